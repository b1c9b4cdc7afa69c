// pipeframe-build configure: says in a release that is built already where its API is, what the app is called, and who may frame it.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readOptions } from "../options.mjs";
import { writeCompressed, writeWhole } from "./compress.mjs";
import { metaContent, readApiSetting, readName, withApi, withTitle } from "./document.mjs";
import { writeHostFiles } from "./finish-folder.mjs";
import { readFramingOrigin } from "./rules.mjs";
import { hostFiles, missingPage, readSite } from "./site.mjs";

export const help = `pipeframe-build configure [FOLDER] changes the settings of the release in FOLDER (dist if left out), without building it again.

  --api https://api.example.com/v1   where the app's server answers; its origin is added to the policy of each document. A path such as
                                     /api is of the pages' own host, and api, which is the default, of the pages' own folder
  --name "Car services"              what the app is called, as the title of its pages
  --framed-by https://acme.example   who may show the pages in a frame, Pipedrive if left out; again for each origin. It is written for
                                     static hosts; for nginx and Caddy say it to pipeframe-build hosting, too

The compressed copies are made again. pipeframe-build release takes the same options.
`;

export const options = { api: { type: "string" }, name: { type: "string" }, "framed-by": { type: "string", multiple: true } };

/** @param {string[]} words */
export async function configure(words) {
  const { values, positionals: [folder = "dist"] } = readOptions(words, "configure", options, 1);
  const settings = readSettings(values);
  if (Object.values(settings).every((value) => value === undefined)) throw new Error(`Nothing is to be changed.\n${help.trimEnd()}`);
  for (const line of await configureFolder(folder, settings)) console.log(line);
}

/**
 * Refuses what is wrong before anything is built or written.
 *
 * @param {{api?: string, name?: string, "framed-by"?: string[]}} values
 */
export function readSettings(values) {
  return {
    api: values.api === undefined ? undefined : readApiSetting(values.api),
    name: values.name === undefined ? undefined : readName(values.name),
    framedBy: values["framed-by"]?.map(readFramingOrigin),
  };
}

/** @param {string} folder of a release @param {ReturnType<typeof readSettings>} settings @returns {Promise<string[]>} what was done, line by line */
export async function configureFolder(folder, { api, name, framedBy }) {
  const { files } = await readSite(folder);
  const documents = files.filter((file) => file.endsWith(".html") && file !== missingPage);
  const changed = await Promise.all(documents.map(async (file) => {
    const html = await readFile(join(folder, file), "utf8");
    if (api !== undefined && metaContent(html, "api") === undefined) {
      throw new Error(`${join(folder, file)} doesn't say where the API is: add <meta name="api" content="api" /> to index.html, and build it again.`);
    }
    const asked = api === undefined ? html : withApi(html, api);
    return [file, name === undefined ? asked : withTitle(asked, name)];
  }));
  for (const [file, html] of changed) {
    await writeWhole(join(folder, file), html);
    await writeCompressed(join(folder, file));
  }
  if (framedBy) await writeHostFiles(folder, { framedBy });
  return [
    api === undefined ? undefined : `The pages in ${folder} ask ${/^https?:/.test(api) ? `${api}, and their policy lets them` : `their own host, at ${api}`}.`,
    name === undefined ? undefined : `They are called ${name}.`,
    framedBy && `${hostFiles.join(" and ")} let ${framedBy.join(" and ")} frame them.`,
  ].filter(Boolean);
}
