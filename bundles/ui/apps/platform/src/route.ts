import { useSyncExternalStore } from 'react';

/** The address below `/platform`, as parts and filters. Three pages need no router. */
export interface Route {
  parts: string[];
  search: URLSearchParams;
}

const listeners = new Set<() => void>();
const tellAll = () => listeners.forEach((listener) => listener());
window.addEventListener('popstate', tellAll);

export function go(href: string, replace = false): void {
  window.history[replace ? 'replaceState' : 'pushState'](null, '', href);
  tellAll();
}

export function useRoute(): Route {
  const href = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => window.location.pathname + window.location.search,
  );
  const url = new URL(href, window.location.origin);
  return {
    parts: url.pathname
      .replace(/^\/platform\/?/, '')
      .split('/')
      .filter(Boolean)
      .map(decodeURIComponent),
    search: url.searchParams,
  };
}

/** The present address with some filters changed; an empty value leaves a filter out. */
export function withSearch(change: Record<string, string | undefined>): string {
  const search = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(change)) {
    if (value) search.set(name, value);
    else search.delete(name);
  }
  const text = search.toString();
  return window.location.pathname + (text ? `?${text}` : '');
}
