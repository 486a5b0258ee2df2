/** The version of the page contract that this console speaks. A plug-in that asks for another is listed, not loaded. */
export const UI_API = 1;

export type Slot =
  | 'job.detail.side'
  | 'job.detail.tab'
  | 'customer.detail.tab'
  | 'invoice.side'
  | 'invoice.actions'
  | 'dispatch.toolbar'
  | 'dispatch.job.badge'
  | 'dashboard.tile'
  | 'trust.side'
  | 'settings.tab'
  | 'field.job.step';

export interface PluginPage {
  id: string;
  path: string;
  title: string;
  requires?: string;
}

export interface PluginPanel {
  id: string;
  slot: Slot;
  title?: string;
  order?: number;
  requires?: string;
  /** Pixels kept free while the panel loads, so that the page does not jump. */
  minHeight?: number;
}

export interface PluginMenuEntry {
  id: string;
  label: string;
  icon?: string;
  page: string;
  section?: string;
  order?: number;
  requires?: string;
}

export interface PluginCommand {
  id: string;
  label: string;
  context?: string;
  shortcut?: string;
}

/** `ui/plugin-ui.json` of a plug-in; the schema stands in `manifest.schema.json`. */
export interface PluginManifest {
  id: string;
  version: string;
  uiApi: number;
  entry: string;
  css?: string[];
  isolation?: 'shared' | 'iframe';
  faces?: ('console' | 'field' | 'portal')[];
  permissions?: string[];
  menu?: PluginMenuEntry[];
  pages?: PluginPage[];
  panels?: PluginPanel[];
  commands?: PluginCommand[];
  settings?: unknown;
  i18n?: Record<string, string>;
}

/** A manifest as the server lists it: with the folder its files are served from. */
export type ServedManifest = PluginManifest & { baseUrl: string; name?: string };

/** Says what is wrong with a manifest, or null. Checks what loading depends on; the server refuses the rest. */
export function manifestFault(manifest: PluginManifest): string | null {
  if (!/^[a-z0-9.-]{3,64}$/.test(manifest.id ?? ''))
    return `The id "${manifest.id}" is not of the form [a-z0-9.-]{3,64}.`;
  if (manifest.uiApi !== UI_API) return `It asks for uiApi ${manifest.uiApi}; this console speaks uiApi ${UI_API}.`;
  if (!manifest.entry) return 'The manifest names no entry.';
  if (/^[a-z]+:|^\/|\.\./i.test(manifest.entry)) return `The entry "${manifest.entry}" is not a relative path.`;
  return null;
}
