// An app's server that keeps what webhooks tell it.

import { createServer } from "node:http";

export async function startHook() {
  const waiting = [];
  const heard = [];
  const server = createServer(async (request, response) => {
    const parts = await request.toArray();
    response.end();
    const one = { authorization: request.headers.authorization, body: JSON.parse(Buffer.concat(parts).toString()) };
    const next = waiting.shift();
    if (next) next(one);
    else heard.push(one);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    next: () => (heard.length > 0 ? Promise.resolve(heard.shift()) : new Promise((resolve) => waiting.push(resolve))),
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
