import { keys, type Comparison, type Page, type SyncRun } from '@plumbline/api-client';
import { Ago, Button, EmptyState, Pager, ScrollPage, Section } from '@plumbline/ui-kit';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/PageHead';
import { tell, tellFailure } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { useCan } from '../../lib/session';
import { ComparisonTable } from './ComparisonTable';
import { RunProgress } from './RunProgress';
import { RunTable } from './RunTable';
import { SyncNow } from './SyncNow';
import css from './Sync.module.css';

const route = getRouteApi('/app/sync');
const PAGE_SIZE = 20;

/** The mirror: what runs now, whether we hold what the vendor holds, and what ran before. */
export function SyncPage() {
  const { t } = useTranslation();
  const can = useCan();
  const { entity, page = 1 } = route.useSearch();
  const navigate = useNavigate({ from: '/sync' });
  const runs = useQuery({
    queryKey: keys.list('sync', { page, pageSize: PAGE_SIZE }),
    queryFn: ({ signal }) => api.get<Page<SyncRun>>('/api/sync/runs', { query: { page, pageSize: PAGE_SIZE }, signal }),
    placeholderData: keepPreviousData,
    // While something runs the stream brings progress; this is the net below it.
    refetchInterval: ({ state }) => (state.data?.items.some((run) => run.state === 'running') ? 4_000 : false),
  });
  const running = runs.data?.items.find((run) => run.state === 'running');
  const comparison = useQuery({
    queryKey: keys.list('comparison'),
    queryFn: ({ signal }) => api.get<Comparison>('/api/sync/comparison', { signal }),
  });
  const compare = useMutation({
    mutationFn: () => api.post('/api/sync/comparisons'),
    onSuccess: () => {
      tell(t('sync.comparing'), 'info');
      return queryClient.invalidateQueries({ queryKey: ['comparison'] });
    },
    onError: tellFailure,
  });
  const last = runs.data?.items[0];

  return (
    <>
      <PageHead
        title={t('nav.sync')}
        note={running ? t('sync.running') : last?.endedAt ? <LastRun at={last.endedAt} /> : null}
        actions={can('sync.run') ? <SyncNow isRunning={running !== undefined} /> : null}
      />
      <ScrollPage label={t('nav.sync')}>
        {running && <RunProgress run={running} />}
        <Section
          title={t('sync.comparison')}
          note={comparison.data?.at ? <ComparedAt at={comparison.data.at} /> : null}
          actions={
            can('sync.run') && (
              <Button variant="default" size="compact-sm" loading={compare.isPending} onClick={() => compare.mutate()}>
                {t('sync.compare')}
              </Button>
            )
          }
        >
          <div className={css.table}>
            <ComparisonTable
              query={comparison}
              items={comparison.data?.items}
              open={entity}
              onOpen={(next) => void navigate({ search: (old) => ({ ...old, entity: next }), replace: true })}
            />
          </div>
        </Section>
        <Section title={t('sync.runs')}>
          <div className={css.table}>
            <RunTable
              query={runs}
              runs={runs.data?.items}
              empty={<EmptyState title={t('sync.never')} text={t('sync.neverText')} />}
              footer={
                runs.data && runs.data.total > PAGE_SIZE ? (
                  <Pager
                    page={page}
                    pageSize={PAGE_SIZE}
                    total={runs.data.total}
                    note={<span />}
                    onPage={(next) =>
                      void navigate({ search: (old) => ({ ...old, page: next > 1 ? next : undefined }) })
                    }
                  />
                ) : null
              }
            />
          </div>
        </Section>
      </ScrollPage>
    </>
  );
}

function LastRun({ at }: { at: string }) {
  const { t } = useTranslation();
  return (
    <>
      {t('sync.last', { ago: '' }).trim()} <Ago at={at} />
    </>
  );
}

function ComparedAt({ at }: { at: string }) {
  const { t } = useTranslation();
  return (
    <>
      {t('sync.comparisonNote', { ago: '' }).trim()} <Ago at={at} />
    </>
  );
}
