import type { Activated, PluginHost, ServedManifest } from '@plumbline/plugin-sdk';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PluginLoader, type LoaderPorts } from './plugin-loader';

const parts = (part: Partial<ServedManifest> = {}): ServedManifest => ({
  id: 'com.example.parts',
  version: '1.0.0',
  uiApi: 1,
  entry: 'index.js',
  baseUrl: '/plugins/com.example.parts/1.0.0',
  ...part,
});

let activated: Activated;
let ports: LoaderPorts;
let loader: PluginLoader;

beforeEach(() => {
  activated = { pages: {}, deactivate: vi.fn() };
  ports = {
    share: vi.fn(async () => {}),
    importModule: vi.fn(async () => ({ default: { activate: async () => activated } })),
    addStyle: vi.fn(() => vi.fn()),
    hostFor: () => ({}) as PluginHost,
    loadTexts: async () => {},
    timeout: 30,
  };
  loader = new PluginLoader(ports);
});

const only = () => loader.getPlugins()[0]!;

describe('plug-in pages', () => {
  it('are loaded from the folder of their version', async () => {
    await loader.update([parts()]);

    expect(ports.importModule).toHaveBeenCalledWith('/plugins/com.example.parts/1.0.0/index.js');
    expect(only()).toMatchObject({ state: 'active', activated });
  });

  it('are replaced when the version changes, after the old one was told', async () => {
    await loader.update([parts()]);
    await loader.update([parts({ version: '1.1.0', baseUrl: '/plugins/com.example.parts/1.1.0' })]);

    expect(activated.deactivate).toHaveBeenCalledOnce();
    expect(ports.importModule).toHaveBeenLastCalledWith('/plugins/com.example.parts/1.1.0/index.js');
    expect(loader.getPlugins()).toHaveLength(1);
  });

  it('go when the server no longer lists them, with their style sheets', async () => {
    const remove = vi.fn();
    ports.addStyle = () => remove;
    await loader.update([parts({ css: ['style.css'] })]);
    await loader.update([]);

    expect(loader.getPlugins()).toEqual([]);
    expect(activated.deactivate).toHaveBeenCalledOnce();
    expect(remove).toHaveBeenCalledOnce();
  });

  it('are not loaded twice for the same list', async () => {
    await loader.update([parts()]);
    await loader.update([parts()]);

    expect(ports.importModule).toHaveBeenCalledOnce();
    expect(ports.share).toHaveBeenCalledOnce();
  });

  it('fail by name without harming the others', async () => {
    ports.importModule = async (url) => {
      if (url.includes('bad')) throw new SyntaxError('Unexpected token');
      return { default: { activate: () => activated } };
    };
    await loader.update([parts({ id: 'com.example.bad', baseUrl: '/plugins/bad/1.0.0' }), parts()]);

    expect(loader.getPlugins().map((plugin) => [plugin.manifest.id, plugin.state, plugin.reason])).toEqual([
      ['com.example.bad', 'failed', 'Unexpected token'],
      ['com.example.parts', 'active', null],
    ]);
  });

  it('are refused when they speak another version of the contract', async () => {
    await loader.update([parts({ uiApi: 7 })]);

    expect(ports.importModule).not.toHaveBeenCalled();
    expect(only().reason).toContain('uiApi 7');
  });

  it('do not keep the console waiting', async () => {
    ports.importModule = async () => ({ default: { activate: () => new Promise<Activated>(() => {}) } });
    await loader.update([parts()]);

    expect(only().reason).toContain('did not become active');
  });

  it('that are framed are never imported', async () => {
    await loader.update([parts({ isolation: 'iframe', entry: 'page.html' })]);

    expect(ports.importModule).not.toHaveBeenCalled();
    expect(only().state).toBe('active');
  });

  it('are off for the session after too many crashes', async () => {
    await loader.update([parts()]);
    loader.fail('com.example.parts', 'It crashed three times.');

    expect(only()).toMatchObject({ state: 'failed', reason: 'It crashed three times.', activated: null });
  });

  it('for other faces are left alone', async () => {
    await loader.update([parts({ faces: ['portal'] })]);

    expect(loader.getPlugins()).toEqual([]);
  });
});
