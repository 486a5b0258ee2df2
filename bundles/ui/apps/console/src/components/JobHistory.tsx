import type { JobItem } from '@plumbline/api-client';
import { DataTable, StatusChip, useFormat, type Column, type ListQuery } from '@plumbline/ui-kit';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { shownStatus } from '../lib/jobs';

/** Jobs of a customer or a location, newest first. */
export function JobHistory(props: {
  label: string;
  rows: JobItem[] | undefined;
  query: ListQuery;
  empty: ReactNode;
  now: number;
  footer?: ReactNode;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { now } = props;
  const columns = useMemo<Column<JobItem>[]>(
    () => [
      { id: 'day', header: t('job.day'), width: '112px', cell: (job) => (job.start ? format.date(job.start) : '–') },
      {
        id: 'status',
        header: t('column.status'),
        width: '112px',
        card: 'aside',
        cell: (job) => <StatusChip status={shownStatus(job, now)} label={t(`status.${shownStatus(job, now)}`)} />,
      },
      {
        id: 'jobType',
        header: t('column.jobType'),
        card: 'title',
        width: 'minmax(140px, 1.4fr)',
        cell: (job) => job.jobType ?? t('job.noType'),
      },
      {
        id: 'technician',
        header: t('column.technician'),
        width: 'minmax(100px, 1fr)',
        second: true,
        cell: (job) => job.technician?.name ?? '–',
      },
      {
        id: 'total',
        header: t('column.total'),
        width: '92px',
        align: 'end',
        cell: (job) => (job.total ? format.money(job.total) : ''),
      },
      {
        id: 'number',
        header: t('column.number'),
        width: '76px',
        align: 'end',
        second: true,
        card: 'none',
        cell: (job) => job.number,
      },
    ],
    [t, format, now],
  );
  return (
    <DataTable
      label={props.label}
      columns={columns}
      rows={props.rows}
      rowKey={(job) => job.id}
      href={(job) => `/jobs/${job.id}`}
      query={props.query}
      empty={props.empty}
      skeletonRows={4}
      footer={props.footer}
    />
  );
}
