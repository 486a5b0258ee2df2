import {
  createSortedRowModel,
  rowSortingFeature,
  sortFns,
  tableFeatures,
  useTable,
  type ColumnDef,
  type SortingState,
} from '@tanstack/react-table';
import { useMemo, useRef, useState, type CSSProperties, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, VisuallyHidden } from '@mantine/core';
import clsx from './clsx';
import { A } from './links';
import { Banner, Bar, ErrorState, type Failure } from './States';
import { useListKeys } from './useListKeys';
import css from './DataTable.module.css';

export interface Column<T> {
  id: string;
  header: string;
  /** The header is read out but not drawn: a column of buttons. */
  hideHeader?: boolean;
  cell: (row: T) => ReactNode;
  /** A track of the row's grid: `120px`, `minmax(0, 2fr)`. */
  width?: string;
  align?: 'end';
  /** Place on a phone, where each row becomes a card; `line` by default. */
  card?: 'title' | 'aside' | 'line' | 'block' | 'none';
  /** On a phone the header's text stands before the value: a number alone says nothing. */
  cardLabel?: boolean;
  second?: boolean;
  wrap?: boolean;
  /** The value to sort by; a column without it is not sortable. */
  sort?: (row: T) => string | number;
  /** Holds buttons or links of its own, which lie above the row's link. */
  interactive?: boolean;
}

/** The state of the query behind a list; a query result of TanStack Query fits. */
export interface ListQuery {
  isPending: boolean;
  error: Failure | null;
  refetch: () => unknown;
}

export interface DataTableProps<T> {
  label: string;
  columns: Column<T>[];
  rows: T[] | undefined;
  rowKey: (row: T) => string;
  /** Where a row leads; the cell of the `title` column becomes the link. */
  href?: (row: T) => string;
  activeKey?: string | null;
  query?: ListQuery;
  empty: ReactNode;
  group?: (row: T) => { key: string; label: ReactNode; note?: ReactNode };
  /** Content below a row, for rows that are open. */
  expanded?: (row: T) => ReactNode | null;
  skeletonRows?: number;
  footer?: ReactNode;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns });
type Features = typeof features;

