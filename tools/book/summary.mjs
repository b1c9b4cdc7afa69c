// What docs/SUMMARY.md lists: the chapters of the book, in reading order, under the titles of their parts.

import { readFileSync, readdirSync } from "node:fs";

/** The files below a folder whose names end so, with the folder before them. */
export function filesIn(folder, ending) {
  return readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(ending)).map((file) => `${folder}/${file}`);
}

/** @returns {{title: string, file: string, depth: number, part: string}[]} `file` from the folder docs */
export function chapters(summary = readFileSync("docs/SUMMARY.md", "utf8")) {
  let part = "";
  return summary.split("\n").flatMap((line) => {
    part = /^# (.+)$/.exec(line)?.[1] ?? part;
    const found = /^( *)(?:- )?\[([^\]]+)\]\(([^)]+)\)$/.exec(line);
    return found ? [{ title: found[2], file: found[3], depth: found[1].length / 2, part: part === "Summary" ? "" : part }] : [];
  });
}

/** The first paragraph of a chapter, as plain text on one line. */
export function leadOf(markdown) {
  const paragraph = markdown.split(/\n{2,}/).find((block) => /^[\p{L}`[*]/u.test(block)) ?? "";
  return paragraph.replaceAll("\n", " ").replaceAll(/\[([^\]]+)\]\([^)]+\)/g, "$1").replaceAll("**", "").trim();
}
