import { createContext, useContext, type ComponentType } from 'react';

export interface ScopedApi {
  get<T = unknown>(path: string): Promise<T>;
  post<T = unknown>(path: string, body?: unknown): Promise<T>;
  put<T = unknown>(path: string, body?: unknown): Promise<T>;
  del<T = unknown>(path: string): Promise<T>;
}

/** What the console hands to a plug-in. `host.can` is a convenience: the server checks every call again. */
export interface PluginHost {
  pluginId: string;
  /** Always below `/api/x/<plugin>/`. */
  api: ScopedApi;
  /** Read access to the console's own REST, limited by the permissions the plug-in was granted and the user's own. */
  core: { get<T = unknown>(path: string): Promise<T> };
  events: {
    on(topic: string, listener: (event: { topic: string; ids?: string[]; data?: unknown }) => void): () => void;
  };
  notify(message: string, tone?: 'info' | 'success' | 'error'): void;
  confirm(question: { title: string; text: string; confirm: string }): Promise<boolean>;
  navigate(path: string): void;
  t(key: string, values?: Record<string, unknown>): string;
  can(permission: string): boolean;
  settings: Record<string, unknown>;
  locale: string;
  timeZone: string;
  theme: 'light' | 'dark';
}

/** What a slot hands to a panel: plain ids and data, never the console's internals. */
export interface PanelProps {
  jobId?: string;
  customerId?: string;
  locationId?: string;
  [data: string]: unknown;
}

export interface Activated {
  pages?: Record<string, ComponentType>;
  panels?: Record<string, ComponentType<PanelProps>>;
  commands?: Record<string, (context: unknown) => void | Promise<void>>;
  deactivate?(): void;
}

export interface PluginModule {
  activate(host: PluginHost): Activated | Promise<Activated>;
}

export const HostContext = createContext<PluginHost | null>(null);

/** The host of the plug-in whose page, panel or command is running. */
export function useHost(): PluginHost {
  const host = useContext(HostContext);
  if (!host) throw new Error('useHost() works only inside a plug-in page or panel.');
  return host;
}
