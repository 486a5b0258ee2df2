import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import { useMediaQuery } from '@mantine/hooks';
import {
  Head,
  Row,
  SkeletonRows,
  StaleBanner,
  tableStyles as css,
  tracks,
  type Column,
  type ListQuery,
} from './DataTable';
import { Bar, ErrorState } from './States';
import { useListKeys } from './useListKeys';

export interface VirtualTableProps<T> {
  label: string;
  columns: Column<T>[];
  /** Rows in all; undefined until the first page has come. */
  total: number | undefined;
  /** The row of an index, or undefined while its page is on the way. */
  rowAt: (index: number) => T | undefined;
  /** Called with the first and last visible index, so that their pages can be fetched. */
  onRange: (first: number, last: number) => void;
  rowKey: (row: T) => string;
  href?: (row: T) => string;
  query: ListQuery;
  empty: ReactNode;
  footer?: (first: number, last: number) => ReactNode;
  /** Changing it scrolls back to the top: a new search. */
  resetKey?: string;
}

/** A list of any length: only the visible rows exist, and only their pages are fetched. */
export function VirtualTable<T>(props: VirtualTableProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  useListKeys(scroller);
  const isPhone = useMediaQuery('(max-width: 700px)') ?? false;
  const virtual = useVirtualizer({
    count: props.total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isPhone ? 62 : 33),
    overscan: 12,
  });
  const shown = virtual.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown[shown.length - 1]?.index ?? 0;
  const { onRange, resetKey, total } = props;
  useEffect(() => {
    if (total) onRange(first, last);
  }, [first, last, total, onRange]);
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [resetKey]);
  useEffect(() => virtual.measure(), [isPhone, virtual]);

  const failed = props.query.error;
  return (
    <>
      <div className={css.scroller} ref={scroller} tabIndex={0} role="region" aria-label={props.label}>
        {failed && props.total !== undefined ? <StaleBanner query={props.query} /> : null}
        {failed && props.total === undefined ? (
          <ErrorState error={failed} onRetry={() => void props.query.refetch()} />
        ) : props.total === 0 ? (
          props.empty
        ) : (
          <div
            className={css.table}
            role="table"
            aria-label={props.label}
            aria-rowcount={props.total === undefined ? -1 : props.total + 1}
            aria-busy={props.total === undefined}
            style={tracks(props.columns)}
          >
            <Head columns={props.columns} />
            <div
              role="rowgroup"
              className={css.inner}
              style={{ height: props.total === undefined ? undefined : virtual.getTotalSize() }}
            >
              {props.total === undefined ? (
                <SkeletonRows columns={props.columns} rows={20} />
              ) : (
                shown.map((item) => {
                  const row = props.rowAt(item.index);
                  const style = {
                    position: 'absolute',
                    insetInline: 0,
                    top: 0,
                    transform: `translateY(${item.start}px)`,
                  } as const;
                  return row ? (
                    <Row
                      key={item.key}
                      ref={virtual.measureElement}
                      index={item.index}
                      columns={props.columns}
                      row={row}
                      href={props.href?.(row)}
                      style={style}
                    />
                  ) : (
                    <div role="row" className={css.row} key={item.key} style={{ ...style, height: item.size }}>
                      <div role="cell">
                        <Bar width={160} />
                      </div>
                    </div>
                  );
                })
              )}
            </div>
          </div>
        )}
      </div>
      {props.footer?.(visible(scroller.current, virtual.options.estimateSize(0), first).first, last)}
    </>
  );
}

/** The first row that is really in sight; the virtual list also draws some above it. */
function visible(scroller: HTMLElement | null, rowHeight: number, fallback: number): { first: number } {
  return { first: scroller ? Math.floor(scroller.scrollTop / rowHeight) : fallback };
}
