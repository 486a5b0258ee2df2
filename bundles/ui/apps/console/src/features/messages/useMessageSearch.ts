import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { queryString } from '@plumbline/api-client';

const route = getRouteApi('/app/messages');

/** The filters of the message lists, which live in the URL; a changed filter goes back to the first page. */
export function useMessageSearch() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/messages' });
  type Search = typeof search;
  return {
    search,
    set: (patch: Partial<Search>) =>
      void navigate({ search: (old) => ({ ...old, page: undefined, open: undefined, ...patch }), replace: true }),
    /** Opens a row below itself, or closes it again. */
    toggle: (id: string) => `/messages${queryString({ ...search, open: search.open === id ? undefined : id })}`,
  };
}
