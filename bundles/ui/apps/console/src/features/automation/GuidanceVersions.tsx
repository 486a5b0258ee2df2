import { type Guidance, type GuidanceVersion } from '@plumbline/api-client';
import { BarLines, Button, DateTime, ErrorState, Quiet, Section } from '@plumbline/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tell, tellFailure } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { useCan } from '../../lib/session';
import { GuidanceChanges } from './GuidanceChanges';
import { earlierQuery, versionsQuery } from './guidance-queries';
import { linesOf } from './guidance';
import css from './Versions.module.css';

interface Props {
  kind: string;
  current: Guidance;
  /** Something is typed and not saved: going back to a version would lose it. */
  isDirty: boolean;
}

/** Every version of a kind's guidance, newest first; one opens what has changed since, and can be brought back. */
export function GuidanceVersions({ kind, current, isDirty }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<number | null>(null);
  const query = useQuery(versionsQuery(kind));
  const earlier = query.data?.items.filter(({ version }) => version !== current.version);
  return (
    <Section title={t('versions.title')} note={earlier?.length || null}>
      {!query.data ? (
        query.error ? (
          <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <BarLines lines={3} />
        )
      ) : earlier?.length === 0 ? (
        <Quiet>{t('versions.empty')}</Quiet>
      ) : (
        <ol className={css.versions}>
          {earlier?.map((one) => (
            <Version
              key={one.version}
              one={one}
              current={current}
              isDirty={isDirty}
              isOpen={open === one.version}
              onToggle={() => setOpen(open === one.version ? null : one.version)}
            />
          ))}
        </ol>
      )}
    </Section>
  );
}

function Version(props: {
  one: GuidanceVersion;
  current: Guidance;
  isDirty: boolean;
  isOpen: boolean;
  onToggle: () => void;
}) {
  const { t } = useTranslation();
  const { one, isOpen } = props;
  const id = useId();
  return (
    <li>
      <button
        type="button"
        className={css.version}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={props.onToggle}
      >
        <ChevronRight size={14} aria-hidden className={css.chevron} />
        <b>{t('guidance.version', { version: one.version })}</b>
        <span>{one.own ? (one.changedBy ?? t('guidance.own')) : t('guidance.supplied')}</span>
        <span className={css.when}>{one.changedAt && <DateTime at={one.changedAt} />}</span>
      </button>
      {isOpen && (
        <div id={id} className={css.open}>
          <Differences kind={one.kind} version={one.version} current={props.current} isDirty={props.isDirty} />
        </div>
      )}
    </li>
  );
}

function Differences({ kind, version, current, isDirty }: Props & { version: number }) {
  const { t } = useTranslation();
  const mayWrite = useCan()('guidance.write');
  const query = useQuery(earlierQuery(kind, version));
  const restore = useMutation({
    // What was supplied is not copied but gone back to, so that a later edition of it counts again.
    mutationFn: (wanted: Guidance) =>
      wanted.own
        ? api.put(`/api/briefing/guidance/${kind}`, { version: current.version, ...linesOf(wanted) })
        : api.delete(`/api/briefing/guidance/${kind}`),
    onSuccess: () => {
      tell(t('versions.restored', { version, next: current.version + 1 }));
      return queryClient.invalidateQueries({ queryKey: ['guidance'] });
    },
    onError: tellFailure,
  });
  if (!query.data) {
    return query.error ? (
      <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <BarLines lines={4} />
    );
  }
  const earlier = query.data;
  return (
    <>
      <GuidanceChanges before={linesOf(earlier)} after={linesOf(current)} />
      {mayWrite && (
        <div className={css.restore}>
          <Button
            variant="default"
            size="compact-sm"
            disabled={isDirty}
            loading={restore.isPending}
            onClick={() => restore.mutate(earlier)}
          >
            {t('versions.restore', { next: current.version + 1 })}
          </Button>
          {isDirty && <Quiet>{t('versions.dirty')}</Quiet>}
        </div>
      )}
    </>
  );
}
