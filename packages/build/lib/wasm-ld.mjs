#!/usr/bin/env node
// The linker of a page: rustc's own, told to leave out the classes that the page never gives to JavaScript. rustc knows from the
// name of this file how to speak to it, and has its own linker in the path.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { classesIn, withoutClasses, withoutMade } from "./link-classes.mjs";

const options = process.argv.slice(2);
const output = options[options.indexOf("-o") + 1];

// What was left out may have been all that makes another class, so it is looked at again until nothing more is needed.
let unmade = classesIn(options);
let count;
do {
  count = unmade.length;
  link();
  unmade = withoutMade(unmade, readFileSync(output));
} while (unmade.length < count);

function link() {
  const { status, error } = spawnSync("rust-lld", withoutClasses(options, unmade), { stdio: "inherit" });
  if (error) console.error(`rustc's linker could not be started: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}
