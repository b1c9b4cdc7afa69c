## Vehicles

status-open = Sem proposta
status-proposal-sent = Proposta enviada
status-booked = Agendado
status-in-service = Na oficina
status-ready = Pronto
status-delivered = Entregue
no-date-yet = sem data
due = entrega: { $day }

## Panel

vehicles = Veículos
vehicle-count =
    { $count ->
        [one] { $count } veículo
        [many] { $count } de veículos
       *[other] { $count } veículos
    }
vehicles-found =
    { $count ->
        [one] { $count } veículo encontrado
        [many] { $count } de veículos encontrados
       *[other] { $count } veículos encontrados
    }
add-vehicle = Adicionar veículo
refresh-vehicles = Atualizar veículos
filter-vehicles = Filtrar veículos
loading-vehicles = Carregando veículos
vehicles-not-loaded = Não foi possível carregar os veículos.
loading-how-to-connect = Carregando como conectar
no-vehicle-matches = Nenhum veículo corresponde.
no-vehicles = { $resource ->
        [person] Esta pessoa ainda não tem veículos.
        [organization] Esta organização ainda não tem veículos.
       *[deal] Este negócio ainda não tem veículos.
    }
vehicle-not-opened = Não foi possível abrir o veículo.
open-vehicle = Abrir veículo
add-follow-up = Adicionar atividade de acompanhamento
more-actions = Mais ações para { $name }
follow-up-not-added = Não foi possível adicionar o acompanhamento.
reload-and-try = Recarregue a página e tente novamente.
follow-up-added = Acompanhamento adicionado
follow-up-subject = Acompanhamento: { $name } ({ $plate })
not-connected = O Car services ainda não está conectado ao seu Pipedrive.
connect-account = Conectar conta

## Modal: one vehicle

close = Fechar
close-by-hand = Feche esta janela com o X na parte superior.
nothing-to-show = Não há nenhum veículo para mostrar aqui. Abra um no painel Car services de um negócio, pessoa ou organização.
vehicle-not-loaded = Não foi possível carregar o veículo.
loading-vehicle = Carregando o veículo
loading-proposals = Carregando as propostas
choose-proposal = Escolha uma proposta
handed-over = Este veículo já está com o proprietário
all-sent = Todas as propostas foram enviadas
send-proposal = Enviar proposta
price-to = { $price } para { $customer }
all-vehicles = Todos os veículos
press-again = Pressione o botão novamente.
open-settings = Abrir configurações
settings-not-opened = Não foi possível abrir as configurações.
facts = Dados
fact-customer = Cliente
fact-price = Preço
fact-delivery = Entrega
fact-registered = Registrado
fact-distance = Quilometragem
fact-engine = Motor
fact-chassis = Chassi
kilometres = { $number } km
proposals = Propostas
already-sent = Já enviadas
price-sent = { $price } · enviada em { $day }
open = Abrir
proposal-not-sent = A proposta não foi enviada.
proposal-perhaps-sent = A proposta pode não ter sido enviada. Tentar novamente nunca a envia duas vezes.
proposal-sent-to = Proposta enviada para { $customer }
open-proposal = Abrir proposta
send-question = Enviar “{ $proposal }” para { $customer }?
send-description = { $price } por { $vehicle } ({ $plate }). O cliente recebe na hora por e-mail.

## Modal: choose or add a vehicle

choose-vehicle = Escolha um veículo
make-and-model = Marca e modelo
number-plate = Placa
new-vehicle =
    { $resource ->
        [person] Novo veículo para esta pessoa
        [organization] Novo veículo para esta organização
       *[deal] Novo veículo para este negócio
    }
cancel = Cancelar
vehicle-not-added = O veículo não foi adicionado.
vehicle-perhaps-added = O veículo pode não ter sido adicionado. Tentar novamente nunca o adiciona duas vezes.

## Modal: reminders

loading-reminders = Carregando os lembretes
loading-selection = Carregando a seleção
selection-not-read = Não foi possível ler a seleção.
selected-records =
    { $resource ->
        [person] 
            { $count ->
                [one] { $count } pessoa
                [many] { $count } de pessoas
               *[other] { $count } pessoas
            }
        [organization] 
            { $count ->
                [one] { $count } organização
                [many] { $count } de organizações
               *[other] { $count } organizações
            }
       *[deal] 
            { $count ->
                [one] { $count } negócio
                [many] { $count } de negócios
               *[other] { $count } negócios
            }
    }
