// Writes shared-names.json: the names that plug-ins may import from our packages. Run it when a name is added; names are
// never removed within uiApi 1, which a test checks.
import { createServer } from 'vite';
import { createRequire } from 'node:module';
import { readFile, writeFile } from 'node:fs/promises';

const file = new URL('./shared-names.json', import.meta.url);
const server = await createServer({ server: { middlewareMode: true }, appType: 'custom', logLevel: 'error' });
const names = { '@tanstack/react-query': Object.keys(createRequire(import.meta.url)('@tanstack/react-query')).sort() };
for (const name of ['@plumbline/plugin-sdk', '@plumbline/ui-kit']) {
  names[name] = Object.keys(await server.ssrLoadModule(name)).sort();
}
await server.close();
const before = JSON.parse(await readFile(file, 'utf8'));
for (const [module, list] of Object.entries(before)) {
  const gone = list.filter((one) => !names[module]?.includes(one));
  if (gone.length > 0) throw new Error(`${module} no longer exports ${gone.join(', ')}: that would break plug-ins.`);
}
await writeFile(file, `${JSON.stringify(names, null, 2)}\n`);
