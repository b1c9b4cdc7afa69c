## Vehicles

status-open = No proposal
status-proposal-sent = Proposal sent
status-booked = Booked
status-in-service = In service
status-ready = Ready
status-delivered = Delivered
no-date-yet = no date yet
due = due { $day }

## Panel

vehicles = Vehicles
vehicle-count =
    { $count ->
        [one] { $count } vehicle
       *[other] { $count } vehicles
    }
vehicles-found =
    { $count ->
        [one] { $count } vehicle found
       *[other] { $count } vehicles found
    }
add-vehicle = Add vehicle
refresh-vehicles = Refresh vehicles
filter-vehicles = Filter vehicles
loading-vehicles = Loading vehicles
vehicles-not-loaded = The vehicles could not be loaded.
loading-how-to-connect = Loading how to connect
no-vehicle-matches = No vehicle matches.
no-vehicles = { $resource ->
        [person] No vehicles for this person yet.
        [organization] No vehicles for this organization yet.
       *[deal] No vehicles on this deal yet.
    }
vehicle-not-opened = The vehicle could not be opened.
open-vehicle = Open vehicle
add-follow-up = Add follow-up activity
more-actions = More actions for { $name }
follow-up-not-added = The follow-up could not be added.
reload-and-try = Reload the page, then try again.
follow-up-added = Follow-up added
follow-up-subject = Follow up: { $name } ({ $plate })
not-connected = Car services is not connected to your Pipedrive yet.
connect-account = Connect account

## Modal: one vehicle

close = Close
close-by-hand = Close this window with the X at its top.
nothing-to-show = There is no vehicle to show here. Open one from the Car services panel of a deal, person or organization.
vehicle-not-loaded = The vehicle could not be loaded.
loading-vehicle = Loading the vehicle
loading-proposals = Loading proposals
choose-proposal = Choose a proposal
handed-over = This vehicle is back with its owner
all-sent = Every proposal was sent
send-proposal = Send proposal
price-to = { $price } to { $customer }
all-vehicles = All vehicles
press-again = Press the button again.
open-settings = Open settings
settings-not-opened = The settings could not be opened.
facts = Facts
fact-customer = Customer
fact-price = Price
fact-delivery = Delivery
fact-registered = Registered
fact-distance = Distance
fact-engine = Engine
fact-chassis = Chassis
kilometres = { $number } km
proposals = Proposals
already-sent = Already sent
price-sent = { $price } · sent { $day }
open = Open
proposal-not-sent = The proposal was not sent.
proposal-perhaps-sent = The proposal may not have been sent. Trying again never sends it twice.
proposal-sent-to = Proposal sent to { $customer }
open-proposal = Open proposal
send-question = Send “{ $proposal }” to { $customer }?
send-description = { $price } for { $vehicle } ({ $plate }). The customer gets it by email at once.

## Modal: choose or add a vehicle

choose-vehicle = Choose a vehicle
make-and-model = Make and model
number-plate = Number plate
new-vehicle =
    { $resource ->
        [person] New vehicle for this person
        [organization] New vehicle for this organization
       *[deal] New vehicle on this deal
    }
cancel = Cancel
vehicle-not-added = The vehicle was not added.
vehicle-perhaps-added = The vehicle may not have been added. Trying again never adds it twice.

## Modal: reminders

loading-reminders = Loading the reminders
loading-selection = Loading the selection
selection-not-read = The selection could not be read.
selected-records =
    { $resource ->
        [person] 
            { $count ->
                [one] { $count } person
               *[other] { $count } people
            }
        [organization] 
            { $count ->
                [one] { $count } organization
               *[other] { $count } organizations
            }
       *[deal] 
            { $count ->
                [one] { $count } deal
               *[other] { $count } deals
            }
    }
selected-but = { $selected }, { NUMBER($excluded) } excluded
names-and-more = { $names } and { NUMBER($others) } more
reminder-explained = Each gets one email about the next service of their vehicle, signed as in the settings. Nobody is reminded twice within 30 days.
sending-reminders = Sending reminders
reminders-sent =
    { $count ->
        [one] { $count } reminder sent
       *[other] { $count } reminders sent
    }
not-reminded = Not reminded
send-count =
    { $count ->
        [one] Send { $count } reminder
       *[other] Send { $count } reminders
    }
continue-sending = Continue
done = Done
no-reminders-sent = No reminders were sent.
reminders-question = Send a service reminder to { $selected }?
reminders-description = The emails go out at once and can't be taken back.
send-reminders = Send reminders
not-all-reminders-sent = Not all reminders were sent.
last-reminders-perhaps-sent = The last reminders may not have been sent. Going on never sends them twice.

## Landing page of link actions

for-record =
    { $resource ->
        [person] Car services for person { $id }
        [organization] Car services for organization { $id }
        [activity] Car services for activity { $id }
        [product] Car services for product { $id }
       *[deal] Car services for deal { $id }
    }
