import * as pluginSdk from '@plumbline/plugin-sdk';
import * as uiKit from '@plumbline/ui-kit';
import * as reactQuery from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import frozen from './shared-names.json';

const modules: Record<string, object> = {
  '@plumbline/plugin-sdk': pluginSdk,
  '@plumbline/ui-kit': uiKit,
  '@tanstack/react-query': reactQuery,
};

describe('what plug-ins may import', () => {
  it.each(Object.entries(frozen))('from %s only ever grows', (name, names) => {
    const exported = Object.keys(modules[name]!);

    expect(names.filter((one) => !exported.includes(one))).toEqual([]);
    expect(
      exported.filter((one) => !names.includes(one)),
      'run build/write-shared-names.mjs',
    ).toEqual([]);
  });
});
