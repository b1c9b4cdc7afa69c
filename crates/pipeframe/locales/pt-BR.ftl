## Components

retry = Tentar novamente
details = Detalhes
save-changes = Salvar alterações
reset = Redefinir
unsaved-changes = Alterações não salvas
progress-count = { NUMBER($done) } de { NUMBER($total) }
loading = Carregando
part-not-loaded = Não foi possível carregar uma parte desta página. Se isso acontecer de novo, pode haver uma versão mais recente: recarregue a página.
opens-in-new-tab = (abre em uma nova guia)
dismiss = Dispensar
save = Salvar
cancel = Cancelar
nothing-entered = Não informado
edit-empty = Editar { $label }
edit-value = Editar { $label }: { $value }
remove = Remover { $label }
used-of-limit = { NUMBER($used) } de { NUMBER($limit) } caracteres
few-left = Restam no máximo { NUMBER($left) } caracteres
too-long = O texto é longo demais
sort-by = Ordenar por
smallest-first = Do menor para o maior
largest-first = Do maior para o menor
suggestions = Sugestões
searching = Pesquisando
nothing-found = Nada encontrado
suggestions-found =
    { $count ->
        [one] { $count } sugestão
        [many] { $count } de sugestões
       *[other] { $count } sugestões
    }
drop-file = Solte um arquivo aqui ou escolha um
drop-files = Solte arquivos aqui ou escolha alguns
course = { $label }: primeiro { $first }, mínimo { $lowest }, máximo { $highest }, último { $last }
no-numbers = { $label }: nada ainda

## Forms

form-not-saved = Não foi possível salvar
form-check-fields = Verifique estes campos
rule-too-short =
    { $length ->
        [one] Escreva pelo menos { $length } caractere
        [many] Escreva pelo menos { $length } de caracteres
       *[other] Escreva pelo menos { $length } caracteres
    }
rule-too-long =
    { $over ->
        [one] Reduza o texto em { $over } caractere
        [many] Reduza o texto em { $over } de caracteres
       *[other] Reduza o texto em { $over } caracteres
    }
rule-whole-number = Insira um número inteiro de { $min } a { $max }
rule-email = Insira um endereço de e-mail, como nome@example.com
rule-web-address = Insira um endereço da web que comece com https://
rule-date = Insira uma data
rule-later-date = Escolha uma data posterior
enter-a-number = Insira um número
enter-a-whole-number = Insira um número inteiro
enter-a-smaller-number = Insira um número menor
at-most-decimals =
    { $decimals ->
        [one] Insira um número com no máximo { $decimals } casa decimal
        [many] Insira um número com no máximo { $decimals } de casas decimais
       *[other] Insira um número com no máximo { $decimals } casas decimais
    }
refused-without-reason = O servidor recusou sem informar o motivo. Altere algo ou tente novamente mais tarde

## Calls to the app's server

not-connected = Sua conta ainda não está conectada. Conecte-a nas configurações do aplicativo.
session-refused = Sua sessão não foi aceita. Recarregue a página; se não resolver, instale o aplicativo novamente.
forbidden = Você não tem permissão para isso. Fale com um administrador da sua conta.
gone = Isso não existe mais. Volte e atualize a lista.
never-arrived = Isso não chegou a tempo e não foi feito. Tente novamente.
changed-meanwhile = Outra pessoa alterou isso enquanto você trabalhava. Atualize e faça sua alteração novamente.
invalid-entries = Alguns dados precisam da sua atenção.
too-many-requests = Foram muitas solicitações de uma vez. Aguarde um momento e tente novamente.
server-fault = O servidor está com um problema. Tente novamente em instantes.
server-unreachable = Você está sem conexão ou não é possível acessar o servidor. Verifique sua conexão e tente novamente.
server-slow = O servidor está demorando muito para responder. Tente novamente.
unsendable = Esta página não conseguiu enviar “{ $field }” (motivo: { $reason }). Avise o desenvolvedor deste aplicativo.
answer-not-understood = Não foi possível entender a resposta do servidor. Recarregue a página; o aplicativo pode ter sido atualizado.
as-of = Dados de { $time }. { $problem }
offline = Você está sem conexão. O que aparece aqui pode estar desatualizado e será carregado novamente quando você voltar.

