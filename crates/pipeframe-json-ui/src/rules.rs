//! The rules of JSON panels and JSON modals.
//!
//! An error refuses the document: Pipedrive shows "Something went wrong" in its place. A warning is a note; where Pipedrive's
//! documentation leaves something open, there is no more than that.

use pipeframe_registration::rules;

const JSON: &str = "https://www.rfc-editor.org/rfc/rfc8259";
const PANELS: &str = "https://pipedrive.readme.io/docs/app-extensions-json-panels";
const ADDING: &str = "https://pipedrive.readme.io/docs/json-panels-adding-a-panel";
const MODALS: &str = "https://pipedrive.readme.io/docs/app-extensions-json-modals";
const COMPONENTS: &str = "https://pipedrive.readme.io/docs/json-modals-component-library";
const HANDLING: &str = "https://pipedrive.readme.io/docs/json-modals-user-interaction-handling";
const EXAMPLES: &str = "https://github.com/pipedrive/example-apps";
const URLS: &str = "https://url.spec.whatwg.org/";
const BIDI: &str = "https://www.unicode.org/reports/tr36/";

rules! {
    ENCODING = "encoding", Documented, Error, JSON,
        "JSON is encoded in UTF-8.";
    BYTE_ORDER_MARK = "byteOrderMark", Documented, Warning, JSON,
        "JSON begins without a byte order mark; some programs refuse it.";
    DOCUMENT_SYNTAX = "documentSyntax", Documented, Error, JSON,
        "A document is JSON, and nothing before or after it.";
    DUPLICATE_KEY = "duplicateKey", Documented, Error, JSON,
        "A key is in its object once: of two, programs keep only one. The keys of blocks are to be unique.";
    DOCUMENT_DEPTH = "documentDepth", Own, Error, JSON,
        "A document is nested at most 64 levels deep; those of Pipedrive need ten.";
    DOCUMENT_SIZE = "documentSize", Own, Error, JSON,
        "A document has at most 16 megabytes and a million values.";
    HIDDEN_CHARACTERS = "hiddenCharacters", Own, Warning, BIDI,
        "A text that people see has no control characters and none that turn the direction of the text around it; they are left out.";
    VALUE_TYPE = "valueType", Documented, Error, ADDING,
        "Each value has the type that Pipedrive documents for it.";
    REQUIRED_KEY = "requiredKey", Documented, Error, ADDING,
        "Each key that Pipedrive requires is there.";
    UNKNOWN_KEY = "unknownKey", Assumed, Warning, ADDING,
        "A key is one of those that Pipedrive documents. What it does with another there is not documented; it is passed over.";
    ADDRESS_FORM = "addressForm", Assumed, Warning, URLS,
        "An address begins with https://, http://, mailto: or tel:. What Pipedrive does with another is not documented; one that browsers would run is no link.";
    MARKDOWN_SUBSET = "markdownSubset", Assumed, Warning, COMPONENTS,
        "Markdown has headings, paragraphs, bold text, links, quotations and lists. What Pipedrive does with more is not documented; it is shown as text.";

    PANEL_TYPE = "panelType", Documented, Error, ADDING,
        "The structure of a panel is an array of objects, or one object.";
    FIELD_DEFINITION = "fieldDefinition", Documented, Error, ADDING,
        "A field refers to one of Pipedrive's definitions, such as `#/definitions/text`.";
    FIELD_COUNT = "fieldCount", Documented, Error, ADDING,
        "An object has 20 fields at most; its header is not counted.";
    HEADER_DECLARED = "headerDeclared", Documented, Error, ADDING,
        "A panel of many objects has a header, which is the title of each.";
    HEADER_PLACE = "headerPlace", Assumed, Warning, ADDING,
        "The header is the property `header`, which refers to `#/definitions/header`. What Pipedrive does when only one of the two is so is not documented.";
    REQUIRED_DECLARED = "requiredDeclared", Assumed, Warning, ADDING,
        "A required property is declared. What Pipedrive does with another is not documented; no answer could have it.";
    MORE_PROPERTIES = "moreProperties", Assumed, Warning, ADDING,
        "Pipedrive sets `additionalProperties` to false by itself. Whether a structure can change that is not documented.";

    DATA_FORM = "dataForm", Documented, Error, ADDING,
        "`data` is a list for a panel of many objects, and an object for a panel of one.";
    OBJECT_COUNT = "objectCount", Documented, Error, PANELS,
        "A panel has ten objects at most.";
    UNDECLARED_FIELD = "undeclaredField", Documented, Error, ADDING,
        "An answer has only the properties that the structure declares.";
    REQUIRED_FIELD = "requiredField", Documented, Error, ADDING,
        "An object has each property that the structure requires.";
    OBJECT_HEADER = "objectHeader", Documented, Error, ADDING,
        "Each object of a panel of many has a header.";
    DATE_FORM = "dateForm", Documented, Error, ADDING,
        "A date is a day of the calendar, written YYYY-MM-DD.";
    TIME_FORM = "timeForm", Documented, Error, ADDING,
        "A time is written hh:mm:ssZ, such as 20:20:39+02:00.";
    DATE_TIME_FORM = "dateTimeForm", Documented, Error, ADDING,
        "A date with a time is written YYYY-MM-DDThh:mm:ssZ, such as 2018-11-13T20:20:39+02:00.";
    LABEL_COLOR = "labelColor", Documented, Error, ADDING,
        "The color of a label is green, red, blue, yellow, purple or grey.";
    LABEL_LENGTH = "labelLength", Documented, Warning, ADDING,
        "Of a label 40 characters are shown.";
    LINK_LENGTH = "linkLength", Documented, Warning, ADDING,
        "Of the label of an external link 40 characters are shown.";
    TEXT_LENGTH = "textLength", Documented, Warning, ADDING,
        "Of a text 255 characters are shown.";
    CURRENCY_CODE = "currencyCode", Assumed, Warning, ADDING,
        "A currency is named by its code of ISO 4217, or by that of a custom currency of the account. How the latter look is not documented.";
    ERROR_TITLE = "errorTitle", Documented, Error, ADDING,
        "The title of an error has at most 30 characters.";

    BLOCK_DEFINITION = "blockDefinition", Documented, Error, COMPONENTS,
        "A block refers to one of Pipedrive's definitions, such as `#/definitions/element-input`.";
    ACTION_DEFINITION = "actionDefinition", Documented, Error, COMPONENTS,
        "A button refers to `#/definitions/action-primary` or `#/definitions/action-secondary`.";
    BLOCK_COUNT = "blockCount", Documented, Error, COMPONENTS,
        "A modal has ten blocks at most.";
    ACTION_COUNT = "actionCount", Documented, Error, COMPONENTS,
        "A modal has one or two buttons.";
    SCHEMA_PART = "schemaPart", Assumed, Warning, COMPONENTS,
        "A schema has `blocks` and `actions`. Samples of Pipedrive have one of the two; what the Developer Hub does with such a schema is not documented, what is left out is not shown.";
    REQUIRED_OPTION = "requiredOption", Documented, Error, COMPONENTS,
        "A block, an item and a button have each option that they require, from the schema or from the answer.";
    LATER_OPTION = "laterOption", Assumed, Warning, MODALS,
        "What a schema leaves out the answer of the endpoint can give. Whether the Developer Hub takes a schema without a required option is not documented.";
    NULL_OPTION = "nullOption", Assumed, Warning, COMPONENTS,
        "An option that has no value is left out. What Pipedrive does with null is not documented; it counts as left out.";
    UNKNOWN_OPTION = "unknownOption", Documented, Error, MODALS,
        "A block, an item and a button have only the options of their kind.";
    INPUT_TYPE = "inputType", Documented, Error, COMPONENTS,
        "The type of an input is text, email, number, password, search or url.";
    HANDLER = "handler", Documented, Error, COMPONENTS,
        "The handler of a primary button is `request` or `open-url`, that of a secondary one `reset` or `cancel`.";
    HANDLER_ADDRESS = "handlerAddress", Assumed, Warning, COMPONENTS,
        "A button with the handler `open-url` can have an address of its own. Whether one with `request` can is not documented in one way.";
    ITEM_VALUE = "itemValue", Documented, Error, COMPONENTS,
        "Each item of a block has a value of its own.";
    ITEM_LIST = "itemList", Assumed, Warning, COMPONENTS,
        "The value of a checkbox is a text, as in every sample; the table calls it a list of texts. What Pipedrive does with a list is not known; its one text is taken.";
    CHOSEN_ITEM = "chosenItem", Assumed, Warning, COMPONENTS,
        "A value that is chosen at first is that of an item. What Pipedrive does with another is not documented; nothing is chosen.";
    SEVERAL_CHOSEN = "severalChosen", Assumed, Warning, COMPONENTS,
        "A select takes a list as its value, but how several can be chosen is not documented; the first counts.";
    VISIBLE_ON = "visibleOn", Documented, Error, COMPONENTS,
        "`visibleOn` is \"never\", \"always\", or an object with the key of a block and \"not_empty\", `equals` or `includes`.";
    VISIBLE_ON_BLOCK = "visibleOnBlock", Assumed, Warning, COMPONENTS,
        "`visibleOn` names another block of the modal. What Pipedrive does with a key that there is not is not documented.";
    VISIBLE_ON_SEVERAL = "visibleOnSeveral", Assumed, Warning, COMPONENTS,
        "`visibleOn` has one condition. The tables call it a list of objects; how several are combined is not documented, all have to hold.";

    UNKNOWN_BLOCK = "unknownBlock", Assumed, Warning, MODALS,
        "An answer names blocks and buttons of the schema. What Pipedrive does with another is not documented; it is passed over.";
    SMALLEST_ANSWER = "smallestAnswer", Assumed, Warning, MODALS,
        "The smallest answer has `blocks` and `actions`, both empty. Whether one of them can be left out is not documented.";
    ANSWER_FORM = "answerForm", Documented, Error, HANDLING,
        "The answer to a sent form has `success`, `data` or `error`.";
    ANSWER_STATUS = "answerStatus", Documented, Error, HANDLING,
        "An answer that fills a modal, and a success, come with the status 200.";
    SNACKBAR_TYPE = "snackbarType", Documented, Error, HANDLING,
        "The type of a success is `snackbar`.";
    REFRESH_PANEL = "refreshPanel", Observed, Warning, EXAMPLES,
        "`refreshPanelData` of a success is in an example of Pipedrive and not documented.";
}
