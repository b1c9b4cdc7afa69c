// Shows the errors of a page in the log of the preview that frames it. While you develop, put this line into the page's head, before
// its other scripts, with the address of your preview:
//
//   <script src="http://127.0.0.1:8080/report-errors.js"></script>
//
// Nothing happens in a page that nobody frames.
(() => {
  if (window.parent === window) return;
  const tell = (error, place) => {
    const threw = place ? `${error} (${place})` : String(error);
    window.parent.postMessage({ pipeframe: { threw } }, "*");
  };
  const nameOf = (address) => new URL(address, location.href).pathname;
  window.addEventListener("error", (event) => {
    // An element that could not be loaded tells nobody but itself.
    if (event.target !== window) {
      const address = event.target.src ?? event.target.href;
      if (address) tell("Could not be loaded", nameOf(address));
      return;
    }
    tell(event.error ?? event.message, event.filename && `${nameOf(event.filename)}:${event.lineno}:${event.colno}`);
  }, true);
  window.addEventListener("unhandledrejection", ({ reason }) => tell(`Unhandled rejection: ${reason}`));
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
    tell(`The page's own policy forbids ${blockedURI}`, effectiveDirective);
  });
})();
