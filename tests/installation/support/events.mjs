// Hears server-sent events as a page does: by a ticket.

/** Opens a stream for whoever asks with this `ask`, and gives what is heard, with the moments. */
export async function listen(app, ask) {
  const ticket = (await ask("GET", "/events/ticket")).body;
  const controller = new AbortController();
  const response = await fetch(`${app}/api/events?ticket=${ticket}`, { headers: { accept: "text/event-stream" }, signal: controller.signal });
  const heard = [];
  const stream = { status: response.status, type: response.headers.get("content-type"), ticket, heard, close: () => controller.abort() };
  if (response.ok) read(response.body, heard);
  return stream;
}

async function read(body, heard) {
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const piece of body) {
      text += decoder.decode(piece, { stream: true });
      const blocks = text.split("\n\n");
      text = blocks.pop();
      for (const block of blocks) {
        const data = /^data: ?(.*)$/m.exec(block)?.[1];
        if (data !== undefined) heard.push({ about: data, at: Date.now() });
      }
    }
  } catch {
    // It was closed here, or the server has ended.
  }
}