for-records =
    { $resource ->
        [person] 
            { $count ->
                [one] Car services for { $count } person
               *[other] Car services for { $count } people
            }
        [organization] 
            { $count ->
                [one] Car services for { $count } organization
               *[other] Car services for { $count } organizations
            }
        [activity] 
            { $count ->
                [one] Car services for { $count } activity
               *[other] Car services for { $count } activities
            }
        [product] 
            { $count ->
                [one] Car services for { $count } product
               *[other] Car services for { $count } products
            }
       *[deal] 
            { $count ->
                [one] Car services for { $count } deal
               *[other] Car services for { $count } deals
            }
    }
for-all =
    { $resource ->
        [person] Car services for all people
        [organization] Car services for all organizations
        [activity] Car services for all activities
        [product] Car services for all products
       *[deal] Car services for all deals
    }
for-all-but = { for-all } but { NUMBER($excluded) }
link-action-explained = This tab can't show vehicles: Pipedrive signs in only the pages inside it. Open the record there and look at its Car services panel.
back-to-pipedrive = Back to Pipedrive

## Floating window

search-contacts = Search contacts
contacts = Contacts
loading-call = Loading the call
loading-form = Loading the form
loading-contacts = Loading contacts
contacts-not-loaded = The contacts could not be loaded.
no-contact-matches = No contact matches.
recent = Recent
not-now = Not now
call = Call
call-name = Call { $name }
outcome-talked = Talked
outcome-left-message = Left a message
outcome-no-answer = No answer
outcome-missed = Missed
dismiss = Dismiss
unknown-context = Pipedrive passed something that this app does not know:
decline = Decline
accept = Accept
incoming-call = Incoming call
no-incoming-calls = Incoming calls can't be shown.
missed-call-not-saved = A missed call could not be written down.
call-not-followed = Pipedrive does not follow this call.
end-call = End call
call-in-progress = Call in progress
on-hold = On hold
muted = Muted
mute = Mute
hold = Hold
keypad = Keypad
notes = Notes

## Floating window: after a call

how-did-it-go = How did it go?
note = Note
plan-next = Plan the next activity
call-ended = Call ended · { $time }
subject = Subject
due-date = Due
do-not-save = Don't save
save-call = Save call
call-not-saved = The call was not saved.
call-perhaps-saved = The call may not have been saved. Trying again never adds it twice.
call-saved = Call saved
choose-outcome = Choose how it went
enter-date = Enter a date
call-back = Call { $name } back
left-not-sent = The call with { $name } was not written down.
left-done = The call with { $name } was saved; only the answer was lost.
left-not-done = The call with { $name } was not saved.
left-unknown = The call with { $name } may have been saved. Saving it again adds it only where it is missing.
ok = OK
discard = Discard
write-down = Write it down

## Settings

app-name = Car services
loading-settings = Loading settings
settings-not-loaded = The settings could not be loaded.
sent-to-connect = You were sent here to connect your account. Then go back and try again.
sent-to-defaults = You were sent here to look at the defaults.
sent-to-notifications = You were sent here to look at the notifications.
connection = Connection
connection-description = The Car services account that vehicles and proposals come from.
press-disconnect-again = Press Disconnect again.
connected = Connected
since = Since { $day }
disconnect = Disconnect
reconnect = Reconnect
unconnected = Not connected
unconnected-hint = Vehicles are shown, but nothing can be sent.
no-account = No account
account-connected = Account connected
account-not-connected = The account was not connected.
disconnect-question = Disconnect Car services?
disconnect-description = No proposals or reminders can be sent until it is connected again. Nothing is deleted.
account-not-disconnected = The account was not disconnected.
account-disconnected = Account disconnected
connect-elsewhere = Pipedrive asks you in a new tab. This page notices when it is done.
label-sender = Sender name
label-reply-to = Reply-to address
label-follow-up-days = Days until a follow-up
label-valid-days = Proposals stay open for
label-notify-opened = A customer opens a proposal
label-notify-ready = A vehicle is ready
label-notify-missed = A call is missed
changed-one = “{ $field }” changed
changed-more = “{ $field }” and { NUMBER($others) } more changed
help-sender = Customers see it in proposals and reminders.
help-reply-to = Answers of customers go there.
help-follow-up-days = When a follow-up activity falls due, 1 to 90 days.
help-valid-days = Afterwards the customer is asked to get in touch.
help-notify-missed = As a number at the icon of the floating window.
defaults = Defaults
defaults-description = What proposals, reminders and follow-ups start with.
notifications = Notifications
notifications-description = What the owner of a deal is told about.
days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
unsaved-hint = Pipedrive does not ask before it leaves this page. Save first.
settings-saved = Settings saved
settings-not-saved = The settings were not saved.
settings-perhaps-saved = The settings may not have been saved.
saved-meanwhile = Somebody else saved these settings while you changed them.
saved-meanwhile-changes = { saved-meanwhile } They changed: { $fields }.
use-theirs = Use theirs
save-mine = Save mine over theirs
language = Language
language-description = In which language you see Car services. It is kept in this browser and changes nothing for others.
language-of-browser = As in the browser
language-not-changed = The language was not changed.

## By their English texts

rule-sender = Enter the name that customers see
rule-reply-to = Enter the address that answers go to
rule-follow-up-days = Enter a number of days
rule-valid-days = Choose 7, 14 or 30 days
rule-model = Enter make and model, like Volvo V60
rule-plate = Enter the number plate
rule-next = Enter what should happen next
rule-due = Choose today or a later day
