import { keys, type Api, type Security } from '@plumbline/api-client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';

/** What the sections about one's own account need of the application around them. */
export interface AccountDesk {
  api: Api;
  /** `/api/me` or `/api/platform/me` */
  at: string;
}

export const AccountContext = createContext<AccountDesk | null>(null);

export function useDesk(): AccountDesk {
  const desk = useContext(AccountContext);
  if (!desk) throw new Error('The sections of an account stand in an AccountContext');
  return desk;
}

/** What guards the account, and where it is signed in. */
export function useSecurity() {
  const { api, at } = useDesk();
  return useQuery({
    queryKey: keys.list('security'),
    queryFn: ({ signal }) => api.get<Security>(`${at}/security`, { signal }),
  });
}

/** Asks again how the account is guarded, after something about it has changed. */
export function useSecurityChanged(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: ['security'] });
}
