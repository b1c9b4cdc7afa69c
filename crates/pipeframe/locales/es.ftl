## Components

retry = Reintentar
details = Detalles
save-changes = Guardar cambios
reset = Restablecer
unsaved-changes = Cambios sin guardar
progress-count = { NUMBER($done) } de { NUMBER($total) }
loading = Cargando
part-not-loaded = No se ha podido cargar una parte de esta página. Si vuelve a ocurrir, puede que haya una versión más reciente: recargue la página.
opens-in-new-tab = (se abre en una pestaña nueva)
dismiss = Descartar
save = Guardar
cancel = Cancelar
nothing-entered = Sin datos
edit-empty = Editar { $label }
edit-value = Editar { $label }: { $value }
remove = Quitar { $label }
used-of-limit = { NUMBER($used) } de { NUMBER($limit) } caracteres
few-left = Quedan como máximo { NUMBER($left) } caracteres
too-long = El texto es demasiado largo
sort-by = Ordenar por
smallest-first = De menor a mayor
largest-first = De mayor a menor
suggestions = Sugerencias
searching = Buscando
nothing-found = No se encontró nada
suggestions-found =
    { $count ->
        [one] { $count } sugerencia
        [many] { $count } de sugerencias
       *[other] { $count } sugerencias
    }
drop-file = Suelte un archivo aquí o elija uno
drop-files = Suelte archivos aquí o elija algunos
course = { $label }: primero { $first }, mínimo { $lowest }, máximo { $highest }, último { $last }
no-numbers = { $label }: nada todavía

## Forms

form-not-saved = No se ha podido guardar
form-check-fields = Revise estos campos
rule-too-short =
    { $length ->
        [one] Escriba al menos { $length } carácter
        [many] Escriba al menos { $length } de caracteres
       *[other] Escriba al menos { $length } caracteres
    }
rule-too-long =
    { $over ->
        [one] Acorte el texto en { $over } carácter
        [many] Acorte el texto en { $over } de caracteres
       *[other] Acorte el texto en { $over } caracteres
    }
rule-whole-number = Introduzca un número entero de { $min } a { $max }
rule-email = Introduzca una dirección de correo electrónico, como nombre@example.com
rule-web-address = Introduzca una dirección web que empiece por https://
rule-date = Introduzca una fecha
rule-later-date = Elija una fecha posterior
enter-a-number = Introduzca un número
enter-a-whole-number = Introduzca un número entero
enter-a-smaller-number = Introduzca un número menor
at-most-decimals =
    { $decimals ->
        [one] Introduzca un número con { $decimals } decimal como máximo
        [many] Introduzca un número con { $decimals } de decimales como máximo
       *[other] Introduzca un número con { $decimals } decimales como máximo
    }
refused-without-reason = El servidor lo ha rechazado sin indicar el motivo. Cambie algo o inténtelo de nuevo más tarde

## Calls to the app's server

not-connected = Su cuenta aún no está conectada. Conéctela en los ajustes de la aplicación.
session-refused = No se ha aceptado su sesión. Recargue la página; si no sirve, vuelva a instalar la aplicación.
forbidden = No tiene permiso para esto. Pregunte a un administrador de su cuenta.
gone = Esto ya no existe. Vuelva atrás y actualice la lista.
never-arrived = Esto no llegó a tiempo y no se hizo. Inténtelo de nuevo.
changed-meanwhile = Otra persona lo ha cambiado mientras tanto. Actualice y vuelva a hacer su cambio.
invalid-entries = Algunos datos requieren su atención.
too-many-requests = Han sido demasiadas peticiones a la vez. Espere un momento e inténtelo de nuevo.
server-fault = El servidor tiene un problema. Inténtelo de nuevo en un momento.
server-unreachable = No tiene conexión o no se puede acceder al servidor. Compruebe su conexión e inténtelo de nuevo.
server-slow = El servidor tarda demasiado en responder. Inténtelo de nuevo.
unsendable = Esta página no ha podido enviar «{ $field }» (motivo: { $reason }). Avise al desarrollador de esta aplicación.
answer-not-understood = No se ha entendido la respuesta del servidor. Recargue la página; puede que la aplicación se haya actualizado.
as-of = Datos de { $time }. { $problem }
offline = No tiene conexión. Lo que se muestra puede estar anticuado; se actualizará cuando vuelva a tenerla.

