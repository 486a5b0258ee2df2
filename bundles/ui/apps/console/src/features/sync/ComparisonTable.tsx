import type { ComparisonItem } from '@plumbline/api-client';
import { DataTable, EmptyState, Mark, useFormat, type Column, type ListQuery } from '@plumbline/ui-kit';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { entityLabel } from './entity-label';
import css from './Sync.module.css';

interface Props {
  items: ComparisonItem[] | undefined;
  query: ListQuery;
  open: string | undefined;
  onOpen: (entity: string | undefined) => void;
}

export function isEqual(item: ComparisonItem): boolean {
  return item.ours === item.theirs && item.oursCents === item.theirsCents && item.differences.length === 0;
}

/** Our counts and sums beside the vendor's; what differs can be opened down to the record. */
export function ComparisonTable({ items, query, open, onOpen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = useMemo<Column<ComparisonItem>[]>(
    () => [
      {
        id: 'entity',
        header: t('column.entity'),
        card: 'title',
        width: 'minmax(150px, 1.4fr)',
        cell: (one) => one.label ?? entityLabel(t, one.entity),
      },
      {
        id: 'ours',
        header: t('column.ours'),
        width: '84px',
        align: 'end',
        cardLabel: true,
        cell: (one) => format.count(one.ours),
      },
      {
        id: 'theirs',
        header: t('column.theirs'),
        width: '84px',
        align: 'end',
        cardLabel: true,
        cell: (one) => (
          <span className={one.ours === one.theirs ? undefined : css.differs}>{format.count(one.theirs)}</span>
        ),
      },
      {
        id: 'oursCents',
        header: t('column.oursCents'),
        width: 'minmax(96px, 0.8fr)',
        align: 'end',
        second: true,
        card: 'none',
        cell: (one) => (one.oursCents === null ? '' : format.cents(one.oursCents)),
      },
      {
        id: 'theirsCents',
        header: t('column.theirsCents'),
        width: 'minmax(96px, 0.8fr)',
        align: 'end',
        second: true,
        card: 'none',
        cell: (one) =>
          one.theirsCents === null ? (
            ''
          ) : (
            <span className={one.oursCents === one.theirsCents ? undefined : css.differs}>
              {format.cents(one.theirsCents)}
            </span>
          ),
      },
      {
        id: 'differences',
        header: t('column.differences'),
        width: 'minmax(120px, 0.9fr)',
        card: 'aside',
        interactive: true,
        cell: (one) =>
          isEqual(one) ? (
            <Mark tone="green" glyph="✓" label={t('sync.equal')} />
          ) : (
            <button
              type="button"
              className={css.open}
              aria-expanded={open === one.entity}
              onClick={() => onOpen(open === one.entity ? undefined : one.entity)}
            >
              {t('sync.difference', { count: one.differences.length || Math.abs((one.ours ?? 0) - (one.theirs ?? 0)) })}
            </button>
          ),
      },
    ],
    [t, format, open, onOpen],
  );
  return (
    <DataTable
      label={t('sync.comparison')}
      columns={columns}
      rows={items}
      rowKey={(one) => one.entity}
      query={query}
      skeletonRows={8}
      empty={<EmptyState title={t('sync.noComparison')} text={t('sync.noComparisonText')} />}
      expanded={(one) => (open === one.entity && !isEqual(one) ? <Differences item={one} /> : null)}
    />
  );
}

function Differences({ item }: { item: ComparisonItem }) {
  const { t } = useTranslation();
  if (item.differences.length === 0) return <>{t('sync.unlisted')}</>;
  return (
    <ul
      className={css.differences}
      aria-label={t('sync.differencesOf', { entity: item.label ?? entityLabel(t, item.entity) })}
    >
      {item.differences.map((one) => (
        <li key={`${one.kind}${one.externalId}`}>
          <span>{t(`sync.kindOfDifference.${one.kind}`)}</span>
          <code>{one.externalId}</code>
          <span className={css.quiet}>{one.detail}</span>
        </li>
      ))}
    </ul>
  );
}
