import { keys, type Page, type Query, type Subject } from '@plumbline/api-client';
import { Button, DataTable, EmptyState, Pager, Select, Spacer, Toolbar, type Column } from '@plumbline/ui-kit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useMessageSearch } from './useMessageSearch';

const PAGE_SIZE = 50;

interface Props<T> {
  label: string;
  /** Also the path below `/api`. */
  subject: Subject;
  filter: Query;
  /** What stands first in the tool bar: a search field, a choice. */
  lead: ReactNode;
  /** The words of the API for in and out; a log that goes one way has none. */
  directions?: { in: string; out: string };
  states: { value: string; label: string }[];
  columns: Column<T>[];
  expanded?: (row: T) => ReactNode | null;
  empty: { title: string; text: string };
  /** Milliseconds after which the rows are asked for again, for what the live stream does not tell. */
  poll?: (rows: T[] | undefined) => number | false;
}

/** A paged log of what went out and came in, with its filters in the URL. */
export function MessageLog<T extends { id: string }>(props: Props<T>) {
  const { t } = useTranslation();
  const { search, set, toggle } = useMessageSearch();
  const filter = { ...props.filter, page: search.page ?? 1, pageSize: PAGE_SIZE };
  const query = useQuery({
    queryKey: keys.list(props.subject, filter),
    queryFn: ({ signal }) => api.get<Page<T>>(`/api/${props.subject}`, { query: filter, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => props.poll?.(state.data?.items) ?? false,
  });
  const isFiltered = Boolean(search.q || search.plugin || search.state || search.direction);
  const clear = () => set({ q: undefined, plugin: undefined, state: undefined, direction: undefined });
  return (
    <>
      <Toolbar label={props.label}>
        {props.lead}
        <Spacer />
        {props.directions && (
          <Select
            aria-label={t('column.direction')}
            placeholder={t('messages.anyDirection')}
            data={[
              { value: props.directions.out, label: t('messages.out') },
              { value: props.directions.in, label: t('messages.in') },
            ]}
            value={search.direction ?? null}
            onChange={(value) => set({ direction: value ?? undefined })}
            clearable
            w={130}
          />
        )}
        <Select
          aria-label={t('column.state')}
          placeholder={t('messages.anyState')}
          data={props.states}
          value={search.state ?? null}
          onChange={(value) => set({ state: value ?? undefined })}
          clearable
          w={130}
        />
      </Toolbar>
      <DataTable
        label={props.label}
        columns={props.columns}
        rows={query.data?.items}
        rowKey={(one) => one.id}
        href={props.expanded ? (one) => toggle(one.id) : undefined}
        activeKey={props.expanded ? search.open : undefined}
        query={query}
        expanded={props.expanded ? (one) => (one.id === search.open ? props.expanded?.(one) : null) : undefined}
        empty={
          isFiltered ? (
            <EmptyState
              title={t('messages.nothingMatches')}
              action={
                <Button variant="default" onClick={clear}>
                  {t('action.clearFilters')}
                </Button>
              }
            />
          ) : (
            <EmptyState title={props.empty.title} text={props.empty.text} />
          )
        }
        footer={
          <Pager
            page={search.page ?? 1}
            pageSize={PAGE_SIZE}
            total={query.data?.total}
            onPage={(page) => set({ page })}
            note={props.expanded ? undefined : <span />}
          />
        }
      />
    </>
  );
}
