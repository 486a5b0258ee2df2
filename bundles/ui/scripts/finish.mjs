// After a build: compress what the server sends compressed, and hold the budgets of first JavaScript and style sheet.
import { gzipSync, constants } from 'node:zlib';
import { readFile, readdir, writeFile, rm } from 'node:fs/promises';
import path from 'node:path';

const dist = path.resolve('target/dist');
const BUDGETS = { 'first JavaScript': 240, 'style sheets': 40, 'largest lazy part': 210 };
const COMPRESSED = new Set(['.js', '.css', '.html', '.svg', '.json']);

const manifest = JSON.parse(await readFile(path.join(dist, 'bundle-manifest.json'), 'utf8'));
await rm(path.join(dist, 'bundle-manifest.json'));

const sizes = new Map();
for (const file of await readdir(dist, { recursive: true, withFileTypes: true })) {
  if (!file.isFile() || !COMPRESSED.has(path.extname(file.name))) continue;
  const full = path.join(file.parentPath ?? file.path, file.name);
  const zipped = gzipSync(await readFile(full), { level: constants.Z_BEST_COMPRESSION });
  sizes.set(path.relative(dist, full), zipped.length);
  // index.html is filled in for each answer, so a compressed copy could not be sent.
  if (file.name !== 'index.html') await writeFile(`${full}.gz`, zipped);
}

const entry = Object.values(manifest).find((chunk) => chunk.isEntry);
const first = new Set();
const styles = new Set();
(function collect(chunk) {
  if (first.has(chunk.file)) return;
  first.add(chunk.file);
  for (const css of chunk.css ?? []) styles.add(css);
  for (const name of chunk.imports ?? []) collect(manifest[name]);
})(entry);
for (const chunk of Object.values(manifest)) for (const css of chunk.css ?? []) styles.add(css);

const sum = (files) => [...files].reduce((total, file) => total + (sizes.get(file) ?? 0), 0) / 1024;
const lazy = [...sizes].filter(([file]) => file.endsWith('.js') && !first.has(file));
const measured = {
  'first JavaScript': sum(first),
  'style sheets': sum(styles),
  'largest lazy part': Math.max(0, ...lazy.map(([, size]) => size)) / 1024,
};
let failed = false;
for (const [name, limit] of Object.entries(BUDGETS)) {
  const kilobytes = measured[name];
  const over = kilobytes > limit;
  failed ||= over;
  console.log(`${over ? 'OVER ' : 'ok   '} ${name}: ${kilobytes.toFixed(1)} of ${limit} kB gzip`);
}
if (failed) {
  console.error(
    'A size budget is exceeded. Load parts lazily or leave something out; budgets change only with a reason.',
  );
  process.exit(1);
}
