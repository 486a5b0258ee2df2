import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { kitTexts } from '@plumbline/ui-kit';
import platformTexts from '../../../platform/src/en.json';
import en from './en.json';

/** Texts of parts that are loaded later lie beside the part. */
const late = import.meta.glob<Record<string, unknown>>('../**/texts.json', { eager: true, import: 'default' });
const lateInKit = import.meta.glob<Record<string, unknown>>('../../../../packages/ui-kit/src/*/texts.json', {
  eager: true,
  import: 'default',
});
const console = Object.values(late).reduce<Record<string, unknown>>(merged, structuredClone(en));
const kit = Object.values(lateInKit).reduce<Record<string, unknown>>(merged, structuredClone(kitTexts.en));

function merged(into: Record<string, unknown>, more: Record<string, unknown>): Record<string, unknown> {
  for (const [key, value] of Object.entries(more)) {
    const old = into[key];
    into[key] =
      typeof old === 'object' && old && typeof value === 'object' && value
        ? merged(old as Record<string, unknown>, value as Record<string, unknown>)
        : value;
  }
  return into;
}

const sources = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
    .map((name) => path.join(folder, name));
}

function has(texts: unknown, key: string): boolean {
  const at = key
    .split('.')
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], texts);
  if (typeof at === 'string') return true;
  const parts = key.split('.');
  const last = parts.pop()!;
  const parent = parts.reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], texts);
  return typeof (parent as Record<string, unknown> | undefined)?.[`${last}_other`] === 'string';
}

describe('texts', () => {
  it.each([
    ['the console', sources, console],
    ['the platform console', path.resolve(sources, '../../platform/src'), platformTexts],
    ['the kit', path.resolve(sources, '../../../packages/ui-kit/src'), kit],
  ])('of %s exist for every key that is used', (_, folder, texts) => {
    const missing = files(folder).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\b(?:t|text|i18next\.t)\('([\w.-]+)'/g)]
        .map((match) => match[1]!)
        .filter((key) => !has(texts, key))
        .map((key) => `${path.basename(file)}: ${key}`),
    );

    expect(missing).toEqual([]);
  });
});