selected-but = { $selected }, { NUMBER($excluded) } fora da seleção
names-and-more = { $names } e mais { NUMBER($others) }
reminder-explained = Cada destinatário recebe um e-mail sobre a próxima revisão do veículo, assinado como nas configurações. Ninguém recebe dois lembretes em 30 dias.
sending-reminders = Enviando lembretes
reminders-sent =
    { $count ->
        [one] { $count } lembrete enviado
        [many] { $count } de lembretes enviados
       *[other] { $count } lembretes enviados
    }
not-reminded = Sem lembrete
send-count =
    { $count ->
        [one] Enviar { $count } lembrete
        [many] Enviar { $count } de lembretes
       *[other] Enviar { $count } lembretes
    }
continue-sending = Continuar
done = Concluir
no-reminders-sent = Nenhum lembrete foi enviado.
reminders-question = Enviar um lembrete de revisão para { $selected }?
reminders-description = Os e-mails são enviados na hora e não podem ser cancelados.
send-reminders = Enviar lembretes
not-all-reminders-sent = Nem todos os lembretes foram enviados.
last-reminders-perhaps-sent = Os últimos lembretes podem não ter sido enviados. Continuar nunca os envia duas vezes.

## Landing page of link actions

for-record =
    { $resource ->
        [person] Car services para a pessoa { $id }
        [organization] Car services para a organização { $id }
        [activity] Car services para a atividade { $id }
        [product] Car services para o produto { $id }
       *[deal] Car services para o negócio { $id }
    }
for-records =
    { $resource ->
        [person] 
            { $count ->
                [one] Car services para { $count } pessoa
                [many] Car services para { $count } de pessoas
               *[other] Car services para { $count } pessoas
            }
        [organization] 
            { $count ->
                [one] Car services para { $count } organização
                [many] Car services para { $count } de organizações
               *[other] Car services para { $count } organizações
            }
        [activity] 
            { $count ->
                [one] Car services para { $count } atividade
                [many] Car services para { $count } de atividades
               *[other] Car services para { $count } atividades
            }
        [product] 
            { $count ->
                [one] Car services para { $count } produto
                [many] Car services para { $count } de produtos
               *[other] Car services para { $count } produtos
            }
       *[deal] 
            { $count ->
                [one] Car services para { $count } negócio
                [many] Car services para { $count } de negócios
               *[other] Car services para { $count } negócios
            }
    }
for-all =
    { $resource ->
        [person] Car services para todas as pessoas
        [organization] Car services para todas as organizações
        [activity] Car services para todas as atividades
        [product] Car services para todos os produtos
       *[deal] Car services para todos os negócios
    }
for-all-but = { for-all } menos { NUMBER($excluded) }
link-action-explained = Esta aba não pode mostrar veículos: o Pipedrive só autentica as páginas dentro dele. Abra o registro lá e consulte o painel Car services.
back-to-pipedrive = Voltar ao Pipedrive

## Floating window

search-contacts = Pesquisar contatos
contacts = Contatos
loading-call = Carregando a chamada
loading-form = Carregando o formulário
loading-contacts = Carregando contatos
contacts-not-loaded = Não foi possível carregar os contatos.
no-contact-matches = Nenhum contato corresponde.
recent = Recentes
not-now = Agora não
call = Ligar
call-name = Ligar para { $name }
outcome-talked = Conversamos
outcome-left-message = Recado deixado
outcome-no-answer = Sem resposta
outcome-missed = Perdida
dismiss = Dispensar
unknown-context = O Pipedrive enviou algo que este aplicativo não conhece:
decline = Recusar
accept = Atender
incoming-call = Chamada recebida
no-incoming-calls = Não é possível mostrar as chamadas recebidas.
missed-call-not-saved = Não foi possível registrar uma chamada perdida.
call-not-followed = O Pipedrive não acompanha esta chamada.
end-call = Encerrar chamada
call-in-progress = Chamada em andamento
on-hold = Em espera
muted = Silenciado
mute = Mudo
hold = Espera
keypad = Teclado
notes = Notas

## Floating window: after a call

