import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/**
 * Makes the modules that plug-in pages may import by name: one small file each, which hands out the console's own copy,
 * and the import map that points to them. The map is an inline script, so its SHA-256 is written to `csp.json` for the
 * server's Content-Security-Policy.
 */
const require = createRequire(import.meta.url);

/** The frozen list of shared imports (uiApi 1) and, for each, the names it exports. */
function sharedModules(): Record<string, string[]> {
  const names = JSON.parse(readFileSync(fileURLToPath(new URL('./shared-names.json', import.meta.url)), 'utf8'));
  return {
    react: Object.keys(require('react')),
    'react/jsx-runtime': Object.keys(require('react/jsx-runtime')),
    'react-dom': Object.keys(require('react-dom')),
    'react-dom/client': Object.keys(require('react-dom/client')),
    ...names,
  };
}

function shim(name: string, exports: string[]): string {
  const valid = exports.filter((one) => /^[A-Za-z_$][\w$]*$/.test(one) && one !== 'default');
  const list = valid.map((one) => `${one}=m[${JSON.stringify(one)}]`).join(',');
  return `const m=globalThis.__plumblineShared.get(${JSON.stringify(name)});\nexport const ${list};\nexport default m.default??m;\n`;
}

export function pluginImports(): Plugin {
  const files = new Map<string, string>();
  let importMap = '';
  return {
    name: 'plumbline-plugin-imports',
    apply: 'build',
    buildStart() {
      const imports: Record<string, string> = {};
      for (const [name, exports] of Object.entries(sharedModules())) {
        const source = shim(name, exports);
        const hash = createHash('sha256').update(source).digest('hex').slice(0, 8);
        const file = `assets/shared-${name.replace(/[^a-z]+/g, '-').replace(/^-/, '')}-${hash}.js`;
        files.set(file, source);
        imports[name] = `/${file}`;
      }
      importMap = JSON.stringify({ imports });
    },
    transformIndexHtml: {
      order: 'post',
      handler: () => [{ tag: 'script', attrs: { type: 'importmap' }, children: importMap, injectTo: 'head-prepend' }],
    },
    generateBundle() {
      for (const [fileName, source] of files) this.emitFile({ type: 'asset', fileName, source });
    },
    writeBundle: {
      sequential: true,
      handler: async (options) => {
        const { writeFile, readFile } = await import('node:fs/promises');
        const html = await readFile(`${options.dir}/index.html`, 'utf8');
        const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
          (match) => match[1] ?? '',
        );
        const hashes = inline.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
        await writeFile(`${options.dir}/../csp.json`, JSON.stringify({ scriptHashes: hashes }));
      },
    },
  };
}
