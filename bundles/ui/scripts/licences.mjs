// Fails when a package under a licence that we do not ship with is installed; writes the notices of what is shipped.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const SHIPPED = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Unlicense',
  'OFL-1.1',
  'MIT-0',
  'BlueOak-1.0.0',
  'CC0-1.0',
]);
const DEVELOPMENT_ONLY = new Set(['MPL-2.0', 'CC-BY-4.0', 'Python-2.0']);

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const refused = [];
const notices = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  if (!path.includes('node_modules/') || entry.link || entry.optional) continue;
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const licences = String(entry.license ?? licenceOf(path))
    .replace(/[()]/g, '')
    .split(/ OR | AND /);
  const allowed = licences.some((one) => SHIPPED.has(one) || (entry.dev && DEVELOPMENT_ONLY.has(one)));
  if (!allowed) refused.push(`${name} ${entry.version}: ${licences.join(' / ')}`);
  if (!entry.dev) notices.push(`${name} ${entry.version} (${licences.join(' / ')})`);
}
mkdirSync('target', { recursive: true });
writeFileSync('target/notices.txt', `${notices.sort().join('\n')}\n`);
if (refused.length > 0) {
  console.error(`Licences that may not be used:\n  ${refused.join('\n  ')}`);
  process.exit(1);
}
console.log(`${notices.length} shipped packages, licences as allowed.`);

function licenceOf(path) {
  try {
    const manifest = JSON.parse(readFileSync(`${path}/package.json`, 'utf8'));
    return manifest.license ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
