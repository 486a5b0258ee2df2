import {
  manifestFault,
  type Activated,
  type PluginHost,
  type PluginModule,
  type ServedManifest,
} from '@plumbline/plugin-sdk';

export interface LoadedPlugin {
  manifest: ServedManifest;
  state: 'loading' | 'active' | 'failed';
  /** Why it is not active. */
  reason: string | null;
  activated: Activated | null;
  host: PluginHost | null;
}

export interface LoaderPorts {
  /** Makes the shared modules available to plug-in code; called once before the first plug-in is loaded. */
  share: () => Promise<void>;
  importModule: (url: string) => Promise<{ default?: PluginModule }>;
  addStyle: (url: string, pluginId: string) => () => void;
  hostFor: (manifest: ServedManifest) => PluginHost;
  loadTexts: (manifest: ServedManifest) => Promise<void>;
  timeout?: number;
}

const TEN_SECONDS = 10_000;

/**
 * Keeps the plug-in pages of this tab equal to the list the server gives: loads new ones, replaces those with another
 * version, drops removed ones. A plug-in that fails is kept in the list with its reason; the others go on.
 */
export class PluginLoader {
  private plugins = new Map<string, LoadedPlugin>();
  private styles = new Map<string, (() => void)[]>();
  private snapshot: LoadedPlugin[] = [];
  private listeners = new Set<() => void>();
  private shared: Promise<void> | null = null;

  constructor(private readonly ports: LoaderPorts) {}

  getPlugins = (): LoadedPlugin[] => this.snapshot;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  async update(manifests: ServedManifest[]): Promise<void> {
    const wanted = new Map(
      manifests.filter((one) => !one.faces || one.faces.includes('console')).map((one) => [one.id, one]),
    );
    for (const [id, plugin] of this.plugins) {
      const next = wanted.get(id);
      if (!next || next.version !== plugin.manifest.version || next.baseUrl !== plugin.manifest.baseUrl) this.drop(id);
    }
    this.publish();
    await Promise.all([...wanted.values()].filter((one) => !this.plugins.has(one.id)).map((one) => this.load(one)));
  }

  stop(): void {
    for (const id of Array.from(this.plugins.keys())) this.drop(id);
    this.publish();
  }

  /** Takes a plug-in out for this session, for example after it crashed three times. */
  fail(id: string, reason: string): void {
    const plugin = this.plugins.get(id);
    if (!plugin) return;
    this.deactivate(plugin);
    this.set({ ...plugin, state: 'failed', reason, activated: null });
  }

  private async load(manifest: ServedManifest): Promise<void> {
    const fault = manifestFault(manifest);
    if (fault) {
      this.set({ manifest, state: 'failed', reason: fault, activated: null, host: null });
      return;
    }
    const host = this.ports.hostFor(manifest);
    if (manifest.isolation === 'iframe') {
      this.set({ manifest, state: 'active', reason: null, activated: null, host });
      return;
    }
    this.set({ manifest, state: 'loading', reason: null, activated: null, host });
    try {
      this.shared ??= this.ports.share();
      await this.shared;
      await this.ports.loadTexts(manifest);
      const activated = await withTimeout(this.activate(manifest, host), this.ports.timeout ?? TEN_SECONDS);
      if (this.plugins.get(manifest.id)?.manifest !== manifest) {
        activated.deactivate?.();
        return;
      }
      this.styles.set(
        manifest.id,
        (manifest.css ?? []).map((file) => this.ports.addStyle(join(manifest.baseUrl, file), manifest.id)),
      );
      this.set({ manifest, state: 'active', reason: null, activated, host });
    } catch (error) {
      if (this.plugins.get(manifest.id)?.manifest !== manifest) return;
      this.set({
        manifest,
        state: 'failed',
        reason: error instanceof Error ? error.message : String(error),
        activated: null,
        host,
      });
    }
  }

  private async activate(manifest: ServedManifest, host: PluginHost): Promise<Activated> {
    const module = await this.ports.importModule(join(manifest.baseUrl, manifest.entry));
    if (typeof module.default?.activate !== 'function') {
      throw new Error(`${manifest.entry} has no default export with activate(host).`);
    }
    return (await module.default.activate(host)) ?? {};
  }

  private drop(id: string): void {
    const plugin = this.plugins.get(id);
    this.plugins.delete(id);
    for (const remove of this.styles.get(id) ?? []) remove();
    this.styles.delete(id);
    if (plugin) this.deactivate(plugin);
  }

  private deactivate(plugin: LoadedPlugin): void {
    try {
      plugin.activated?.deactivate?.();
    } catch (error) {
      // The plug-in goes whatever it says; the fault is its own.
      console.error(`Plug-in ${plugin.manifest.id} failed to deactivate`, error);
    }
  }

  private set(plugin: LoadedPlugin): void {
    this.plugins.set(plugin.manifest.id, plugin);
    this.publish();
  }

  private publish(): void {
    this.snapshot = [...this.plugins.values()];
    for (const listener of this.listeners) listener();
  }
}

export function join(base: string, file: string): string {
  return `${base.replace(/\/$/, '')}/${file.replace(/^\.?\//, '')}`;
}

async function withTimeout<T>(work: Promise<T>, millis: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It did not become active within ${millis / 1000} seconds.`)), millis);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
