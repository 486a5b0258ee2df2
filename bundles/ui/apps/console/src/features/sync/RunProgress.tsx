import { keys, type SyncRun } from '@plumbline/api-client';
import { Ago, Mark, Meter, useFormat, type MarkStyle } from '@plumbline/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { entityLabel } from './entity-label';
import css from './Sync.module.css';

const STEP: Record<string, MarkStyle> = {
  waiting: { tone: 'grey', glyph: '○' },
  running: { tone: 'blue', glyph: '◐', pulse: true },
  pulled: { tone: 'green', glyph: '✓' },
  completed: { tone: 'green', glyph: '✓' },
  failed: { tone: 'red', glyph: '!' },
};

/** A run as it goes; live progress writes straight into this query's cache entry. */
export function RunProgress({ run: listed }: { run: SyncRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: run } = useQuery({
    queryKey: keys.one('sync', listed.id),
    queryFn: ({ signal }) => api.get<SyncRun>(`/api/sync/runs/${listed.id}`, { signal }),
    initialData: listed,
    initialDataUpdatedAt: 0,
    refetchInterval: 4_000,
  });
  const progress = run.progress;
  return (
    <div className={css.progress}>
      <div className={css.progressHead}>
        <span role="status">
          <b>{t(`sync.kind.${run.kind}`)}</b>
          {progress?.entity ? ` · ${entityLabel(t, progress.entity)}` : ''}
        </span>
        <span className={css.quiet}>
          {progress &&
            (progress.total === null
              ? t('sync.entityUnknown', { done: format.count(progress.done) })
              : t('sync.entity', { done: format.count(progress.done), total: format.count(progress.total) }))}
          {' · '}
          <Ago at={run.startedAt} every={1000} />
        </span>
      </div>
      <Meter done={progress?.done ?? 0} total={progress?.total} label={t('sync.running')} />
      <ul className={css.steps}>
        {run.entities.map((one) => (
          <li key={one.entity} data-state={one.state}>
            <Mark
              {...(STEP[one.state] ?? { tone: 'grey', glyph: '○' })}
              label={entityLabel(t, one.entity)}
              title={t(`sync.runState.${one.state}`, { defaultValue: one.state })}
            />
            <span>{one.read > 0 ? format.count(one.read) : ''}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