## Drafts

draft-back = Se ha recuperado lo que había introducido antes.
draft-offered = Ha introducido algo aquí en otra ventana.
draft-offered-sent = Lo que ha enviado desde otra ventana aún no está confirmado.
draft-taken-over = Lo que había introducido aquí se ha retomado en otra ventana.
draft-asking = Su último envío no se ha confirmado. Se está consultando qué ha pasado con él…
draft-pending = Puede que su último envío haya llegado o que aún esté en camino. Si vuelve a enviar lo mismo, nunca se hará dos veces.
draft-saved = Su último envío llegó; solo se perdió la respuesta.
draft-not-saved = Su último envío no llegó.
draft-earlier = Llegó tal como lo envió la primera vez. Si envía ahora, se añadirá como otro más.
draft-unkept = Este navegador no guarda borradores. Lo que introduzca se perderá al cerrar esta página.
draft-loss-sent = Lo que ha enviado aún no está confirmado. Puede que llegue después de cerrar esta ventana.
draft-loss-unkept = Este navegador no guarda borradores. Se perderá lo que ha introducido.
ok = Aceptar
bring-back = Recuperar
not-now = Ahora no
ask-again = Volver a consultar
discard = Descartar

## Windows and questions

close-question = ¿Cerrar esta ventana?
close = Cerrar
close-by-hand = Cierre esta ventana con la X de la parte superior.
waiting-for-answer = Pipedrive espera su respuesta. ¿No ve ninguna pregunta? { $advice }

## Pages that do not start

reload = Recargar
outside-pipedrive = Abra esto en Pipedrive
    .text = Esta página forma parte de Pipedrive y solo funciona dentro de él.
    .preview = Abrir la vista previa
    .open = Abrir Pipedrive
unknown-page = Esta página no existe
    .text = Compruebe la dirección registrada para esta extensión y recargue.
no-identifier = Esta página ha perdido su dirección
    .text = Pipedrive no sabe qué página es. Ciérrela y vuelva a abrirla.
sdk-blocked = El script de Pipedrive no se ha cargado
    .text = Puede que lo haya detenido un bloqueador de contenido o la red. Permítalo en esta página y recargue.
host-silent = Pipedrive no responde
    .text = La página está lista y aparecerá en cuanto Pipedrive responda.
host-refused = Pipedrive no ha aceptado esta página
    .text = Recárguela. Si no sirve, vuelva a instalar la aplicación.
address-not-understood = Esta página se ha abierto de una forma inesperada
    .text = Ciérrela y vuelva a abrirla desde Pipedrive.
stopped = Esta página se ha detenido
    .text = Lo que ha guardado está a salvo. Recargue la página para continuar.
    .details = Detalles para el servicio de asistencia

## Calls to Pipedrive

sdk-no-identifier = La dirección del marco no tiene «id». Abra la página desde Pipedrive; conserve la consulta al redirigir.
sdk-script-missing = El SDK de Pipedrive no se ha cargado. Compruebe si hay un bloqueador de contenido y recargue.
sdk-handshake-timed-out = Pipedrive no ha respondido en { $seconds } s. Recargue la página.
sdk-timed-out = Pipedrive no ha respondido a «{ $command }» en { $seconds } s. Inténtelo de nuevo.
sdk-refused = Pipedrive ha rechazado «{ $call }»: { $message }

## Languages

language-not-kept = Este navegador no guarda nada para esta página.

## By their English texts

page-too-old = Este navegador es demasiado antiguo
    .text = Esta página necesita WebAssembly, que este navegador no tiene o ha desactivado. Abra Pipedrive en un navegador actual.
page-not-loaded = No se ha podido cargar esta página
    .text = Una parte no ha llegado. Puede que la conexión haya fallado o que haya una versión más reciente. Recargue la página.
page-misconfigured = Esta página no está bien configurada
    .text = Avise a los responsables de esta aplicación.
page-slow = Esta página tarda en cargarse
    .text = Se abrirá en cuanto llegue el resto. Si no quiere esperar, recárguela.
