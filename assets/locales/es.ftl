## Vehicles

status-open = Sin propuesta
status-proposal-sent = Propuesta enviada
status-booked = Reservado
status-in-service = En el taller
status-ready = Listo
status-delivered = Entregado
no-date-yet = sin fecha
due = entrega: { $day }

## Panel

vehicles = Vehículos
vehicle-count =
    { $count ->
        [one] { $count } vehículo
        [many] { $count } de vehículos
       *[other] { $count } vehículos
    }
vehicles-found =
    { $count ->
        [one] { $count } vehículo encontrado
        [many] { $count } de vehículos encontrados
       *[other] { $count } vehículos encontrados
    }
add-vehicle = Añadir vehículo
refresh-vehicles = Actualizar vehículos
filter-vehicles = Filtrar vehículos
loading-vehicles = Cargando vehículos
vehicles-not-loaded = No se han podido cargar los vehículos.
loading-how-to-connect = Cargando cómo conectar
no-vehicle-matches = No coincide ningún vehículo.
no-vehicles = { $resource ->
        [person] Esta persona aún no tiene vehículos.
        [organization] Esta organización aún no tiene vehículos.
       *[deal] Este trato aún no tiene vehículos.
    }
vehicle-not-opened = No se ha podido abrir el vehículo.
open-vehicle = Abrir vehículo
add-follow-up = Añadir actividad de seguimiento
more-actions = Más acciones para { $name }
follow-up-not-added = No se ha podido añadir el seguimiento.
reload-and-try = Recargue la página e inténtelo de nuevo.
follow-up-added = Seguimiento añadido
follow-up-subject = Seguimiento: { $name } ({ $plate })
not-connected = Car services aún no está conectado a su Pipedrive.
connect-account = Conectar cuenta

## Modal: one vehicle

close = Cerrar
close-by-hand = Cierre esta ventana con la X de la parte superior.
nothing-to-show = Aquí no hay ningún vehículo que mostrar. Abra uno desde el panel de Car services de un trato, una persona o una organización.
vehicle-not-loaded = No se ha podido cargar el vehículo.
loading-vehicle = Cargando el vehículo
loading-proposals = Cargando las propuestas
choose-proposal = Elija una propuesta
handed-over = Este vehículo ya está con su propietario
all-sent = Se han enviado todas las propuestas
send-proposal = Enviar propuesta
price-to = { $price } para { $customer }
all-vehicles = Todos los vehículos
press-again = Pulse el botón de nuevo.
open-settings = Abrir ajustes
settings-not-opened = No se han podido abrir los ajustes.
facts = Datos
fact-customer = Cliente
fact-price = Precio
fact-delivery = Entrega
fact-registered = Matriculado
fact-distance = Kilometraje
fact-engine = Motor
fact-chassis = Chasis
kilometres = { $number } km
proposals = Propuestas
already-sent = Ya enviadas
price-sent = { $price } · enviada el { $day }
open = Abrir
proposal-not-sent = La propuesta no se ha enviado.
proposal-perhaps-sent = Puede que la propuesta no se haya enviado. Si lo intenta de nuevo, nunca se envía dos veces.
proposal-sent-to = Propuesta enviada a { $customer }
open-proposal = Abrir propuesta
send-question = ¿Enviar «{ $proposal }» a { $customer }?
send-description = { $price } por { $vehicle } ({ $plate }). El cliente lo recibe al momento por correo electrónico.

## Modal: choose or add a vehicle

choose-vehicle = Elija un vehículo
make-and-model = Marca y modelo
number-plate = Matrícula
new-vehicle =
    { $resource ->
        [person] Nuevo vehículo para esta persona
        [organization] Nuevo vehículo para esta organización
       *[deal] Nuevo vehículo para este trato
    }
cancel = Cancelar
vehicle-not-added = El vehículo no se ha añadido.
vehicle-perhaps-added = Puede que el vehículo no se haya añadido. Si lo intenta de nuevo, nunca se añade dos veces.

## Modal: reminders

loading-reminders = Cargando los recordatorios
loading-selection = Cargando la selección
selection-not-read = No se ha podido leer la selección.
selected-records =
    { $resource ->
        [person] 
            { $count ->
                [one] { $count } persona
                [many] { $count } de personas
               *[other] { $count } personas
            }
        [organization] 
            { $count ->
                [one] { $count } organización
                [many] { $count } de organizaciones
               *[other] { $count } organizaciones
            }
       *[deal] 
            { $count ->
                [one] { $count } trato
                [many] { $count } de tratos
               *[other] { $count } tratos
            }
    }
