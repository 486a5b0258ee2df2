import { keys, type Page, type PluginInfo } from '@plumbline/api-client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../lib/api';

/** Some answers list without paging; both shapes are read. */
export const pluginsQuery = queryOptions({
  queryKey: keys.list('plugins'),
  queryFn: async ({ signal }) => {
    const answer = await api.get<Page<PluginInfo> | PluginInfo[]>('/api/plugins', { query: { pageSize: 200 }, signal });
    return Array.isArray(answer) ? answer : answer.items;
  },
});