## Drafts

draft-back = O que você inseriu antes foi recuperado.
draft-offered = Você inseriu algo aqui em outra janela.
draft-offered-sent = O que você enviou de outra janela ainda não foi confirmado.
draft-taken-over = O que você inseriu aqui foi retomado em outra janela.
draft-asking = Seu último envio não foi confirmado. Verificando o que aconteceu com ele…
draft-pending = Seu último envio pode ter sido concluído ou ainda estar a caminho. Enviar o mesmo novamente nunca o repete.
draft-saved = Seu último envio foi concluído; só a resposta se perdeu.
draft-not-saved = Seu último envio não foi concluído.
draft-earlier = Foi concluído como você enviou da primeira vez. Se enviar agora, isto será adicionado como mais um.
draft-unkept = Este navegador não guarda rascunhos. O que você inserir será perdido quando esta página for fechada.
draft-loss-sent = O que você enviou ainda não foi confirmado. Pode ser concluído depois que esta janela for fechada.
draft-loss-unkept = Este navegador não guarda rascunhos. O que você inseriu será perdido.
ok = OK
bring-back = Recuperar
not-now = Agora não
ask-again = Verificar novamente
discard = Descartar

## Windows and questions

close-question = Fechar esta janela?
close = Fechar
close-by-hand = Feche esta janela com o X na parte superior.
waiting-for-answer = O Pipedrive aguarda sua resposta. Não vê nenhuma pergunta? { $advice }

## Pages that do not start

reload = Recarregar
outside-pipedrive = Abra isto no Pipedrive
    .text = Esta página faz parte do Pipedrive e só funciona dentro dele.
    .preview = Abrir a prévia
    .open = Abrir o Pipedrive
unknown-page = Esta página não existe
    .text = Verifique o endereço registrado para esta extensão e recarregue.
no-identifier = Esta página perdeu seu endereço
    .text = O Pipedrive não sabe qual é esta página. Feche-a e abra novamente.
sdk-blocked = O script do Pipedrive não foi carregado
    .text = Um bloqueador de conteúdo ou a rede pode tê-lo impedido. Permita-o nesta página e recarregue.
host-silent = O Pipedrive não responde
    .text = A página está pronta e aparece assim que o Pipedrive responder.
host-refused = O Pipedrive não aceitou esta página
    .text = Recarregue-a. Se não resolver, instale o aplicativo novamente.
address-not-understood = Esta página foi aberta de forma inesperada
    .text = Feche-a e abra novamente pelo Pipedrive.
stopped = Esta página parou
    .text = O que você salvou está seguro. Recarregue a página para continuar.
    .details = Detalhes para o suporte

## Calls to Pipedrive

sdk-no-identifier = O endereço do quadro não tem “id”. Abra a página pelo Pipedrive; mantenha a consulta ao redirecionar.
sdk-script-missing = O SDK do Pipedrive não foi carregado. Verifique se há um bloqueador de conteúdo e recarregue.
sdk-handshake-timed-out = O Pipedrive não respondeu em { $seconds } s. Recarregue a página.
sdk-timed-out = O Pipedrive não respondeu a “{ $command }” em { $seconds } s. Tente novamente.
sdk-refused = O Pipedrive recusou “{ $call }”: { $message }

## Languages

language-not-kept = Este navegador não guarda nada para esta página.

## By their English texts

page-too-old = Este navegador é muito antigo
    .text = Esta página precisa do WebAssembly, que este navegador não tem ou está desativado. Abra o Pipedrive em um navegador atual.
page-not-loaded = Não foi possível carregar esta página
    .text = Uma parte não chegou. A conexão pode ter falhado ou há uma versão mais recente. Recarregue a página.
page-misconfigured = Esta página não está configurada corretamente
    .text = Avise os responsáveis por este aplicativo.
page-slow = Esta página está demorando para carregar
    .text = Ela abre assim que o restante chegar. Se não quiser esperar, recarregue-a.
