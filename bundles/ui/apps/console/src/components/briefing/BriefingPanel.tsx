import type { Briefing, JobItem } from '@plumbline/api-client';
import {
  Banner,
  BarLines,
  Button,
  EmptyState,
  ErrorState,
  Meter,
  Section,
  Timeline,
  type TimelineItem,
  Ago,
  DateTime,
  Mark,
  useFormat,
} from '@plumbline/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { PenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { tellFailure } from '../../lib/actions';
import { useCan } from '../../lib/session';
import { BriefingText } from './BriefingText';
import { SendBriefing } from './SendBriefing';
import { briefingQuery, useWriteBriefing } from './queries';
import css from './Briefing.module.css';

/** A job's briefing: write it, read it, send it, and see it arrive. */
export function BriefingPanel({ job }: { job: JobItem }) {
  const { t } = useTranslation();
  const can = useCan();
  const query = useQuery(briefingQuery(job.id));
  const write = useWriteBriefing(job.id);
  const briefing = query.data;
  const isWriting = briefing?.state === 'writing';

  const writeButton = (label: string, primary: boolean) =>
    can('briefings.write') && (
      <Button
        variant={primary ? 'filled' : 'default'}
        size={primary ? 'xs' : 'compact-sm'}
        leftSection={<PenLine size={14} aria-hidden />}
        loading={write.isPending}
        onClick={() => write.mutate(undefined, { onError: tellFailure })}
      >
        {label}
      </Button>
    );

  return (
    <>
      <Section
        id="briefing"
        title={t('briefing.title')}
        actions={briefing && !isWriting ? writeButton(t('briefing.writeAgain'), false) : null}
      >
        {query.isPending ? (
          <BarLines lines={5} />
        ) : query.error && briefing === undefined ? (
          <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />
        ) : !briefing ? (
          <EmptyState
            compact
            title={t('briefing.none')}
            text={t('briefing.noneText')}
            action={writeButton(t('briefing.write'), true)}
          />
        ) : (
          <div className={css.panel}>
            {isWriting && (
              <div role="status">
                <Mark tone="blue" glyph="◐" pulse label={t('briefing.writing')} />
                <Meter done={0} total={null} label={t('briefing.writing')} />
              </div>
            )}
            {briefing.state === 'failed' && (
              <Banner tone="red" role="alert">
                {t('briefing.failed', { error: briefing.error ?? '' })}
              </Banner>
            )}
            {briefing.sections ? (
              <>
                <Writer briefing={briefing} />
                <BriefingText
                  sections={briefing.sections}
                  statements={briefing.statements}
                  about={{
                    jobId: job.id,
                    customerId: job.customer?.id ?? null,
                    writtenAt: briefing.writtenAt ?? briefing.updatedAt,
                  }}
                />
              </>
            ) : (
              isWriting && <BarLines lines={6} />
            )}
          </div>
        )}
      </Section>
      {briefing?.sms && briefing.state === 'ready' && <SendBriefing job={job} briefing={briefing} />}
      {briefing && briefing.deliveries.length > 0 && <Deliveries briefing={briefing} />}
    </>
  );
}

/** Who wrote it and why, as decision 10 of the architecture asks. */
function Writer({ briefing }: { briefing: Briefing }) {
  const { t } = useTranslation();
  return (
    <div className={css.meta}>
      {briefing.writer && (
        <Mark
          tone={briefing.writer === 'model' ? 'violet' : 'grey'}
          glyph={briefing.writer === 'model' ? '✦' : '§'}
          label={
            briefing.writer === 'model' ? t('briefing.byModel', { model: briefing.model ?? '' }) : t('briefing.byRules')
          }
        />
      )}
      {briefing.readingSeconds !== null && <span>{t('briefing.reading', { seconds: briefing.readingSeconds })}</span>}
      <Ago at={briefing.updatedAt} />
      {briefing.writerReason && <span className={css.reason}>{briefing.writerReason}</span>}
    </div>
  );
}

const STEP: Record<string, Pick<TimelineItem, 'tone' | 'glyph'>> = {
  created: { tone: 'grey', glyph: '○' },
  queued: { tone: 'grey', glyph: '○' },
  sending: { tone: 'blue', glyph: '◔' },
  sent: { tone: 'blue', glyph: '➜' },
  delivered: { tone: 'green', glyph: '✓' },
  failed: { tone: 'red', glyph: '!' },
};

function Deliveries({ briefing }: { briefing: Briefing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const newestFirst = [...briefing.deliveries].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <Section title={t('briefing.deliveries')}>
      {newestFirst.map((delivery) => (
        <div key={delivery.id} className={css.delivery}>
          <header>
            <span>{delivery.technician?.name ?? t('briefing.otherPhone')}</span>
            <small>{format.phone(delivery.to)}</small>
          </header>
          <Timeline
            items={delivery.timeline.map((step, index) => ({
              key: `${index}`,
              ...(STEP[step.state] ?? { tone: 'grey', glyph: '○' }),
              label: t(`deliveryState.${step.state}`, { defaultValue: step.state }),
              detail: step.detail ?? (step.state === 'failed' ? delivery.error : null),
              when: <DateTime at={step.at} seconds />,
            }))}
          />
        </div>
      ))}
    </Section>
  );
}
