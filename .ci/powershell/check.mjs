// Parses every .ps1 below a folder with the grammar tree-sitter-powershell; an error node fails.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

const folder = process.argv[2];
const require = createRequire(import.meta.url);
await Parser.init();
const grammar = require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');
const parser = new Parser();
parser.setLanguage(await Language.load(grammar));

/** Where the tree holds an error or lacks something. */
function faults(node, found = []) {
  if (node.isError || node.isMissing) {
    const { row, column } = node.startPosition;
    found.push(`line ${row + 1} column ${column + 1}: ${node.text.slice(0, 60)}`);
  }
  if (node.hasError) {
    node.children.forEach((child) => faults(child, found));
  }
  return found;
}

const scripts = readdirSync(folder, { recursive: true })
  .map((name) => join(folder, name))
  .filter((path) => path.endsWith('.ps1'))
  .sort();
let failed = 0;
for (const path of scripts) {
  const found = faults(parser.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')).rootNode);
  if (found.length > 0) {
    failed++;
    console.log(`${path}:\n  ${found.join('\n  ')}`);
  }
}
const control = faults(parser.parse("Set-SmimeConfig -Value 'open").rootNode);
if (control.length === 0) {
  throw new Error('The grammar finds no fault in a string without its end, so it proves nothing.');
}
console.log(`powershell: ${scripts.length} scripts parsed, ${failed} with errors`);
process.exit(scripts.length === 0 || failed > 0 ? 1 : 0);
