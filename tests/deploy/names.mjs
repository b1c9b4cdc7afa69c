// The names of the check. All of them are this machine: each browser is told so by its own rules, and none asks a name server.

/** Where the preview stands in for Pipedrive. */
export const pipedrive = "acme.pipedrive.com";
/** Where the release is, with its API. */
export const app = "app.example.test";
/** Another site, which may not show the app's pages. */
export const stranger = "stranger.example.test";

export const names = [pipedrive, app, stranger];