selected-but = { $selected }, { NUMBER($excluded) } sin incluir
names-and-more = { $names } y { NUMBER($others) } más
reminder-explained = Cada destinatario recibe un correo electrónico sobre la próxima revisión de su vehículo, firmado como en los ajustes. Nadie recibe dos recordatorios en 30 días.
sending-reminders = Enviando recordatorios
reminders-sent =
    { $count ->
        [one] { $count } recordatorio enviado
        [many] { $count } de recordatorios enviados
       *[other] { $count } recordatorios enviados
    }
not-reminded = Sin recordatorio
send-count =
    { $count ->
        [one] Enviar { $count } recordatorio
        [many] Enviar { $count } de recordatorios
       *[other] Enviar { $count } recordatorios
    }
continue-sending = Continuar
done = Listo
no-reminders-sent = No se ha enviado ningún recordatorio.
reminders-question = ¿Enviar un recordatorio de revisión a { $selected }?
reminders-description = Los correos se envían al momento y no se pueden retirar.
send-reminders = Enviar recordatorios
not-all-reminders-sent = No se han enviado todos los recordatorios.
last-reminders-perhaps-sent = Puede que los últimos recordatorios no se hayan enviado. Si continúa, nunca se envían dos veces.

## Landing page of link actions

for-record =
    { $resource ->
        [person] Car services para la persona { $id }
        [organization] Car services para la organización { $id }
        [activity] Car services para la actividad { $id }
        [product] Car services para el producto { $id }
       *[deal] Car services para el trato { $id }
    }
for-records =
    { $resource ->
        [person] 
            { $count ->
                [one] Car services para { $count } persona
                [many] Car services para { $count } de personas
               *[other] Car services para { $count } personas
            }
        [organization] 
            { $count ->
                [one] Car services para { $count } organización
                [many] Car services para { $count } de organizaciones
               *[other] Car services para { $count } organizaciones
            }
        [activity] 
            { $count ->
                [one] Car services para { $count } actividad
                [many] Car services para { $count } de actividades
               *[other] Car services para { $count } actividades
            }
        [product] 
            { $count ->
                [one] Car services para { $count } producto
                [many] Car services para { $count } de productos
               *[other] Car services para { $count } productos
            }
       *[deal] 
            { $count ->
                [one] Car services para { $count } trato
                [many] Car services para { $count } de tratos
               *[other] Car services para { $count } tratos
            }
    }
for-all =
    { $resource ->
        [person] Car services para todas las personas
        [organization] Car services para todas las organizaciones
        [activity] Car services para todas las actividades
        [product] Car services para todos los productos
       *[deal] Car services para todos los tratos
    }
for-all-but = { for-all } menos { NUMBER($excluded) }
link-action-explained = Esta pestaña no puede mostrar vehículos: Pipedrive solo inicia sesión en las páginas que están dentro de él. Abra allí el registro y consulte su panel de Car services.
back-to-pipedrive = Volver a Pipedrive

## Floating window

search-contacts = Buscar contactos
contacts = Contactos
loading-call = Cargando la llamada
loading-form = Cargando el formulario
loading-contacts = Cargando contactos
contacts-not-loaded = No se han podido cargar los contactos.
no-contact-matches = No coincide ningún contacto.
recent = Recientes
not-now = Ahora no
call = Llamar
call-name = Llamar a { $name }
outcome-talked = Se habló
outcome-left-message = Se dejó un mensaje
outcome-no-answer = Sin respuesta
outcome-missed = Perdida
dismiss = Descartar
unknown-context = Pipedrive ha enviado algo que esta aplicación no conoce:
decline = Rechazar
accept = Aceptar
incoming-call = Llamada entrante
no-incoming-calls = No se pueden mostrar las llamadas entrantes.
missed-call-not-saved = No se ha podido anotar una llamada perdida.
call-not-followed = Pipedrive no sigue esta llamada.
end-call = Finalizar llamada
call-in-progress = Llamada en curso
on-hold = En espera
muted = Silenciado
mute = Silenciar
hold = Espera
keypad = Teclado
notes = Notas

## Floating window: after a call

