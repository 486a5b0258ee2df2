import type { Usage, UsageDay } from '@plumbline/api-client';
import { addDays, BarLines, EmptyState, ErrorState, UsageChart, useFormat } from '@plumbline/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from './api';
import css from './Platform.module.css';

const DAYS = 30;
/** What adds up over days; the others are a level, of which the last counts. */
const SUMS = new Set<keyof Usage>(['smsSegments', 'modelTokens', 'modelCostCents']);
const KINDS: (keyof Usage)[] = [
  'smsSegments',
  'modelTokens',
  'modelCostCents',
  'records',
  'storageBytes',
  'activeUsers',
];

/** Usage by day of the last thirty days, of one company or of all. */
export function UsageCharts({ path }: { path: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const range = { from: addDays(format.today(), 1 - DAYS), to: format.today() };
  const query = useQuery({
    queryKey: ['usage', path, range],
    queryFn: ({ signal }) => api.get<{ days: UsageDay[] }>(path, { query: range, signal }),
  });
  const text = (kind: keyof Usage, value: number) =>
    kind === 'modelCostCents'
      ? format.cents(value)
      : kind === 'storageBytes'
        ? format.bytes(value)
        : format.count(value);
  if (query.error && !query.data)
    return <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <BarLines lines={5} />;
  const days = query.data.days;
  if (days.length === 0) return <EmptyState compact title={t('usage.empty')} text={t('usage.emptyText')} />;
  return (
    <div className={css.charts}>
      {KINDS.map((kind) => {
        const total = SUMS.has(kind) ? days.reduce((sum, day) => sum + day[kind], 0) : (days.at(-1)?.[kind] ?? 0);
        return (
          <UsageChart
            key={kind}
            label={t(`usage.${kind}`)}
            summary={t(SUMS.has(kind) ? 'usage.inDays' : 'usage.now', { value: text(kind, total), days: days.length })}
            points={days.map((day) => ({ day: day.day, value: day[kind] }))}
            text={(value) => text(kind, value)}
            dayText={format.day}
            columns={{ day: t('usage.day'), value: t(`usage.${kind}`) }}
          />
        );
      })}
    </div>
  );
}
