import { keys, type Me, type Page, type User } from '@plumbline/api-client';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api, setCsrf } from './api';

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: async ({ signal }) => {
    const me = await api.get<Me>('/api/me', { signal });
    setCsrf(me.csrf);
    return me;
  },
  staleTime: 60_000,
});

/** The signed-in person; only below the signed-in part of the application. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

export function useCan(): (permission: string) => boolean {
  const { permissions } = useMe();
  return (permission) => permissions.includes(permission);
}

export type UserPage = Page<User>;
