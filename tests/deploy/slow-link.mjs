// A slow line in front of a server, for whole connections and not for single answers: what is shaken by hand over TCP and TLS, and what
// HTTP/2 sends side by side, takes its time as it does for people.

import { connect, createServer } from "node:net";

const packetSize = 1_400;
const longestQueue = 24;

/**
 * @param {string} path of the server's socket
 * @param {{latency: number, throughput: number}} line milliseconds there and back, and bytes a second, shared by all connections
 * @returns {Promise<{port: number, close: () => void}>}
 */
export async function startSlowLink(path, { latency, throughput }) {
  const sockets = new Set();
  // When the line is free again, in each direction.
  const free = { up: 0, down: 0 };
  const server = createServer({ allowHalfOpen: true }, (client) => {
    // A connection is there when its first word has gone there and back.
    const opened = performance.now() + latency;
    client.setNoDelay(true);
    const upstream = connect({ path, allowHalfOpen: true });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => sockets.delete(socket));
    }
    carry(client, upstream, "up", opened);
    carry(upstream, client, "down", opened);
  });

  /** In order, each packet as soon as the line had room for it, half of the latency later. */
  function carry(from, to, direction, opened) {
    const onTheWay = [];
    from.on("data", (chunk) => {
      // In packets, so that connections take turns.
      for (let at = 0; at < chunk.length; at += packetSize) {
        const packet = chunk.subarray(at, at + packetSize);
        free[direction] = Math.max(performance.now(), opened, free[direction]) + (packet.length / throughput) * 1_000;
        send(() => to.writable && to.write(packet));
      }
      // What waits here has no more urgent answer before it: as short as on a line.
      if (onTheWay.length > longestQueue) from.pause();
    });
    from.on("end", () => send(() => to.end()));

    function send(arrive) {
      onTheWay.push({ due: free[direction] + latency / 2, arrive });
      if (onTheWay.length === 1) wait();
    }
    function wait() {
      setTimeout(() => {
        while (onTheWay[0]?.due <= performance.now()) onTheWay.shift().arrive();
        if (onTheWay.length <= longestQueue) from.resume();
        if (onTheWay.length > 0) wait();
      }, Math.max(0, onTheWay[0].due - performance.now()));
    }
  }

  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: server.address().port,
    close() {
      server.close();
      sockets.forEach((socket) => socket.destroy());
    },
  };
}
