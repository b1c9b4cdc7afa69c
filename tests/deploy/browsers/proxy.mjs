// A proxy for a browser that takes no rules for names: what is meant for the names of the check goes to their server, all else nowhere.

import { connect } from "node:net";
import { createServer, request as ask } from "node:http";
import { names } from "../names.mjs";

/** @param {{secure: number, open: number}} ports of the server @returns {Promise<{port: number, close: () => void}>} */
export async function startProxy({ secure, open }) {
  const sockets = new Set();
  const server = createServer((request, response) => {
    const { hostname, port, pathname, search } = new URL(request.url);
    if (!names.includes(hostname) || port !== "") return response.writeHead(502).end();
    const asked = ask({ host: "127.0.0.1", port: open, path: pathname + search, method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    asked.on("error", () => response.destroy());
    request.pipe(asked);
  });
  server.on("connect", ({ url }, socket) => {
    const [name, port] = url.split(":");
    if (!names.includes(name) || port !== "443") return socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
    const tunnel = connect(secure, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      tunnel.pipe(socket);
      socket.pipe(tunnel);
    });
    for (const [one, other] of [[socket, tunnel], [tunnel, socket]]) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: server.address().port,
    close() {
      server.close();
      server.closeAllConnections();
      sockets.forEach((socket) => socket.destroy());
    },
  };
}
