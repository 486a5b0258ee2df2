import type { MailItem, Page } from '@plumbline/api-client';
import { DataTable, EmptyState, Pager, Select, Toolbar } from '@plumbline/ui-kit';
import { MailDetail, mailPoll, useMailColumns, useMailStates } from '@plumbline/ui-kit/mails';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, queryClient, tell, tellFailure } from './api';
import { go, useRoute, withSearch } from './route';

const PAGE_SIZE = 50;

/** Every e-mail of the platform to people of companies and to its own; a row opens below itself. */
export function MailLog() {
  const { t } = useTranslation();
  const { search } = useRoute();
  const open = search.get('open');
  const filter = { state: search.get('state'), page: Number(search.get('page') ?? 1), pageSize: PAGE_SIZE };
  const query = useQuery({
    queryKey: ['mails', 'list', filter],
    queryFn: ({ signal }) => api.get<Page<MailItem>>('/api/platform/mails', { query: filter, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => mailPoll(state.data?.items),
  });
  return (
    <>
      <Toolbar label={t('filters')}>
        <Select
          aria-label={t('column.state')}
          placeholder={t('anyState')}
          data={useMailStates()}
          value={filter.state}
          onChange={(state) => go(withSearch({ state: state ?? undefined, page: undefined, open: undefined }), true)}
          clearable
          w={150}
        />
      </Toolbar>
      <DataTable
        label={t('mail.log')}
        columns={useMailColumns()}
        rows={query.data?.items}
        rowKey={(one) => one.id}
        href={(one) => withSearch({ open: one.id === open ? undefined : one.id })}
        activeKey={open}
        query={query}
        expanded={(one) => (one.id === open ? <Detail mail={one} /> : null)}
        empty={
          filter.state ? (
            <EmptyState title={t('mail.nothingMatches')} />
          ) : (
            <EmptyState title={t('mail.logEmpty')} text={t('mail.logEmptyText')} />
          )
        }
        footer={
          <Pager
            page={filter.page}
            pageSize={PAGE_SIZE}
            total={query.data?.total}
            onPage={(page) => go(withSearch({ page: String(page), open: undefined }), true)}
          />
        }
      />
    </>
  );
}

function Detail({ mail }: { mail: MailItem }) {
  const { t } = useTranslation();
  const retry = useMutation({
    mutationFn: () => api.post(`/api/platform/mails/${mail.id}/retries`),
    onSuccess: () => {
      tell(t('mail.retried'));
      return queryClient.invalidateQueries({ queryKey: ['mails'] });
    },
    onError: tellFailure,
  });
  return <MailDetail mail={mail} onRetry={() => retry.mutate()} isRetrying={retry.isPending} />;
}
