import type { JobItem } from '@plumbline/api-client';
import { DataTable, ListFooter, Mark, StatusChip, useFormat, type Column, type ListQuery } from '@plumbline/ui-kit';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './TodayPage.module.css';
import { briefingMark, isUnassigned, shownStatus } from '../../lib/jobs';

interface Props {
  rows: JobItem[] | undefined;
  now: number;
  query: ListQuery;
  group: 'day' | 'technician' | null;
  activeJob: string | undefined;
  hrefOf: (job: JobItem) => string;
  empty: ReactNode;
  footer: string;
}

export function JobList({ rows, now, query, group, activeJob, hrefOf, empty, footer }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const isBeside = activeJob !== undefined;
  const columns = useMemo<Column<JobItem>[]>(() => {
    const all: (Column<JobItem> | null)[] = [
      {
        id: 'time',
        header: t('column.time'),
        width: '142px',
        cell: (job) => format.window(job.arrivalStart ?? job.start, job.arrivalEnd),
        sort: (job) => job.start ?? '',
      },
      {
        id: 'status',
        header: t('column.status'),
        width: '104px',
        card: 'aside',
        cell: (job) => {
          const status = shownStatus(job, now);
          return <StatusChip status={status} label={t(`status.${status}`)} />;
        },
        sort: (job) => shownStatus(job, now),
      },
      {
        id: 'customer',
        header: t('column.customer'),
        width: 'minmax(140px, 1.25fr)',
        card: 'title',
        cell: (job) => job.customer?.name ?? t('job.noCustomer'),
        sort: (job) => job.customer?.name ?? '',
      },
      {
        id: 'jobType',
        header: t('column.jobType'),
        width: 'minmax(120px, 1.2fr)',
        cell: (job) => job.jobType ?? t('job.noType'),
        sort: (job) => job.jobType ?? '',
      },
      isBeside
        ? null
        : {
            id: 'city',
            header: t('column.city'),
            width: 'minmax(90px, 0.7fr)',
            second: true,
            cell: (job) => job.location?.address?.city,
            sort: (job) => job.location?.address?.city ?? '',
          },
      {
        id: 'technician',
        header: t('column.technician'),
        width: 'minmax(110px, 1fr)',
        cell: (job) =>
          job.technician ? (
            job.technician.name
          ) : isUnassigned(job) ? (
            <Mark tone="gold" glyph="◌" label={t('status.Unassigned')} />
          ) : (
            '–'
          ),
        sort: (job) => job.technician?.name ?? '',
      },
      {
        id: 'briefing',
        header: t('column.briefing'),
        width: '108px',
        cell: (job) => {
          const mark = briefingMark(job.briefing);
          if (mark.text === 'none') return <span className={css.none}>{t('briefingState.none')}</span>;
          return <Mark {...mark} label={t(`briefingState.${mark.text}`)} />;
        },
        sort: (job) => briefingMark(job.briefing).text,
      },
      isBeside
        ? null
        : {
            id: 'total',
            header: t('column.total'),
            width: '80px',
            align: 'end',
            card: 'none',
            cell: (job) =>
              job.total && (job.status === 'Completed' || Number(job.total.amount) !== 0)
                ? format.money(job.total)
                : '',
            sort: (job) => Number(job.total?.amount ?? -1),
          },
      {
        id: 'number',
        header: t('column.number'),
        width: '62px',
        align: 'end',
        second: true,
        card: 'none',
        cell: (job) => job.number,
        sort: (job) => Number(job.number) || job.number,
      },
    ];
    return all.filter((column) => column !== null);
  }, [t, format, now, isBeside]);

  const ordered = useMemo(() => {
    if (!rows) return undefined;
    const byStart = [...rows].sort(
      (a, b) => (a.start ?? '').localeCompare(b.start ?? '') || a.number.localeCompare(b.number),
    );
    if (group !== 'technician') return byStart;
    const name = (job: JobItem) => (job.technician ? `1${job.technician.name}` : '0');
    return byStart.sort((a, b) => name(a).localeCompare(name(b)));
  }, [rows, group]);

  const groupOf = useMemo(() => {
    if (!group) return undefined;
    const sizes = new Map<string, number>();
    const keyOf = (job: JobItem) =>
      group === 'day' ? (job.start ? format.localDate(job.start) : '') : (job.technician?.id ?? '');
    for (const job of ordered ?? []) sizes.set(keyOf(job), (sizes.get(keyOf(job)) ?? 0) + 1);
    return (job: JobItem) => {
      const key = keyOf(job);
      const label =
        group === 'day'
          ? key
            ? format.longDay(key)
            : t('today.noTime')
          : (job.technician?.name ?? t('today.noTechnician'));
      return { key, label, note: t('today.jobCount', { count: sizes.get(key) ?? 0 }) };
    };
  }, [group, ordered, format, t]);

  return (
    <DataTable
      label={t('today.jobs')}
      columns={columns}
      rows={ordered}
      rowKey={(job) => job.id}
      href={hrefOf}
      activeKey={activeJob}
      query={query}
      empty={empty}
      group={groupOf}
      skeletonRows={18}
      footer={<ListFooter>{footer}</ListFooter>}
    />
  );
}
