// What nginx sends of the release: each file with its headers and compressions, over HTTP/2 where the browser speaks that.

import { connect } from "node:tls";
import { checkHost } from "../../packages/build/lib/hosting/check.mjs";
import { brotliModule } from "../hosting/support/web-servers.mjs";
import { app } from "./names.mjs";

/** @param sites as `openSites` gives them @returns {Promise<{asked: number, complaints: string[]}>} */
export async function checkFiles(sites) {
  const encodings = brotliModule ? ["br", "gzip"] : ["gzip"];
  const { asked, complaints } = await checkHost(`https://localhost:${sites.secure}`, { folder: sites.release, certificate: sites.authorityText, encodings });
  const protocol = await agreedProtocol(sites);
  return { asked, complaints: protocol === "h2" ? complaints : [...complaints, `it speaks ${protocol || "no protocol that was offered"} with a browser that offers h2`] };
}

function agreedProtocol({ secure, authorityText }) {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port: secure, servername: app, ALPNProtocols: ["h2", "http/1.1"], ca: authorityText }, () => {
      resolve(socket.alpnProtocol);
      socket.end();
    });
    socket.on("error", reject);
  });
}
