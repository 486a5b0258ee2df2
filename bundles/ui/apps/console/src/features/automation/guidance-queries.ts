import { keys, type Guidance, type GuidanceVersion } from '@plumbline/api-client';
import { useFormat } from '@plumbline/ui-kit';
import { queryOptions } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';

export const guidanceQuery = (kind: string) =>
  queryOptions({
    queryKey: keys.one('guidance', kind),
    queryFn: ({ signal }) => api.get<Guidance>(`/api/briefing/guidance/${kind}`, { signal }),
  });

/** An earlier version never changes. */
export const earlierQuery = (kind: string, version: number) =>
  queryOptions({
    queryKey: keys.one('guidance', kind, String(version)),
    queryFn: ({ signal }) => api.get<Guidance>(`/api/briefing/guidance/${kind}`, { query: { version }, signal }),
    staleTime: Infinity,
  });

export const versionsQuery = (kind: string) =>
  queryOptions({
    queryKey: keys.one('guidance', kind, 'versions'),
    queryFn: ({ signal }) =>
      api.get<{ items: GuidanceVersion[] }>(`/api/briefing/guidance/${kind}/versions`, { signal }),
  });

/** `Version 3, Dana Whitlock, Nov 21, 8:30 AM, your own` */
export function useVersionText(): (version: GuidanceVersion) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ version, changedBy, changedAt, own }) => {
    const which = changedAt
      ? t('guidance.versionBy', { version, by: changedBy ?? '', at: format.dateTime(changedAt) })
      : t('guidance.version', { version });
    return `${which}, ${t(own ? 'guidance.own' : 'guidance.supplied')}`;
  };
}
