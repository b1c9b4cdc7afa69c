// Writes llms.txt into the built book: the contents of the book, for language models (https://llmstxt.org). Each chapter's text is beside
// its HTML.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chapters, leadOf } from "./summary.mjs";

/** @param {{title: string, file: string, part: string}[]} list @param {(file: string) => string} read */
export function llmsText(list, read, { title, description }) {
  const [first, ...rest] = list;
  const parts = [...new Set(rest.map(({ part }) => part))];
  const line = ({ title, file }) => `- [${title}](${file}): ${firstSentence(leadOf(read(file)))}`;
  const sections = parts.map((part) => `## ${part || "More"}\n\n${rest.filter((chapter) => chapter.part === part).map(line).join("\n")}\n`);
  return [`# ${title}\n`, `> ${description}\n`, `${leadOf(read(first.file))}\n`, ...sections].join("\n");
}

function firstSentence(text) {
  return /^.+?[.:](?= |$)/.exec(text)?.[0].replace(/:$/, ".") ?? text;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const built = process.argv[2];
  const list = chapters();
  const config = readFileSync("book.toml", "utf8");
  const valueOf = (key) => new RegExp(`^${key} = "(.+)"$`, "m").exec(config)[1];
  const read = (file) => readFileSync(join("docs", file), "utf8");
  for (const { file } of list) {
    mkdirSync(dirname(join(built, file)), { recursive: true });
    copyFileSync(join("docs", file), join(built, file));
  }
  writeFileSync(join(built, "llms.txt"), llmsText(list, read, { title: valueOf("title"), description: valueOf("description") }));
}
