// The words behind a command.

import { parseArgs } from "node:util";

/**
 * @param {string[]} words @param {string} command for complaints @param {import("node:util").ParseArgsConfig["options"]} options
 * @param {number} places the most words that are not options
 */
export function readOptions(words, command, options, places = 0) {
  try {
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: places > 0, strict: true });
    if (positionals.length > places) throw new Error(`"${positionals[places]}" is one word too many.`);
    return { values, positionals };
  } catch ({ message }) {
    throw new Error(`${message}\npipeframe-build ${command} --help lists what there is.`);
  }
}

/**
 * For a command that passes on to another program what is not its own.
 *
 * @param {string[]} words @param {string} command @param {Record<string, {type: "string" | "boolean", multiple?: boolean}>} options
 * @returns {{values: object, rest: string[]}}
 */
export function takeOptions(words, command, options) {
  const own = [];
  const rest = [];
  for (let index = 0; index < words.length; index += 1) {
    const [name] = words[index].split("=");
    const option = name.startsWith("--") ? options[name.slice(2)] : undefined;
    if (!option) rest.push(words[index]);
    else if (option.type === "boolean" || name !== words[index]) own.push(words[index]);
    else own.push(...words.slice(index, (index += 1) + 1));
  }
  return { values: readOptions(own, command, options).values, rest };
}
