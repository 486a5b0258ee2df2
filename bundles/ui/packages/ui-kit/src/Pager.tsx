import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionIcon } from '@mantine/core';
import { Kbd } from './Chips';
import { useFormat } from './format-context';
import { tableStyles as css } from './DataTable';

/** The foot of a paged list: position, previous, next. One page shows the count alone, none shows nothing. */
export function Pager(props: {
  page: number;
  pageSize: number;
  total: number | undefined;
  onPage: (page: number) => void;
  note?: ReactNode;
}) {
  const { t } = useTranslation('kit');
  const format = useFormat();
  const total = props.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / props.pageSize));
  const first = total === 0 ? 0 : (props.page - 1) * props.pageSize + 1;
  const last = Math.min(total, props.page * props.pageSize);
  return (
    <div className={css.footer}>
      <span>
        {total === 0
          ? ' '
          : pages === 1
            ? t('pager.all', { total: format.count(total) })
            : t('pager.range', { first: format.count(first), last: format.count(last), total: format.count(total) })}
      </span>
      {props.note ?? (total > 0 && <ListShortcuts />)}
      {pages > 1 && (
        <nav className={css.pager} aria-label={t('pager.label')}>
          <ActionIcon
            aria-label={t('pager.previous')}
            disabled={props.page <= 1}
            onClick={() => props.onPage(props.page - 1)}
          >
            <ChevronLeft size={16} aria-hidden />
          </ActionIcon>
          <span>{t('pager.page', { page: props.page, pages })}</span>
          <ActionIcon
            aria-label={t('pager.next')}
            disabled={props.page >= pages}
            onClick={() => props.onPage(props.page + 1)}
          >
            <ChevronRight size={16} aria-hidden />
          </ActionIcon>
        </nav>
      )}
    </div>
  );
}

/** The foot of a list that is shown whole or scrolled virtually. */
export function ListFooter({ children, keys = true }: { children: ReactNode; keys?: boolean }) {
  return (
    <div className={css.footer}>
      <span>{children}</span>
      {keys && <ListShortcuts />}
    </div>
  );
}

export function ListShortcuts() {
  const { t } = useTranslation('kit');
  return (
    <span className={css.shortcuts} aria-hidden>
      <Kbd>j</Kbd> <Kbd>k</Kbd> {t('shortcuts.walk')} <Kbd>↵</Kbd> {t('shortcuts.open')} <Kbd>/</Kbd>{' '}
      {t('shortcuts.search')}
    </span>
  );
}
