import { describe, expect, it } from 'vitest';
import { manifestFault, type PluginManifest } from './manifest';

const good: PluginManifest = { id: 'com.example.parts', version: '1.0.0', uiApi: 1, entry: 'index.js' };

describe('the manifest of a plug-in page', () => {
  it('is accepted when it fits', () => {
    expect(manifestFault(good)).toBeNull();
  });

  it('is refused with the reason when it does not', () => {
    expect(manifestFault({ ...good, id: 'Bad Id' })).toContain('Bad Id');
    expect(manifestFault({ ...good, uiApi: 2 })).toContain('uiApi 2');
    expect(manifestFault({ ...good, entry: '' })).toContain('no entry');
  });

  it('never loads code from another place', () => {
    for (const entry of [
      'https://elsewhere.example/x.js',
      '//elsewhere.example/x.js',
      '../other/x.js',
      'data:text/javascript,1',
    ]) {
      expect(manifestFault({ ...good, entry })).toContain('not a relative path');
    }
  });
});