/**
 * A dense list with its loading, empty, error and no-permission states. Rows are links; j and k walk them. On a phone each
 * row is a card. Sorting is of the rows given: lists that the server pages are sorted by the server.
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  useListKeys(scroller);
  const [sorting, setSorting] = useState<SortingState>([]);
  const data = useMemo(() => props.rows ?? [], [props.rows]);
  const defs = useMemo(
    () =>
      props.columns.map((column): ColumnDef<Features, T & object> => ({
        id: column.id,
        header: column.header,
        accessorFn: (row: T) => column.sort?.(row) ?? '',
        enableSorting: column.sort !== undefined,
      })),
    [props.columns],
  );
  const table = useTable<Features, T & object>({
    features,
    columns: defs,
    data: data as (T & object)[],
    state: { sorting },
    onSortingChange: setSorting,
  });
  const rows = table.getRowModel().rows.map((row) => row.original as T);

  return (
    <>
      <div className={css.scroller} ref={scroller} tabIndex={0} role="region" aria-label={props.label}>
        {props.query?.error && props.rows ? <StaleBanner query={props.query} /> : null}
        {props.query?.error && !props.rows ? (
          <ErrorState error={props.query.error} onRetry={() => void props.query?.refetch()} />
        ) : props.rows && props.rows.length === 0 ? (
          <div className={css.empty}>{props.empty}</div>
        ) : (
          <div
            className={css.table}
            role="table"
            aria-label={props.label}
            aria-busy={props.rows === undefined}
            style={tracks(props.columns)}
          >
            <Head
              columns={props.columns}
              sorting={sorting}
              onSort={(id) => setSorting((now) => nextSorting(now, id))}
            />
            <div role="rowgroup">
              {props.rows === undefined ? (
                <SkeletonRows columns={props.columns} rows={props.skeletonRows ?? 12} />
              ) : (
                <Rows {...props} rows={rows} />
              )}
            </div>
          </div>
        )}
      </div>
      {props.footer}
    </>
  );
}

function Rows<T>(props: DataTableProps<T> & { rows: T[] }) {
  let last: string | null = null;
  return props.rows.map((row) => {
    const group = props.group?.(row);
    const opensGroup = group !== undefined && group.key !== last;
    if (group) last = group.key;
    const key = props.rowKey(row);
    return (
      <GroupedRow key={key} header={opensGroup ? group : undefined}>
        <Row columns={props.columns} row={row} href={props.href?.(row)} active={key === props.activeKey} />
        {props.expanded?.(row) ? (
          <div role="row">
            <div role="cell" className={css.expand}>
              {props.expanded(row)}
            </div>
          </div>
        ) : null}
      </GroupedRow>
    );
  });
}

function GroupedRow(props: { header?: { label: ReactNode; note?: ReactNode }; children: ReactNode }) {
  if (!props.header) return <>{props.children}</>;
  return (
    <>
      <div role="row" className={css.group}>
        <span role="cell">
          {props.header.label} {props.header.note ? <small>{props.header.note}</small> : null}
        </span>
      </div>
      {props.children}
    </>
  );
}

export function tracks(columns: Column<never>[] | Column<any>[]): CSSProperties {
  return { '--cols': columns.map((column) => column.width ?? 'minmax(0, 1fr)').join(' ') } as CSSProperties;
}

export function Head<T>(props: { columns: Column<T>[]; sorting?: SortingState; onSort?: (id: string) => void }) {
  return (
    <div role="rowgroup">
      <div role="row" className={css.head}>
        {props.columns.map((column) => {
          const sorted = props.sorting?.find((one) => one.id === column.id);
          return (
            <div
              key={column.id}
              role="columnheader"
              className={clsx(css.headCell, column.align === 'end' && css.end)}
              aria-sort={sorted ? (sorted.desc ? 'descending' : 'ascending') : undefined}
            >
              {column.sort && props.onSort ? (
                <button type="button" className={css.sortButton} onClick={() => props.onSort?.(column.id)}>
                  {column.header}
                  <span aria-hidden>{sorted ? (sorted.desc ? '↓' : '↑') : ''}</span>
                </button>
              ) : column.hideHeader ? (
                <VisuallyHidden>{column.header}</VisuallyHidden>
              ) : (
                column.header
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

export interface RowProps<T> {
  columns: Column<T>[];
  row: T;
  href?: string;
  active?: boolean;
  style?: CSSProperties;
  ref?: Ref<HTMLDivElement>;
  index?: number;
}

export function Row<T>({ columns, row, href, active, style, ref, index }: RowProps<T>) {
  return (
    <div
      role="row"
      ref={ref}
      data-index={index}
      aria-rowindex={index === undefined ? undefined : index + 2}
      className={css.row}
      data-link={href ? '' : undefined}
      data-active={active ? '' : undefined}
      style={style}
    >
      {columns.map((column) => {
        const content = column.cell(row);
        return (
          <div
            key={column.id}
            role="cell"
            data-card={column.card ?? 'line'}
            data-label={column.cardLabel ? column.header : undefined}
            className={clsx(
              css.cell,
              column.align === 'end' && css.end,
              column.second && css.second,
              column.wrap && css.wrap,
              column.card === 'title' && css.strong,
              column.interactive && css.above,
            )}
          >
            {href && column.card === 'title' ? (
              <A href={href} className={css.link} data-row-link aria-current={active ? 'true' : undefined}>
                {content}
              </A>
            ) : (
              content
            )}
          </div>
        );
      })}
    </div>
  );
}

export function SkeletonRows({ columns, rows }: { columns: Column<any>[]; rows: number }) {
  const widths = ['70%', '55%', '80%', '45%', '65%'];
  return Array.from({ length: rows }, (_, line) => (
    <div role="row" className={css.row} key={line}>
      {columns.map((column, place) => (
        <div role="cell" className={css.cell} key={column.id} data-card={column.card ?? 'line'}>
          <Bar width={widths[(line + place) % widths.length]} />
        </div>
      ))}
    </div>
  ));
}

export function StaleBanner({ query }: { query: ListQuery }) {
  const { t } = useTranslation('kit');
  return (
    <Banner
      tone="gold"
      role="status"
      action={
        <Button variant="default" size="compact-xs" onClick={() => void query.refetch()}>
          {t('error.retry')}
        </Button>
      }
    >
      {t('error.stale', { detail: query.error?.detail ?? '' })}
    </Banner>
  );
}

function nextSorting(now: SortingState, id: string): SortingState {
  const current = now.find((one) => one.id === id);
  if (!current) return [{ id, desc: false }];
  return current.desc ? [] : [{ id, desc: true }];
}

export { css as tableStyles };
