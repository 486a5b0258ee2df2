import { asProblem, createApi, type PlatformMe, type Problem } from '@plumbline/api-client';
import { QueryClient, queryOptions, useQuery } from '@tanstack/react-query';

let csrf: string | null = null;

export function setCsrf(token: string | null): void {
  csrf = token;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => count < 2 && [0, 502, 503, 504].includes(asProblem(error).status),
      refetchOnWindowFocus: 'always',
    },
    mutations: { retry: false },
  },
});

export const api = createApi({
  csrf: () => csrf,
  // Who we are is asked again; the answer leads to the sign-in page.
  onSessionLost: () => {
    setCsrf(null);
    queryClient.setQueryData(['me'], null);
  },
});

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Problem;
  }
}

/** Back to the door; what was asked in the session is forgotten. The door's own query stays, or nobody would hear of it. */
export function leave(): void {
  setCsrf(null);
  queryClient.setQueryData(['me'], null);
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
}

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<PlatformMe | null> => {
    try {
      const me = await api.get<PlatformMe>('/api/platform/me', { signal });
      setCsrf(me.csrf);
      return me;
    } catch (error) {
      if (asProblem(error).status === 401) return null;
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** Whether the signed-in person may; without a list of permissions the server alone decides. */
export function useCan(): (permission: string) => boolean {
  const me = useQuery(meQuery).data;
  return (permission) => me?.permissions?.includes(permission) ?? me !== null;
}

export { tell, tellFailure } from '@plumbline/ui-kit/tell';
