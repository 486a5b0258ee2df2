import {
  asProblem,
  GUIDANCE_KINDS,
  GUIDANCE_PARTS,
  type GuidancePart,
  type GuidanceRule,
  keys,
  type Briefing,
  type Guidance,
  type JobItem,
  type Page,
} from '@plumbline/api-client';
import {
  Banner,
  BarLines,
  Button,
  ErrorState,
  Quiet,
  ScrollPage,
  Section,
  SegmentedControl,
  Select,
  addDays,
  useFormat,
} from '@plumbline/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BriefingText } from '../../components/briefing/BriefingText';
import { tell, tellFailure } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { useCan } from '../../lib/session';
import { GuidanceLines } from './GuidanceLines';
import css from './Automation.module.css';

const route = getRouteApi('/app/briefings');

/** The company's own thoughts on each kind of job, with a trial before they count. */
export function GuidanceEditor() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/briefings' });
  const kind = search.kind ?? 'plumbing';
  const query = useQuery({
    queryKey: keys.one('guidance', kind),
    queryFn: ({ signal }) => api.get<Guidance>(`/api/briefing/guidance/${kind}`, { signal }),
  });
  return (
    <ScrollPage label={t('queue.tab.guidance')}>
      <div style={{ overflowX: 'auto' }}>
        <SegmentedControl
          aria-label={t('guidance.kinds')}
          data={GUIDANCE_KINDS.map((value) => ({ value, label: t(`guidance.kind.${value}`) }))}
          value={kind}
          onChange={(value) =>
            void navigate({ search: (old) => ({ ...old, kind: value as typeof kind }), replace: true })
          }
        />
      </div>
      {query.data ? (
        <Editor key={`${kind}/${query.data.version}`} kind={kind} guidance={query.data} />
      ) : query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <BarLines lines={8} />
      )}
    </ScrollPage>
  );
}

type Lines = Record<GuidancePart, GuidanceRule[]>;

function linesOf(guidance: Lines): Lines {
  return Object.fromEntries(GUIDANCE_PARTS.map((part) => [part, guidance[part] ?? []])) as Lines;
}

function Editor({ kind, guidance }: { kind: string; guidance: Guidance }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayWrite = useCan()('guidance.write');
  const [lines, setLines] = useState<Lines>(() => linesOf(guidance));
  const isDirty = JSON.stringify(lines) !== JSON.stringify(linesOf(guidance));
  const save = useMutation({
    mutationFn: () => api.put<Guidance>(`/api/briefing/guidance/${kind}`, { version: guidance.version, ...lines }),
    onSuccess: (saved) => {
      tell(t('guidance.saved', { version: saved.version }));
      return queryClient.invalidateQueries({ queryKey: ['guidance'] });
    },
  });
  const supply = useMutation({
    mutationFn: () => api.delete(`/api/briefing/guidance/${kind}`),
    onSuccess: () => {
      tell(t('guidance.supplied_done'), 'info');
      return queryClient.invalidateQueries({ queryKey: ['guidance'] });
    },
    onError: tellFailure,
  });
  const problem = save.error ? asProblem(save.error) : null;
  const version = guidance.changedAt
    ? t('guidance.versionBy', {
        version: guidance.version,
        by: guidance.changedBy ?? '',
        at: format.dateTime(guidance.changedAt),
      })
    : t('guidance.version', { version: guidance.version });
  return (
    <div className={css.editor}>
      <Section
        title={t(`guidance.kind.${kind}`, { defaultValue: guidance.name })}
        note={`${version}, ${t(guidance.own ? 'guidance.own' : 'guidance.supplied')}`}
      >
        <div className={css.stack}>
          {problem && (
            <Banner tone="red" role="alert">
              {problem.status === 412 ? t('guidance.conflict') : problem.detail}
            </Banner>
          )}
          <p className={css.quiet}>
            {t('guidance.hint')}{' '}
            {t('guidance.blanks', {
              blanks: guidance.blanks.map((blank) => `{${blank.replace(/[{}]/g, '')}}`).join(' '),
            })}
          </p>
          {GUIDANCE_PARTS.map((part) => (
            <GuidanceLines
              key={part}
              part={part}
              rules={lines[part]}
              signs={guidance.signs}
              disabled={!mayWrite}
              faults={problem?.fields ?? NONE}
              onChange={(rules) => setLines((old) => ({ ...old, [part]: rules }))}
            />
          ))}
          {mayWrite && (
            <div className={css.row}>
              <Button disabled={!isDirty} loading={save.isPending} onClick={() => save.mutate()}>
                {t('guidance.save', { version: guidance.version + 1 })}
              </Button>
              <Button variant="default" disabled={!isDirty} onClick={() => setLines(linesOf(guidance))}>
                {t('guidance.reset')}
              </Button>
              {guidance.own && (
                <Button variant="default" loading={supply.isPending} onClick={() => supply.mutate()}>
                  {t('guidance.supply')}
                </Button>
              )}
            </div>
          )}
        </div>
      </Section>
      <div className={css.side}>
        <Preview kind={kind} guidance={{ version: guidance.version, ...lines }} />
      </div>
    </div>
  );
}

const NONE: Record<string, string> = {};

function Preview({ kind, guidance }: { kind: string; guidance: Lines & { version: number } }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [job, setJob] = useState<string | null>(null);
  const range = { from: addDays(format.today(), -7), to: addDays(format.today(), 8), pageSize: 200 };
  const jobs = useQuery({
    queryKey: keys.list('jobs', { guidance: true, ...range }),
    queryFn: ({ signal }) => api.get<Page<JobItem>>('/api/jobs', { query: range, signal }),
  });
  const preview = useMutation({
    mutationFn: () => api.post<Partial<Briefing>>(`/api/briefing/guidance/${kind}/previews`, { jobId: job, guidance }),
  });
  return (
    <Section title={t('guidance.preview')}>
      <div className={css.stack}>
        <Quiet>{t('guidance.previewWhy')}</Quiet>
        <div className={css.row}>
          <Select
            label={t('guidance.job')}
            placeholder={t('guidance.jobPlaceholder')}
            searchable
            w={300}
            maw="100%"
            data={(jobs.data?.items ?? []).map((one) => ({
              value: one.id,
              label: [one.number, one.jobType, one.customer?.name].filter(Boolean).join(' · '),
            }))}
            value={job}
            onChange={setJob}
          />
          <Button variant="default" disabled={!job} loading={preview.isPending} onClick={() => preview.mutate()}>
            {t('guidance.run')}
          </Button>
        </div>
        {preview.error && (
          <Banner tone="red" role="alert">
            {asProblem(preview.error).detail}
          </Banner>
        )}
        {preview.data?.sections && (
          <div className={css.draft} role="status">
            <BriefingText sections={preview.data.sections} />
          </div>
        )}
      </div>
    </Section>
  );
}
