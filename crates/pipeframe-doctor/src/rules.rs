//! The rules of a release, of its deployment, and of what belongs to it.

use pipeframe_registration::rules;

const SECRETS: &str = "https://pipedrive.readme.io/docs/client-id-and-client-secret";
const SCOPES: &str =
    "https://pipedrive.readme.io/docs/marketplace-scopes-and-permissions-explanations";
const EXTENSIONS: &str = "https://pipedrive.readme.io/docs/custom-ui-extensions";
const SDK: &str = "https://github.com/pipedrive/app-extensions-sdk";
const PRIVATE_APP: &str = "https://pipedrive.readme.io/docs/marketplace-registering-a-private-app";
const JSON_PANELS: &str = "https://pipedrive.readme.io/docs/app-extensions-json-panels";
const PANEL_ACTIONS: &str = "https://pipedrive.readme.io/docs/json-panels-actions-in-panels";
const APPROVAL: &str = "https://pipedrive.readme.io/docs/marketplace-app-approval-process";
const LISTING: &str = "https://pipedrive.readme.io/docs/marketplace-registering-the-app";
const WASM: &str = "https://webassembly.github.io/spec/web-api/";
const CSP: &str = "https://www.w3.org/TR/CSP3/";
const MIXED: &str = "https://www.w3.org/TR/mixed-content/";
const CACHING: &str = "https://www.rfc-editor.org/rfc/rfc9111";
const ENCODING: &str = "https://www.rfc-editor.org/rfc/rfc9110#name-content-encoding";
const FRAME_OPTIONS: &str = "https://www.rfc-editor.org/rfc/rfc7034";

rules! {
    SECRETS_FILE = "secretsFileIgnored", Own, Error, SECRETS,
        "Git ignores the file with the secrets.";
    SECRET_MISSING = "secretMissing", Own, Error, SECRETS,
        "A secret that the registration names is in the environment or in the file with the secrets.";
    SECRET_IN_BUNDLE = "secretInBundle", Own, Error, SECRETS,
        "The release holds no secret: everybody can read it.";

    CLIENT_SECRET_MISSING = "clientSecretMissing", Documented, Warning, SECRETS,
        "The tokens of an extension without a JWT secret of its own are signed with the client secret, so the server needs it.";

    PAGE_BUILT = "pageBuilt", Own, Error, EXTENSIONS,
        "The release has a page for each path that the registration names.";
    WASM_WHOLE = "wasmWhole", Documented, Error, WASM,
        "A file of WebAssembly is whole: it begins with its magic number.";
    SDK_IN_PAGE = "sdkInPage", Documented, Error, SDK,
        "Pipedrive displays a page only when it initialises Pipedrive's SDK.";
    MIXED_CONTENT = "mixedContent", Documented, Error, MIXED,
        "A page over HTTPS loads nothing over plain HTTP: browsers block it.";

    SCOPE_FOR_CALL = "scopeForCall", Assumed, Warning, SCOPES,
        "Each call of Pipedrive's API is covered by a scope. Calls are found as text, and which one an address needs is not documented for all.";
    SCOPE_UNUSED = "scopeUnused", Assumed, Warning, SCOPES,
        "Each scope is used by a call. Calls whose address is put together at run time are not found, and what the text does not show is not documented anywhere else.";
    UNKNOWN_ACTION = "unknownAction", Documented, Error, SDK,
        "An `action_id` in the sources is the identifier or the name of a registered modal.";

    PLAIN_HTTP = "plainHttp", Documented, Warning, APPROVAL,
        "The server of a public app names no address of another machine over plain HTTP.";
    RATE_LIMITS = "rateLimits", Documented, Warning, APPROVAL,
        "A public app respects Pipedrive's rate limits: it handles answers with status 429.";
    ICON = "icon", Documented, Warning, LISTING,
        "The icon of a public app is a PNG or JPG of at most 10 MB, as wide as high, with at least 256 pixels each way.";

    STRUCTURE_FILE = "structureFile", Own, Error, EXTENSIONS,
        "The file that the registration names as a structure is there, in UTF-8.";

    FIELD_OF_ACTION = "fieldOfAction", Documented, Error, PANEL_ACTIONS,
        "An action of a field belongs to a field that the structure of the JSON panel has.";

    TLS = "tls", Documented, Error, EXTENSIONS,
        "The app is deployed over HTTPS, with a certificate that browsers trust.";
    PAGE_ANSWERS = "pageAnswers", Documented, Error, EXTENSIONS,
        "Each address that the registration names answers with a page.";
    KEEPS_ID = "keepsId", Documented, Error, SDK,
        "A redirect keeps the query: without `id` the SDK doesn't find Pipedrive.";
    FRAMEABLE = "frameable", Documented, Error, CSP,
        "`frame-ancestors` lets Pipedrive, `https://*.pipedrive.com`, show the page in a frame.";
    FRAMED_BY_ALL = "framedByAll", Documented, Warning, CSP,
        "`frame-ancestors` keeps others than Pipedrive from showing the page in a frame.";
    X_FRAME_OPTIONS = "xFrameOptions", Documented, Error, FRAME_OPTIONS,
        "Without `frame-ancestors`, X-Frame-Options keeps every other site, Pipedrive too, from showing the page in a frame.";
    WASM_ALLOWED = "wasmAllowed", Documented, Error, CSP,
        "A policy for scripts has `'wasm-unsafe-eval'`, or the browser refuses WebAssembly.";
    WASM_TYPE = "wasmType", Documented, Error, WASM,
        "WebAssembly is served as application/wasm, or the browser can't compile it while it loads.";
    COMPRESSED = "compressed", Documented, Warning, ENCODING,
        "What is larger than a few kilobytes is compressed for browsers that take it.";
    PAGE_FRESH = "pageFresh", Documented, Warning, CACHING,
        "Browsers ask again for a page, so that a new release is seen: Cache-Control: no-cache.";
    ASSET_KEPT = "assetKept", Documented, Warning, CACHING,
        "Browsers keep what has a content hash in its name: Cache-Control with a max-age of a day or more.";
    CALLBACK_ANSWERS = "callbackAnswers", Assumed, Warning, PRIVATE_APP,
        "The callback URL answers when an installation is cancelled. How Pipedrive checks it when the app goes live is not documented.";
    INSTALLATION_ANSWERS = "installationAnswers", Documented, Error, PRIVATE_APP,
        "The installation URL answers: Pipedrive sends people there to install the app.";
    ENDPOINT_ANSWERS = "endpointAnswers", Documented, Error, JSON_PANELS,
        "The API endpoint of a JSON panel or JSON modal answers with JSON, or refuses who brings no credentials with status 401 or 403.";
}
