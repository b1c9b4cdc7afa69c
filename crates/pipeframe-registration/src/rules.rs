//! The rules of a registration file: what the Developer Hub's form refuses, and how the file is written.

use crate::rules;

const FILE: &str = "https://www.rfc-editor.org/rfc/rfc8259";
const PRIVATE_APP: &str = "https://pipedrive.readme.io/docs/marketplace-registering-a-private-app";
const EXTENSIONS: &str = "https://pipedrive.readme.io/docs/custom-ui-extensions";
const PANELS: &str = "https://pipedrive.readme.io/docs/custom-ui-extensions-panels";
const MODALS: &str = "https://pipedrive.readme.io/docs/custom-ui-extensions-modals";
const WINDOW: &str = "https://pipedrive.readme.io/docs/custom-ui-extensions-floating-window";
const ACTIONS: &str = "https://pipedrive.readme.io/docs/app-extensions-actions";
const JSON_PANELS: &str = "https://pipedrive.readme.io/docs/app-extensions-json-panels";
const PANEL_ACTIONS: &str = "https://pipedrive.readme.io/docs/json-panels-actions-in-panels";
const AUTHORIZATION: &str = "https://pipedrive.readme.io/docs/marketplace-oauth-authorization";
const SECRETS: &str = "https://pipedrive.readme.io/docs/client-id-and-client-secret";
const SCOPES: &str =
    "https://pipedrive.readme.io/docs/marketplace-scopes-and-permissions-explanations";
const SDK: &str = "https://github.com/pipedrive/app-extensions-sdk";

rules! {
    NOT_JSON = "notJson", Own, Error, FILE,
        "The registration is a file of JSON.";
    UNKNOWN_FIELD = "unknownField", Own, Error, FILE,
        "The registration has the fields of its JSON Schema and no others, so that none is misspelt.";
    WRONG_TYPE = "wrongType", Own, Error, FILE,
        "Each field of the registration has the type of its JSON Schema.";
    NO_EXTENSION = "noExtension", Own, Error, FILE,
        "The registration has an extension, or there is nothing to show.";
    SECRET_IN_FILE = "secretInFile", Own, Error, SECRETS,
        "A registration is shared, so it holds no secret: secrets come from the environment or from a file that git ignores.";

    REQUIRED = "required", Documented, Error, PRIVATE_APP,
        "Each required field of the form is filled in.";
    NAME_LENGTH = "nameLength", Documented, Error, EXTENSIONS,
        "The name of an extension has at most 30 characters.";
    DESCRIPTION_LENGTH = "descriptionLength", Documented, Error, EXTENSIONS,
        "The description of an extension has at most 150 characters.";
    DESCRIPTION_REQUIRED = "descriptionRequired", Documented, Error, WINDOW,
        "The floating window has a description.";
    SENTENCE_CASE = "sentenceCase", Documented, Warning, EXTENSIONS,
        "The name of an extension is written in sentence case: only the first word and names have a capital.";
    ADDRESS = "address", Own, Error, EXTENSIONS,
        "An address is a path of the app, such as /panel, or a full http or https address.";
    HTTPS = "https", Documented, Error, EXTENSIONS,
        "Pipedrive asks for addresses over HTTPS.";
    DEVELOPMENT_ADDRESS = "developmentAddress", Documented, Error, EXTENSIONS,
        "An address of this machine, such as `http://localhost:3000`, is good in the preview; Pipedrive asks for addresses over HTTPS.";
    ADDRESS_QUERY = "addressQuery", Assumed, Warning, EXTENSIONS,
        "Pipedrive appends its parameters to the address of a page. What becomes of a query or a fragment that is already there is not documented.";
    ONE_CALLBACK = "oneCallback", Documented, Error, AUTHORIZATION,
        "An app has one callback URL.";
    UNKNOWN_LOCATION = "unknownLocation", Documented, Error, MODALS,
        "A location is one of the details of deals, people and organizations, their lists, and the list of activities.";
    PANEL_LOCATION = "panelLocation", Documented, Error, PANELS,
        "Panels show on the details of deals, people and organizations only.";
    ONE_PANEL = "onePanelPerLocation", Documented, Error, PANELS,
        "A location has one custom or JSON panel of an app.";
    ACTIONS_PER_LOCATION = "actionsPerLocation", Documented, Error, ACTIONS,
        "The menu of a location has three link actions, JSON modals and custom modals of an app at most.";
    ACTIONS_IN_ALL = "actionsInAll", Assumed, Warning, ACTIONS,
        "An app has 21 link actions, JSON modals and custom modals in all. Whether those without a location count is not documented.";
    ONE_WINDOW = "oneFloatingWindow", Documented, Error, WINDOW,
        "An app has one floating window.";
    REPEATED_IDENTIFIER = "repeatedIdentifier", Documented, Error, SDK,
        "Each extension has an identifier of its own, or an `action_id` would mean two of them.";
    REPEATED_NAME = "repeatedName", Assumed, Warning, SDK,
        "A modal can be opened by its name. Which of two modals of one name opens is not documented.";
    DANGLING_ACTION = "danglingAction", Documented, Error, PANEL_ACTIONS,
        "An action of a JSON panel is a link action or a JSON modal of the same app.";
    PANEL_ACTION_COUNT = "panelActions", Documented, Error, PANEL_ACTIONS,
        "Each object of a JSON panel has three actions at most.";
    FIELD_ACTION_COUNT = "fieldActions", Documented, Error, PANEL_ACTIONS,
        "Three fields of a JSON panel have an action at most.";
    PANEL_AUTHENTICATION = "jsonPanelAuthentication", Documented, Error, JSON_PANELS,
        "The endpoint of a JSON panel knows Pipedrive by HTTP authentication, by the signed token, or by both.";
    SCOPE_UNKNOWN = "scopeUnknown", Assumed, Warning, SCOPES,
        "A scope is one of those that Pipedrive lists. Whether there are others is not documented.";
    SCOPE_REDUNDANT = "scopeRedundant", Documented, Warning, SCOPES,
        "An app asks for no more than it needs: full access includes reading, and no scope is named twice.";
}