how-did-it-go = ¿Cómo ha ido?
note = Nota
plan-next = Planificar la próxima actividad
call-ended = Llamada finalizada · { $time }
subject = Asunto
due-date = Vencimiento
do-not-save = No guardar
save-call = Guardar llamada
call-not-saved = La llamada no se ha guardado.
call-perhaps-saved = Puede que la llamada no se haya guardado. Si lo intenta de nuevo, nunca se añade dos veces.
call-saved = Llamada guardada
choose-outcome = Elija cómo ha ido
enter-date = Introduzca una fecha
call-back = Devolver la llamada a { $name }
left-not-sent = La llamada con { $name } no se ha anotado.
left-done = La llamada con { $name } se guardó; solo se perdió la respuesta.
left-not-done = La llamada con { $name } no se ha guardado.
left-unknown = Puede que la llamada con { $name } se haya guardado. Si la guarda de nuevo, solo se añade si falta.
ok = Aceptar
discard = Descartar
write-down = Anotar

## Settings

app-name = Car services
loading-settings = Cargando ajustes
settings-not-loaded = No se han podido cargar los ajustes.
sent-to-connect = Se le ha traído aquí para conectar su cuenta. Después vuelva atrás e inténtelo de nuevo.
sent-to-defaults = Se le ha traído aquí para ver los valores predeterminados.
sent-to-notifications = Se le ha traído aquí para ver las notificaciones.
connection = Conexión
connection-description = La cuenta de Car services de la que proceden los vehículos y las propuestas.
press-disconnect-again = Pulse «Desconectar» de nuevo.
connected = Conectada
since = Desde el { $day }
disconnect = Desconectar
reconnect = Volver a conectar
unconnected = Sin conectar
unconnected-hint = Los vehículos se muestran, pero no se puede enviar nada.
no-account = Sin cuenta
account-connected = Cuenta conectada
account-not-connected = La cuenta no se ha conectado.
disconnect-question = ¿Desconectar Car services?
disconnect-description = No se pueden enviar propuestas ni recordatorios hasta que se vuelva a conectar. No se elimina nada.
account-not-disconnected = La cuenta no se ha desconectado.
account-disconnected = Cuenta desconectada
connect-elsewhere = Pipedrive le pregunta en una pestaña nueva. Esta página se entera cuando está hecho.
label-sender = Nombre del remitente
label-reply-to = Dirección de respuesta
label-follow-up-days = Días hasta el seguimiento
label-valid-days = Las propuestas siguen abiertas
label-notify-opened = Un cliente abre una propuesta
label-notify-ready = Un vehículo está listo
label-notify-missed = Se pierde una llamada
changed-one = «{ $field }» ha cambiado
changed-more = «{ $field }» y { NUMBER($others) } más han cambiado
help-sender = Los clientes lo ven en propuestas y recordatorios.
help-reply-to = Ahí llegan las respuestas de los clientes.
help-follow-up-days = Cuándo vence una actividad de seguimiento, de 1 a 90 días.
help-valid-days = Después se pide al cliente que se ponga en contacto.
help-notify-missed = Como un número en el icono de la ventana flotante.
defaults = Valores predeterminados
defaults-description = Con qué empiezan propuestas, recordatorios y seguimientos.
notifications = Notificaciones
notifications-description = De qué se informa al propietario de un trato.
days =
    { $count ->
        [one] { $count } día
        [many] { $count } de días
       *[other] { $count } días
    }
unsaved-hint = Pipedrive no pregunta antes de salir de esta página. Guarde primero.
settings-saved = Ajustes guardados
settings-not-saved = Los ajustes no se han guardado.
settings-perhaps-saved = Puede que los ajustes no se hayan guardado.
saved-meanwhile = Otra persona ha guardado estos ajustes mientras usted los cambiaba.
saved-meanwhile-changes = { saved-meanwhile } Ha cambiado: { $fields }.
use-theirs = Usar los suyos
save-mine = Guardar los míos encima
language = Idioma
language-description = En qué idioma ve usted Car services. Se guarda en este navegador y no cambia nada para los demás.
language-of-browser = Como en el navegador
language-not-changed = El idioma no se ha cambiado.

## By their English texts

rule-sender = Introduzca el nombre que ven los clientes
rule-reply-to = Introduzca la dirección a la que llegan las respuestas
rule-follow-up-days = Introduzca un número de días
rule-valid-days = Elija 7, 14 o 30 días
rule-model = Introduzca marca y modelo, como Volvo V60
rule-plate = Introduzca la matrícula
rule-next = Introduzca qué debe hacerse a continuación
rule-due = Elija hoy o un día posterior
