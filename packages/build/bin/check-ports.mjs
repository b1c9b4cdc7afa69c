#!/usr/bin/env node
// node check-ports.mjs NAME=PORT...: says what is wrong with the ports before a build that takes minutes.

import { complaintsAbout } from "../lib/check-ports.mjs";

const complaints = await complaintsAbout(process.argv.slice(2).map((argument) => argument.split("=")));
for (const complaint of complaints) console.error(complaint);
if (complaints.length > 0) process.exitCode = 1;
