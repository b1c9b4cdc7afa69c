## Components

retry = Retry
details = Details
save-changes = Save changes
reset = Reset
unsaved-changes = Unsaved changes
progress-count = { NUMBER($done) } of { NUMBER($total) }
loading = Loading
part-not-loaded = A part of this page could not be loaded. If that happens again, there may be a newer version: reload the page.
opens-in-new-tab = (opens in a new tab)
dismiss = Dismiss
save = Save
cancel = Cancel
nothing-entered = Not entered
edit-empty = Edit { $label }
edit-value = Edit { $label }: { $value }
remove = Remove { $label }
used-of-limit = { NUMBER($used) } of { NUMBER($limit) } characters
few-left = At most { NUMBER($left) } characters left
too-long = The text is too long
sort-by = Sort by
smallest-first = Smallest first
largest-first = Largest first
suggestions = Suggestions
searching = Searching
nothing-found = Nothing found
suggestions-found =
    { $count ->
        [one] { $count } suggestion
       *[other] { $count } suggestions
    }
drop-file = Drop a file here or choose one
drop-files = Drop files here or choose some
course = { $label }: first { $first }, lowest { $lowest }, highest { $highest }, last { $last }
no-numbers = { $label }: nothing yet

## Forms

form-not-saved = This could not be saved
form-check-fields = Check these fields
rule-too-short =
    { $length ->
        [one] Write at least { $length } character
       *[other] Write at least { $length } characters
    }
rule-too-long =
    { $over ->
        [one] Shorten this by { $over } character
       *[other] Shorten this by { $over } characters
    }
rule-whole-number = Enter a whole number from { $min } to { $max }
rule-email = Enter an email address such as name@example.com
rule-web-address = Enter a web address that starts with https://
rule-date = Enter a date
rule-later-date = Choose a later date
enter-a-number = Enter a number
enter-a-whole-number = Enter a whole number
enter-a-smaller-number = Enter a smaller number
at-most-decimals =
    { $decimals ->
        [one] Enter a number of at most { $decimals } decimal
       *[other] Enter a number of at most { $decimals } decimals
    }
refused-without-reason = The server refused it without a reason. Change something, or try again later

## Calls to the app's server

not-connected = Your account is not connected yet. Connect it in the app's settings.
session-refused = Your session was not accepted. Reload the page; if that does not help, install the app again.
forbidden = You don't have permission for this. Ask an administrator of your account.
gone = This is not there any more. Go back and refresh the list.
never-arrived = This did not arrive in time and was not done. Try again.
changed-meanwhile = Somebody else has changed this meanwhile. Refresh, then make your change again.
invalid-entries = Some entries need your attention.
too-many-requests = That was too much at once. Wait a moment, then try again.
server-fault = The server has a problem. Try again in a moment.
server-unreachable = You are offline, or the server can't be reached. Check your connection, then try again.
server-slow = The server takes too long to answer. Try again.
unsendable = This page could not send “{ $field }”, which { $reason }. Tell the developer of this app.
answer-not-understood = The server's answer could not be understood. Reload the page; the app may have been updated.
as-of = As of { $time }. { $problem }
offline = You are offline. What is shown here may be old; it is fetched again when you are back.

## Drafts

draft-back = What you entered before is back.
draft-offered = You entered something here in another window.
draft-offered-sent = What you sent from another window is not confirmed yet.
draft-taken-over = What you entered here was taken over in another window.
draft-asking = What you sent last was not confirmed. Asking what became of it…
draft-pending = What you sent last may have gone through, or may still be on its way. Sending the same again never does it twice.
draft-saved = What you sent last went through; only the answer was lost.
draft-not-saved = What you sent last did not go through.
draft-earlier = It went through as you sent it first. Sending now adds this as another.
draft-unkept = This browser keeps no drafts. What you enter is lost when this page closes.
draft-loss-sent = What you sent is not confirmed yet. It may go through after this window is closed.
draft-loss-unkept = This browser keeps no drafts. What you entered will be lost.
ok = OK
bring-back = Bring it back
not-now = Not now
ask-again = Ask again
discard = Discard

## Windows and questions

close-question = Close this window?
close = Close
close-by-hand = Close this window with the X at its top.
waiting-for-answer = Waiting for your answer in Pipedrive. No question there? { $advice }

## Pages that do not start

reload = Reload
outside-pipedrive = Open this in Pipedrive
    .text = This page is a part of Pipedrive and works only inside it.
    .preview = Open the preview
    .open = Open Pipedrive
unknown-page = There is no such page
    .text = Check the address that is registered for this extension, then reload.
no-identifier = This page lost its address
    .text = Pipedrive can't tell which page this is. Close it, then open it again.
sdk-blocked = Pipedrive's script did not load
    .text = A content blocker or the network may have stopped it. Allow it for this page, then reload.
host-silent = Pipedrive does not answer
    .text = The page is ready and appears by itself as soon as Pipedrive answers.
host-refused = Pipedrive did not accept this page
    .text = Reload it. If that does not help, install the app again.
address-not-understood = This page was opened in an unexpected way
    .text = Close it, then open it from Pipedrive again.
stopped = This page has stopped
    .text = What you have saved is safe. Reload the page to go on.
    .details = Details for support

## Calls to Pipedrive

sdk-no-identifier = The frame's address has no “id”. Open the page from Pipedrive; keep the query when you redirect.
sdk-script-missing = Pipedrive's SDK did not load. Check for a content blocker, then reload.
sdk-handshake-timed-out = Pipedrive did not answer within { $seconds } s. Reload the page.
sdk-timed-out = Pipedrive did not answer “{ $command }” within { $seconds } s. Try again.
sdk-refused = Pipedrive refused “{ $call }”: { $message }

## Languages

language-not-kept = This browser keeps nothing for this page.

## By their English texts

page-too-old = This browser is too old
    .text = This page needs WebAssembly, which this browser lacks or has switched off. Open Pipedrive in a current browser.
page-not-loaded = This page could not be loaded
    .text = Part of it did not arrive. Your connection may have failed, or there is a newer version. Reload the page.
page-misconfigured = This page is not set up correctly
    .text = Tell the people who run this app.
page-slow = This page is slow to load
    .text = It opens as soon as the rest of it arrives. If you don't want to wait, reload it.
