import { asProblem, createApi, type Page, type Problem, type Query } from '@plumbline/api-client';
import { QueryClient } from '@tanstack/react-query';

let csrf: string | null = null;
let sessionLost: () => void = () => {};

/** The CSRF token of the session; kept in memory only. */
export function setCsrf(token: string | null): void {
  csrf = token;
}

export function onSessionLost(run: () => void): void {
  sessionLost = run;
}

export const api = createApi({ csrf: () => csrf, onSessionLost: () => sessionLost() });

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays a refusal; only a server that is away or busy is asked again.
      retry: (count, error) => count < 2 && [0, 502, 503, 504].includes(asProblem(error).status),
      refetchOnWindowFocus: 'always',
    },
    mutations: { retry: false },
  },
});

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Problem;
  }
}

/** Every page of a list, 200 rows at a time, at most `limit` rows. */
export async function fetchAll<T>(
  path: string,
  query: Query,
  limit: number,
  signal?: AbortSignal,
): Promise<{ items: T[]; total: number }> {
  const first = await api.get<Page<T>>(path, { query: { ...query, page: 1, pageSize: 200 }, signal });
  const items = [...first.items];
  for (let page = 2; items.length < Math.min(first.total, limit); page++) {
    const next = await api.get<Page<T>>(path, { query: { ...query, page, pageSize: 200 }, signal });
    if (next.items.length === 0) break;
    items.push(...next.items);
  }
  return { items, total: first.total };
}
