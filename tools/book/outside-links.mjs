// A preprocessor of mdBook. Chapters link files of the repository by their path, as a code host shows them; in the built book such a link leads
// to the API documentation that is built beside it, or to the file on the code host.

import { posix } from "node:path";
import { pathToFileURL } from "node:url";

/** A link with its text, or code, in which nothing is one. */
const link = /^```[\s\S]*?^```$|`[^`\n]*`(?!\])|(?<!!)(\[(?:`[^`\n]*`|[^\[\]`])*\])\(([^)\s#]+)(#[^)\s]*)?\)/gm;

/** @param {string} text of a chapter @param {string} path the chapter's, from the root of the repository @param {string} host where files are shown */
export function withOutsideLinks(text, path, host) {
  return text.replaceAll(link, (written, words, target, anchor = "") => {
    if (words === undefined || /^[a-z]+:/.test(target)) return written;
    const file = posix.join(posix.dirname(path), target);
    if (file.startsWith("docs/")) return written;
    const module = /^crates\/pipeframe\/src\/(?:lib\.rs|(\w+)\/mod\.rs)$/.exec(file);
    const up = "../".repeat(posix.relative("docs", posix.dirname(path)).split("/").filter(Boolean).length);
    return `${words}(${module ? `${up}api/pipeframe/${module[1] ? `${module[1]}/` : ""}index.html` : `${host}/blob/main/${file}${anchor}`})`;
  });
}

function changeChapters(items, change) {
  for (const item of items) {
    if (!item.Chapter) continue;
    if (item.Chapter.path) item.Chapter.content = change(item.Chapter.content, item.Chapter.path);
    changeChapters(item.Chapter.sub_items, change);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv[2] === "supports") process.exit(0);
  const [context, book] = JSON.parse(await new Response(process.stdin).text());
  const host = context.config.output.html["git-repository-url"];
  changeChapters(book.items ?? book.sections, (content, path) => withOutsideLinks(content, `docs/${path}`, host));
  process.stdout.write(JSON.stringify(book));
}