how-did-it-go = Como foi?
note = Nota
plan-next = Planejar a próxima atividade
call-ended = Chamada encerrada · { $time }
subject = Assunto
due-date = Prazo
do-not-save = Não salvar
save-call = Salvar chamada
call-not-saved = A chamada não foi salva.
call-perhaps-saved = A chamada pode não ter sido salva. Tentar novamente nunca a adiciona duas vezes.
call-saved = Chamada salva
choose-outcome = Escolha como foi
enter-date = Insira uma data
call-back = Retornar a ligação de { $name }
left-not-sent = A chamada com { $name } não foi registrada.
left-done = A chamada com { $name } foi salva; só a resposta se perdeu.
left-not-done = A chamada com { $name } não foi salva.
left-unknown = A chamada com { $name } pode ter sido salva. Salvar novamente só a adiciona se estiver faltando.
ok = OK
discard = Descartar
write-down = Registrar

## Settings

app-name = Car services
loading-settings = Carregando configurações
settings-not-loaded = Não foi possível carregar as configurações.
sent-to-connect = Você foi trazido aqui para conectar sua conta. Depois volte e tente novamente.
sent-to-defaults = Você foi trazido aqui para ver os padrões.
sent-to-notifications = Você foi trazido aqui para ver as notificações.
connection = Conexão
connection-description = A conta do Car services de onde vêm os veículos e as propostas.
press-disconnect-again = Pressione “Desconectar” novamente.
connected = Conectada
since = Desde { $day }
disconnect = Desconectar
reconnect = Reconectar
unconnected = Não conectada
unconnected-hint = Os veículos são mostrados, mas nada pode ser enviado.
no-account = Nenhuma conta
account-connected = Conta conectada
account-not-connected = A conta não foi conectada.
disconnect-question = Desconectar o Car services?
disconnect-description = Nenhuma proposta ou lembrete pode ser enviado até reconectar. Nada é excluído.
account-not-disconnected = A conta não foi desconectada.
account-disconnected = Conta desconectada
connect-elsewhere = O Pipedrive pergunta em uma nova aba. Esta página percebe quando terminar.
label-sender = Nome do remetente
label-reply-to = Endereço para resposta
label-follow-up-days = Dias até o acompanhamento
label-valid-days = Propostas ficam abertas por
label-notify-opened = Um cliente abre uma proposta
label-notify-ready = Um veículo está pronto
label-notify-missed = Uma chamada é perdida
changed-one = “{ $field }” alterado
changed-more = “{ $field }” e mais { NUMBER($others) } alterados
help-sender = Os clientes o veem em propostas e lembretes.
help-reply-to = As respostas dos clientes vão para lá.
help-follow-up-days = Quando vence uma atividade de acompanhamento, de 1 a 90 dias.
help-valid-days = Depois o cliente é convidado a entrar em contato.
help-notify-missed = Como um número no ícone da janela flutuante.
defaults = Padrões
defaults-description = Com o que começam propostas, lembretes e acompanhamentos.
notifications = Notificações
notifications-description = Sobre o que o proprietário de um negócio é avisado.
days =
    { $count ->
        [one] { $count } dia
        [many] { $count } de dias
       *[other] { $count } dias
    }
unsaved-hint = O Pipedrive não pergunta antes de sair desta página. Salve primeiro.
settings-saved = Configurações salvas
settings-not-saved = As configurações não foram salvas.
settings-perhaps-saved = As configurações podem não ter sido salvas.
saved-meanwhile = Outra pessoa salvou estas configurações enquanto você as alterava.
saved-meanwhile-changes = { saved-meanwhile } Foi alterado: { $fields }.
use-theirs = Usar as dela
save-mine = Salvar as minhas por cima
language = Idioma
language-description = Em que idioma você vê o Car services. Fica salvo neste navegador e não muda nada para os outros.
language-of-browser = Como no navegador
language-not-changed = O idioma não foi alterado.

## By their English texts

rule-sender = Insira o nome que os clientes veem
rule-reply-to = Insira o endereço que recebe as respostas
rule-follow-up-days = Insira um número de dias
rule-valid-days = Escolha 7, 14 ou 30 dias
rule-model = Insira marca e modelo, como Volvo V60
rule-plate = Insira a placa
rule-next = Insira o que deve acontecer em seguida
rule-due = Escolha hoje ou um dia posterior
