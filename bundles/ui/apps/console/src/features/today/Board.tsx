import type { JobItem } from '@plumbline/api-client';
import { JOB_STATUS, jobStatusStyle } from '@plumbline/tokens';
import { A, Mark, clsx, useFormat, type Format } from '@plumbline/ui-kit';
import { useEffect, useMemo, useRef, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { briefingMark, isLate, isUnassigned, shownStatus } from '../../lib/jobs';
import { hours, pack, type Span } from './pack';
import css from './Board.module.css';

interface Props {
  jobs: JobItem[];
  now: number;
  /** Whether the line of the present is drawn. */
  isToday: boolean;
  activeJob: string | undefined;
  hrefOf: (job: JobItem) => string;
}

const JOB_HEIGHT = 36;
const GAP = 3;
const SHORTEST = 40;

/** The day as lanes of technicians, read only: the vendor still dispatches, this screen looks on. */
export function Board({ jobs, now, isToday, activeJob, hrefOf }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => lanes(jobs, format), [jobs, format]);
  const range = hours(rows.flatMap((row) => row.spans));
  const hourCount = (range.end - range.start) / 60;
  const waiting = jobs.filter(isUnassigned);
  const minute = format.minuteOfDay(now);
  const showNow = isToday && minute >= range.start && minute <= range.end;

  // Once for each day: the present comes into sight, with two hours of what was before it.
  useEffect(() => {
    const box = scroller.current;
    if (box && showNow)
      box.scrollLeft = ((minute - 120 - range.start) / (range.end - range.start)) * (box.scrollWidth - 132);
    // oxlint-disable-next-line react/exhaustive-deps
  }, [showNow]);

  return (
    <>
      <div className={css.board}>
        <section className={css.tray} aria-label={t('counts.unassigned')}>
          <h2>
            {t('counts.unassigned')} <b>{waiting.length}</b>
          </h2>
          <div className={css.trayList}>
            {waiting.length === 0 && <p className={css.trayEmpty}>{t('today.noneUnassigned')}</p>}
            {waiting.map((job) => (
              <A
                key={job.id}
                href={hrefOf(job)}
                className={css.waiting}
                data-row-link
                data-late={isLate(job, now) ? '' : undefined}
                aria-current={job.id === activeJob ? 'true' : undefined}
              >
                <b>{job.jobType ?? t('job.noType')}</b>
                <span>{job.customer?.name}</span>
                <span>{format.window(job.arrivalStart ?? job.start, job.arrivalEnd)}</span>
              </A>
            ))}
          </div>
        </section>
        <div className={css.scroller} ref={scroller} tabIndex={0} role="region" aria-label={t('today.board')}>
          <div className={css.grid} style={{ '--hours': hourCount } as CSSProperties}>
            <div className={css.hours}>
              <div className={css.corner}>{t('column.technician')}</div>
              <div className={css.ticks}>
                {Array.from({ length: hourCount }, (_, hour) => (
                  <span key={hour} style={{ left: `${(hour / hourCount) * 100}%` }}>
                    {clock(range.start / 60 + hour)}
                  </span>
                ))}
              </div>
            </div>
            {rows.map((row) => (
              <section
                className={css.row}
                key={row.id}
                aria-label={row.name}
                style={{ height: row.count * (JOB_HEIGHT + GAP) + GAP + 2 }}
              >
                <div className={css.name}>
                  <b>{row.name}</b>
                  <span>{t('today.jobCount', { count: row.jobs.length })}</span>
                </div>
                <div className={css.lane}>
                  {showNow && (
                    <i
                      className={css.now}
                      style={{ left: `${((minute - range.start) / (range.end - range.start)) * 100}%` }}
                    />
                  )}
                  {row.jobs.map((job, index) => (
                    <Block
                      key={job.id}
                      job={job}
                      now={now}
                      active={job.id === activeJob}
                      href={hrefOf(job)}
                      style={place(row.spans[index]!, row.lane[index]!, range)}
                    />
                  ))}
                </div>
              </section>
            ))}
          </div>
        </div>
      </div>
      <ul className={css.legend} aria-label={t('today.legend')}>
        {Object.entries(JOB_STATUS).map(([status, style]) => (
          <li key={status}>
            <Mark tone={style.tone} glyph={style.glyph} label={t(`status.${status}`)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Block(props: { job: JobItem; now: number; active: boolean; href: string; style: CSSProperties }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { job } = props;
  const status = shownStatus(job, props.now);
  const style = jobStatusStyle(status);
  const [width, line] = style.line.split(' ');
  const briefing = briefingMark(job.briefing);
  return (
    <A
      href={props.href}
      className={clsx(css.job, css[style.tone], 'struck' in style && style.struck && css.struck)}
      data-fill={style.fill}
      data-row-link
      aria-current={props.active ? 'true' : undefined}
      title={`${t(`status.${status}`)} · ${job.jobType ?? ''} · ${job.customer?.name ?? ''} · ${format.window(job.start, job.end)} · ${t(`briefingState.${briefing.text}`)}`}
      style={{
        ...props.style,
        ...(style.fill === 'none' ? {} : { borderStyle: line, borderWidth: width, borderLeftWidth: 3 }),
      }}
    >
      <span>
        <b>{job.jobType ?? t('job.noType')}</b>
        {briefing.text !== 'none' && <Mark {...briefing} label="" title={t(`briefingState.${briefing.text}`)} />}
      </span>
      <span>
        <span className={css.glyph} aria-hidden>
          {style.glyph}
        </span>
        <span className={css.who}>
          {job.start ? `${format.time(job.start)} ` : ''}
          {job.customer?.name}
        </span>
      </span>
    </A>
  );
}

interface Lane {
  id: string;
  name: string;
  jobs: JobItem[];
  spans: Span[];
  lane: number[];
  count: number;
}

function lanes(jobs: JobItem[], format: Format): Lane[] {
  const byTechnician = new Map<string, { name: string; jobs: JobItem[] }>();
  for (const job of jobs) {
    if (!job.technician || !job.start) continue;
    const row = byTechnician.get(job.technician.id) ?? { name: job.technician.name, jobs: [] };
    row.jobs.push(job);
    byTechnician.set(job.technician.id, row);
  }
  return [...byTechnician.entries()]
    .map(([id, row]) => {
      const spans = row.jobs.map((job) => spanOf(job, format));
      const { lanes: lane, count } = pack(spans);
      return { id, name: row.name, jobs: row.jobs, spans, lane, count };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** From the job's start to its end on the shop's clocks; a job past midnight ends with the day. */
function spanOf(job: JobItem, format: Format): Span {
  const start = format.minuteOfDay(job.start!);
  const minutes = job.end ? (Date.parse(job.end) - Date.parse(job.start!)) / 60_000 : 60;
  return { start, end: Math.min(24 * 60, start + Math.max(SHORTEST, minutes)) };
}

function place(span: Span, lane: number, range: Span): CSSProperties {
  const whole = range.end - range.start;
  return {
    left: `calc(${((span.start - range.start) / whole) * 100}% + 1px)`,
    width: `calc(${((span.end - span.start) / whole) * 100}% - 3px)`,
    top: GAP + 1 + lane * (JOB_HEIGHT + GAP),
  };
}

function clock(hour: number): string {
  return new Date(Date.UTC(2000, 0, 1, hour)).toLocaleTimeString('en-US', { hour: 'numeric', timeZone: 'UTC' });
}
