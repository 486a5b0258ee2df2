import type { JobItem } from '@plumbline/api-client';
import {
  ActionIcon,
  Button,
  EmptyState,
  SearchField,
  SegmentedControl,
  Select,
  Spacer,
  TextInput,
  Toolbar,
  addDays,
  startOfWeek,
  useFormat,
  useNow,
} from '@plumbline/ui-kit';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useCallback, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/PageHead';
import { queryString } from '@plumbline/api-client';
import { JOB_LIMIT, countDay, rangeJobs } from '../../lib/jobs';
import { Board } from './Board';
import { JobList } from './JobList';
import { JobPeek } from './JobPeek';
import { matches } from './filter';
import css from './TodayPage.module.css';

const route = getRouteApi('/app/today');

/** The jobs of a day or a week, with where each briefing is. The URL holds the day, the view and every filter. */
export function TodayPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(30_000);
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/today' });
  const isNarrow = useMediaQuery('(max-width: 1000px)') ?? false;

  const today = format.today(now);
  const day = search.day ?? today;
  const isWeek = search.span === 'week';
  const from = isWeek ? startOfWeek(day) : day;
  const to = addDays(from, isWeek ? 7 : 1);
  const view = isWeek || isNarrow ? (search.view === 'technicians' ? 'technicians' : 'list') : (search.view ?? 'list');
  const jobs = useQuery(rangeJobs(from, to));

  type Search = typeof search;
  const set = useCallback(
    (patch: Partial<Search>) => void navigate({ search: (old) => ({ ...old, ...patch }), replace: true }),
    [navigate],
  );
  const hrefOf = useCallback(
    (job: JobItem) => (isNarrow ? `/jobs/${job.id}` : `/today${queryString({ ...search, job: job.id })}`),
    [search, isNarrow],
  );
  const close = useCallback(() => set({ job: undefined }), [set]);
  useEffect(() => {
    if (!search.job) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('[role="dialog"]')) close();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [search.job, close]);

  const rows = useMemo(() => jobs.data?.items.filter((job) => matches(job, search, now)), [jobs.data, search, now]);
  const technicians = useMemo(() => {
    const names = new Map<string, string>();
    for (const job of jobs.data?.items ?? []) if (job.technician) names.set(job.technician.id, job.technician.name);
    return [...names].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label));
  }, [jobs.data]);
  const counts = jobs.data ? countDay(jobs.data.items, now) : null;
  const title = day === today && !isWeek ? t('nav.today') : isWeek ? t('today.week') : t('today.day');
  const note = isWeek ? `${format.day(from)} – ${format.day(addDays(from, 6))}` : format.day(day);
  const isFiltered = Boolean(search.q || search.status || search.technician);

  const empty = isFiltered ? (
    <EmptyState
      title={t('today.nothingMatches')}
      text={t('today.nothingMatchesText')}
      action={
        <Button variant="default" onClick={() => set({ q: undefined, status: undefined, technician: undefined })}>
          {t('action.clearFilters')}
        </Button>
      }
    />
  ) : (
    <EmptyState title={t('today.empty')} text={t('today.emptyText')} />
  );

  return (
    <>
      <PageHead title={title} note={note} />
      <Toolbar label={t('today.filters')}>
        <div className={css.days}>
          <ActionIcon aria-label={t('today.previous')} onClick={() => set({ day: addDays(day, isWeek ? -7 : -1) })}>
            <ChevronLeft size={16} aria-hidden />
          </ActionIcon>
          <Button variant="default" size="compact-sm" onClick={() => set({ day: undefined })} disabled={day === today}>
            {t('today.jump')}
          </Button>
          <ActionIcon aria-label={t('today.next')} onClick={() => set({ day: addDays(day, isWeek ? 7 : 1) })}>
            <ChevronRight size={16} aria-hidden />
          </ActionIcon>
          <TextInput
            type="date"
            aria-label={t('today.pick')}
            value={day}
            onChange={(event) => event.currentTarget.value && set({ day: event.currentTarget.value })}
            className={css.date}
          />
        </div>
        <SegmentedControl
          aria-label={t('today.span')}
          value={isWeek ? 'week' : 'day'}
          onChange={(value) => set({ span: value === 'week' ? 'week' : undefined })}
          data={[
            { value: 'day', label: t('today.spanDay') },
            { value: 'week', label: t('today.spanWeek') },
          ]}
        />
        <SegmentedControl
          aria-label={t('today.view')}
          value={view}
          onChange={(value) => set({ view: value === 'list' ? undefined : (value as Search['view']) })}
          data={[
            { value: 'list', label: t('today.viewList') },
            { value: 'technicians', label: t('today.viewTechnicians') },
            ...(isNarrow ? [] : [{ value: 'board', label: t('today.viewBoard'), disabled: isWeek }]),
          ]}
        />
        <Spacer />
        <SearchField
          value={search.q ?? ''}
          onChange={(q) => set({ q: q || undefined })}
          placeholder={t('today.search')}
          delay={80}
          width={210}
        />
        <Select
          aria-label={t('column.status')}
          placeholder={t('today.anyStatus')}
          data={['Unassigned', 'Late', 'Scheduled', 'Dispatched', 'Working', 'Hold', 'Completed', 'Canceled'].map(
            (value) => ({
              value,
              label: t(`status.${value}`),
            }),
          )}
          value={search.status ?? null}
          onChange={(value) => set({ status: (value as Search['status']) ?? undefined })}
          clearable
          w={134}
        />
        <Select
          aria-label={t('column.technician')}
          placeholder={t('today.anyTechnician')}
          data={technicians}
          value={search.technician ?? null}
          onChange={(value) => set({ technician: value ?? undefined })}
          clearable
          searchable
          w={160}
        />
      </Toolbar>
      <div className={css.work} data-beside={search.job && !isNarrow ? '' : undefined}>
        <div className={css.list}>
          {view === 'board' && rows && rows.length > 0 ? (
            <Board jobs={rows} now={now} isToday={day === today} activeJob={search.job} hrefOf={hrefOf} />
          ) : (
            <JobList
              rows={rows}
              now={now}
              query={jobs}
              group={isWeek && view !== 'technicians' ? 'day' : view === 'technicians' ? 'technician' : null}
              activeJob={search.job}
              hrefOf={hrefOf}
              empty={empty}
              footer={
                counts && jobs.data
                  ? jobs.data.total > JOB_LIMIT
                    ? t('today.tooMany', {
                        shown: format.count(jobs.data.items.length),
                        total: format.count(jobs.data.total),
                      })
                    : t('today.summary', {
                        shown: format.count(rows?.length ?? 0),
                        total: format.count(counts.total),
                        unassigned: format.count(counts.unassigned),
                        late: format.count(counts.late),
                      })
                  : ' '
              }
            />
          )}
        </div>
        {search.job && !isNarrow && <JobPeek id={search.job} onClose={close} />}
      </div>
    </>
  );
}
