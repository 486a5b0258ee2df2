import { asProblem, GUIDANCE_KINDS, GUIDANCE_PARTS, type Guidance } from '@plumbline/api-client';
import { Banner, BarLines, Button, ErrorState, ScrollPage, Section, SegmentedControl } from '@plumbline/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tell, tellFailure } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { useCan } from '../../lib/session';
import { GuidanceLines } from './GuidanceLines';
import { GuidancePreview } from './GuidancePreview';
import { GuidanceVersions } from './GuidanceVersions';
import { linesOf, type Lines } from './guidance';
import { guidanceQuery, useVersionText } from './guidance-queries';
import css from './Automation.module.css';

const route = getRouteApi('/app/briefings');

/** The company's own thoughts on each kind of job, with a trial before they count. */
export function GuidanceEditor() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/briefings' });
  const kind = search.kind ?? 'plumbing';
  const query = useQuery(guidanceQuery(kind));
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

function Editor({ kind, guidance }: { kind: string; guidance: Guidance }) {
  const { t } = useTranslation();
  const versionText = useVersionText();
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
  return (
    <div className={css.editor}>
      <Section title={t(`guidance.kind.${kind}`, { defaultValue: guidance.name })} note={versionText(guidance)}>
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
        <GuidancePreview kind={kind} guidance={{ version: guidance.version, ...lines }} />
        <GuidanceVersions kind={kind} current={guidance} isDirty={isDirty} />
      </div>
    </div>
  );
}

const NONE: Record<string, string> = {};
