// pipeframe-build check-host: says what is wrong with how a release is served.

import { readFile } from "node:fs/promises";
import { readOptions } from "../options.mjs";
import { checkHost } from "./check.mjs";
import { readFramingOrigin } from "./rules.mjs";

export const help = `pipeframe-build check-host ADDRESS [FOLDER] asks a host for each file of the release in FOLDER (dist if left out), for one that
is not there, and says what is wrong with the answers. ADDRESS is where the release is served, such as https://app.example.com/ext.

  --framed-by https://acme.example   who may show the pages in a frame, Pipedrive if left out; again for each origin
  --without br                       a compression that the host doesn't have: br or gzip; again for each
  --certificate ca.pem               of an authority that is trusted beside the usual ones
`;

const options = { "framed-by": { type: "string", multiple: true }, without: { type: "string", multiple: true, default: [] }, certificate: { type: "string" } };

/** @param {string[]} words */
export async function checkHostCommand(words) {
  const { values, positionals: [address, folder = "dist"] } = readOptions(words, "check-host", options, 2);
  if (!/^https?:$/.test(URL.canParse(address ?? "") ? new URL(address).protocol : "")) throw new Error("Name the address that the release is served at, such as https://app.example.com.");
  const { asked, complaints } = await checkHost(address, {
    folder,
    framedBy: values["framed-by"]?.map(readFramingOrigin),
    encodings: ["br", "gzip"].filter((name) => !values.without.includes(name)),
    certificate: values.certificate && (await readFile(values.certificate)),
  });
  if (complaints.length > 0) throw new Error([...complaints, `${complaints.length} of what ${address} answered is not as a release needs it.`].join("\n"));
  console.log(`${asked} answers of ${address} are as a release needs them.`);
}
