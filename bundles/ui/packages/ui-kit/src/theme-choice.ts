import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';

const KEY = 'plumbline.theme';

/** Remembers light, dark or "as the system" under the key that `theme.js` reads before the first paint. */
export function themeChoice(): MantineColorSchemeManager {
  let stop = () => {};
  return {
    get: (fallback) => {
      try {
        const stored = localStorage.getItem(KEY);
        return stored === 'dark' || stored === 'light' ? stored : fallback;
      } catch {
        // Storage may be blocked; the choice then lasts until the page is closed.
        return fallback;
      }
    },
    set: (value) => {
      try {
        if (value === 'auto') localStorage.removeItem(KEY);
        else localStorage.setItem(KEY, value);
      } catch {
        // As above: not remembered, still applied.
      }
    },
    subscribe: (onUpdate) => {
      const listen = (event: StorageEvent) => {
        if (event.key === KEY) onUpdate((event.newValue as MantineColorScheme | null) ?? 'auto');
      };
      window.addEventListener('storage', listen);
      stop = () => window.removeEventListener('storage', listen);
    },
    unsubscribe: () => stop(),
    clear: () => localStorage.removeItem(KEY),
  };
}
