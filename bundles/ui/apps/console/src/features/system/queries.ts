import { keys, type Health, type SystemInfo } from '@plumbline/api-client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api';

export const healthQuery = queryOptions({
  queryKey: keys.list('health'),
  queryFn: async ({ signal }) => {
    try {
      return await api.get<Health>('/health', { signal });
    } catch (error) {
      // A health page that says "down" answers with 503 and the same body; the problem reader keeps only its text.
      if ((error as { status?: number }).status === 503) return { status: 'down' } satisfies Health;
      throw error;
    }
  },
  refetchInterval: 15_000,
});

export const systemQuery = queryOptions({
  queryKey: keys.list('system'),
  queryFn: ({ signal }) => api.get<SystemInfo>('/api/system', { signal }),
  refetchInterval: 30_000,
});
