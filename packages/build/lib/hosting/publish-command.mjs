// pipeframe-build publish: an update under the pages that are open.

import { readOptions } from "../options.mjs";
import { publish } from "./publish.mjs";

export const help = `pipeframe-build publish TARGET [FOLDER] puts the release in FOLDER (dist if left out) into TARGET, which a host serves, while pages of the
releases before are open or kept by browsers: programs first and the pages that name them last, each of them whole.

  --keep 3   how many releases' files stay, this one among them. A page that is older loads itself again once

Files that it has not published itself stay untouched.
`;

/** @param {string[]} words */
export async function publishCommand(words) {
  const { values, positionals: [target, folder = "dist"] } = readOptions(words, "publish", { keep: { type: "string", default: "3" } }, 2);
  if (target === undefined) throw new Error("Name the folder that the host serves, such as /var/www/extension.");
  if (!/^[1-9]\d{0,2}$/.test(values.keep)) throw new Error(`--keep is "${values.keep}", but takes a number of releases from 1 to 999.`);
  const { written, there, kept, removed } = await publish(folder, target, { keep: Number(values.keep) });
  console.log(`Published to ${target}: ${written} files are new, ${there} were there already.`);
  console.log(`Kept for pages that are open: the files of ${kept.length === 1 ? "this release alone" : `${kept.length} releases`}.`);
  for (const release of kept) console.log(`  ${release.published}  ${release.files.length} files`);
  if (removed.length > 0) console.log(`Removed ${removed.length} files of releases before.`);
}
