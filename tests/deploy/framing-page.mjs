// A page that shows another in a frame and keeps what that says: the app's pages say hello as soon as they run.

export const framingPage = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page that frames another</title><link rel="icon" href="data:,">
<script>
  const said = [];
  addEventListener("message", ({ data, ports: [port] }) => { said.push(data?.payload?.command ?? "something"); port?.postMessage({}); });
  globalThis.said = () => said;
  globalThis.ended = false;
  addEventListener("DOMContentLoaded", () => {
    const frame = document.createElement("iframe");
    frame.onload = () => { globalThis.ended = true; };
    frame.src = new URLSearchParams(location.search).get("frame");
    document.body.append(frame);
  });
</script><body></body></html>
`;
