import { keys, type Branding, type Company } from '@plumbline/api-client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from './api';
import { useMe } from './session';

export const companyQuery = queryOptions({
  queryKey: keys.company,
  queryFn: ({ signal }) => api.get<Company>('/api/company', { signal }),
  staleTime: 60_000,
});

/** The company of the signed-in person; undefined while it is read and for who belongs to none. */
export function useCompany(): Company | undefined {
  const me = useMe();
  return useQuery({ ...companyQuery, enabled: me.tenant !== null }).data;
}

/** A colour that a company chose, if it is one. It is used for lines and marks, never under or as text. */
export function brandColor(branding: Pick<Branding, 'color'> | null | undefined): string | undefined {
  return /^#[0-9a-f]{6}$/i.test(branding?.color ?? '') ? (branding?.color ?? undefined) : undefined;
}
