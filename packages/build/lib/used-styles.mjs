// The part of a stylesheet that a page can need.

import { Buffer } from "node:buffer";
import { transform } from "lightningcss";

/**
 * Leaves out the rules of classes, and then the custom properties, whose names stand nowhere in the page's program or HTML. A
 * name that only stands there as a piece of another text keeps its rules: too much rather than too little.
 *
 * @param {string} style @param {string} texts all that the page is made of
 * @returns {string}
 */
export function usedStyles(style, texts) {
  const classes = namesIn(style, /\.(-?[a-zA-Z_][\w-]*)/g).filter((name) => !texts.includes(name));
  const ruled = without(style, classes);
  const properties = namesIn(ruled, /(--[\w-]+)\s*:/g).filter((name) => !ruled.includes(`var(${name}`) && !texts.includes(name));
  return without(ruled, properties);
}

/**
 * The classes of a stylesheet that none of some texts names, so that their rules are left out of every page: rules that nobody needs any
 * more, or classes whose names are put together while the page runs.
 *
 * @param {string} style @param {string} texts
 */
export function unnamedClasses(style, texts) {
  const rules = style.replaceAll(/\/\*[\s\S]*?\*\//g, "");
  return namesIn(rules, /\.(-?[a-zA-Z_][\w-]*)/g).filter((name) => !texts.includes(name));
}

/**
 * The beginnings in a source from which class names may be put together while the page runs, `"badge-"` or `"badge-{tone}"`, each with the
 * classes that it may stand for.
 *
 * @param {string} source Rust @param {string[]} classes that no page names
 * @returns {{beginning: string, classes: string[]}[]}
 */
export function assembledClasses(source, classes) {
  const code = source.replaceAll(/^\s*\/\/.*$/gm, "");
  const beginnings = namesIn(code, /(?<=["\s])([a-zA-Z_][\w-]*-)(?=["{])/g);
  const found = beginnings.map((beginning) => ({ beginning, classes: classes.filter((name) => name.startsWith(beginning)) }));
  return found.filter((one) => one.classes.length > 0);
}

function namesIn(style, pattern) {
  return [...new Set([...style.matchAll(pattern)].map(([, name]) => name))];
}

function without(style, unusedSymbols) {
  const { code } = transform({ filename: "style.css", code: Buffer.from(style), minify: true, unusedSymbols });
  return code.toString();
}
