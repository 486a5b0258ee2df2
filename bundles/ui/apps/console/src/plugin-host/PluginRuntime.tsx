import { modals } from '@mantine/modals';
import { keys } from '@plumbline/api-client';
import type { PluginHost, ServedManifest, Slot } from '@plumbline/plugin-sdk';
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { useFormat, useNavigateTo } from '@plumbline/ui-kit';
import { api } from '../lib/api';
import { tell } from '../lib/actions';
import { onLive } from '../lib/live';
import { useCan, useMe } from '../lib/session';
import { i18next } from '../i18n';
import { join, PluginLoader, type LoadedPlugin } from './plugin-loader';

const RuntimeContext = createContext<PluginLoader | null>(null);

interface Surroundings {
  zone: string;
  can: (permission: string) => boolean;
  navigate: (path: string) => void;
}

// What a host says about its surroundings is read when asked, so a plug-in never sees a stale answer.
let surroundings: Surroundings = { zone: 'UTC', can: () => false, navigate: () => {} };

/** Loads, replaces and drops plug-in pages as the server's list changes, without a reload. */
export function PluginRuntime({ children }: { children: ReactNode }) {
  const me = useMe();
  const can = useCan();
  const format = useFormat();
  const navigate = useNavigateTo();
  const loader = useMemo(() => new PluginLoader(browserPorts()), []);
  useEffect(() => {
    surroundings = { zone: format.zone, can, navigate };
  });
  const list = useQuery({
    queryKey: keys.list('ui-plugins'),
    queryFn: ({ signal }) =>
      api.get<{ revision: number | string; plugins: ServedManifest[] }>('/api/ui/plugins', { signal }),
    enabled: me.tenant !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const plugins = list.data?.plugins;
  useEffect(() => {
    if (plugins) void loader.update(plugins);
  }, [plugins, loader]);
  useEffect(() => () => loader.stop(), [loader]);
  return <RuntimeContext value={loader}>{children}</RuntimeContext>;
}

const nothing: LoadedPlugin[] = [];

export function usePlugins(): LoadedPlugin[] {
  const loader = useContext(RuntimeContext);
  return useSyncExternalStore(loader?.subscribe ?? (() => () => {}), loader?.getPlugins ?? (() => nothing));
}

export function usePluginLoader(): PluginLoader | null {
  return useContext(RuntimeContext);
}

/** Menu entries of active plug-ins that this person may follow, in their order. */
export function usePluginMenu(): { href: string; label: string }[] {
  const plugins = usePlugins();
  const can = useCan();
  return plugins
    .filter((plugin) => plugin.state === 'active')
    .flatMap((plugin) =>
      (plugin.manifest.menu ?? [])
        .filter((entry) => !entry.requires || can(entry.requires))
        .map((entry) => ({
          order: entry.order ?? 100,
          label: pluginText(plugin.manifest.id, entry.label),
          href: pagePath(plugin.manifest, entry.page),
        })),
    )
    .sort((a, b) => a.order - b.order || a.label.localeCompare(b.label));
}

export function usePanels(slot: Slot) {
  const plugins = usePlugins();
  const can = useCan();
  return plugins
    .flatMap((plugin) =>
      (plugin.manifest.panels ?? [])
        .filter((panel) => panel.slot === slot && (!panel.requires || can(panel.requires)))
        .map((panel) => ({ plugin, panel })),
    )
    .sort((a, b) => (a.panel.order ?? 100) - (b.panel.order ?? 100));
}

/** A label is a key of the plug-in's own texts, or the text itself. */
export function pluginText(pluginId: string, key: string): string {
  return i18next.exists(key, { ns: pluginId }) ? i18next.t(key, { ns: pluginId }) : key;
}

export function pagePath(manifest: ServedManifest, pageId: string): string {
  const page = manifest.pages?.find((one) => one.id === pageId);
  return `/x/${manifest.id}/${(page?.path ?? '').replace(/^\//, '')}`;
}

function browserPorts() {
  return {
    share: async () => (await import('./shared')).share(),
    importModule: (url: string) => import(/* @vite-ignore */ url),
    addStyle: (url: string, pluginId: string) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = url;
      link.dataset.plugin = pluginId;
      document.head.append(link);
      return () => link.remove();
    },
    loadTexts: async (manifest: ServedManifest) => {
      const file = manifest.i18n?.[i18next.language] ?? manifest.i18n?.en;
      if (!file) return;
      const texts = await api.get<Record<string, unknown>>(join(manifest.baseUrl, file));
      i18next.addResourceBundle(i18next.language, manifest.id, texts, true, true);
    },
    hostFor,
  };
}

function hostFor(manifest: ServedManifest): PluginHost {
  const scoped = (path: string) => `/api/x/${manifest.id}/${path.replace(/^\/+/, '')}`;
  const granted = new Set(manifest.permissions ?? []);
  return {
    pluginId: manifest.id,
    api: {
      get: (path) => api.get(scoped(path)),
      post: (path, body) => api.post(scoped(path), body),
      put: (path, body) => api.put(scoped(path), body),
      del: (path) => api.delete(scoped(path)),
    },
    core: { get: (path) => api.get(path.startsWith('/api/') ? path : `/api/${path.replace(/^\/+/, '')}`) },
    events: {
      on: (topic, listener) => onLive(topic, listener),
    },
    notify: (message, tone = 'info') => tell(message, tone),
    confirm: ({ title, text, confirm }) =>
      new Promise((resolve) => {
        modals.openConfirmModal({
          title,
          children: text,
          labels: { confirm, cancel: i18next.t('action.cancel') },
          onConfirm: () => resolve(true),
          onCancel: () => resolve(false),
          onClose: () => resolve(false),
        });
      }),
    navigate: (path) => surroundings.navigate(path.startsWith('/') ? path : `/x/${manifest.id}/${path}`),
    t: (key, values) =>
      i18next.exists(key, { ns: manifest.id }) ? i18next.t(key, { ns: manifest.id, ...values }) : key,
    can: (permission) => granted.has(permission) && surroundings.can(permission),
    settings: (manifest.settings as Record<string, unknown> | undefined) ?? {},
    get locale() {
      return i18next.language;
    },
    get timeZone() {
      return surroundings.zone;
    },
    get theme() {
      return document.documentElement.getAttribute('data-mantine-color-scheme') === 'dark' ? 'dark' : 'light';
    },
  };
}

/** Commands of active plug-ins for the palette. */
export function usePluginCommands(): { key: string; label: string; plugin: string; run: () => void | Promise<void> }[] {
  return usePlugins().flatMap((plugin) =>
    (plugin.manifest.commands ?? []).flatMap((command) => {
      const run = plugin.activated?.commands?.[command.id];
      if (!run) return [];
      return [
        {
          key: `${plugin.manifest.id}/${command.id}`,
          label: pluginText(plugin.manifest.id, command.label),
          plugin: plugin.manifest.name ?? plugin.manifest.id,
          run: () => run({}),
        },
      ];
    }),
  );
}
