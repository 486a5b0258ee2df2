import { asProblem, CATEGORIES, type StatementSource } from '@plumbline/api-client';
import { Mark, TextLink, useFormat } from '@plumbline/ui-kit';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sourceOf } from '../../lib/facts';
import { jobQuery, notesQuery, profileQuery } from './queries';
import { hrefOf, trustOf, type About } from './statements';
import css from './Sources.module.css';

/** What a statement rests on: the record, when it is from, and how sure it is. */
export function SourceList({ id, sources, about }: { id: string; sources: StatementSource[]; about: About }) {
  return (
    <ul className={css.sources} id={id}>
      {sources.map((source, place) => (
        <li key={place}>
          <Source source={source} about={about} />
        </li>
      ))}
    </ul>
  );
}

function Source({ source, about }: { source: StatementSource; about: About }) {
  if (source.kind === 'fact' && source.id && about.customerId)
    return <FactSource source={source} about={about} customerId={about.customerId} />;
  if ((source.kind === 'visit' || source.kind === 'job') && source.id)
    return <JobSource source={source} about={about} jobId={source.id} />;
  if (source.kind === 'note' && source.id) return <NoteSource source={source} about={about} />;
  return <SourceLine source={source} about={about} />;
}

/** A fact has a source, a time and a confidence of its own. */
function FactSource({ source, about, customerId }: { source: StatementSource; about: About; customerId: string }) {
  const { t } = useTranslation();
  const query = useQuery(profileQuery(customerId));
  const fact = query.data && CATEGORIES.flatMap((name) => query.data[name]).find(({ id }) => id === source.id);
  const gone = query.data && !fact ? t('source.gone') : query.error ? asProblem(query.error).detail : null;
  const from = fact && sourceOf(fact);
  return (
    <SourceLine
      source={source}
      about={about}
      from={from && (from.name ?? t(`profile.sourceKind.${from.kind}`, { defaultValue: from.kind }))}
      at={from && (from.at ?? fact.at)}
      trust={fact && t(`source.confidence.${fact.confidence}`)}
      more={gone}
    />
  );
}

function JobSource({ source, about, jobId }: { source: StatementSource; about: About; jobId: string }) {
  const { t } = useTranslation();
  const job = useQuery(jobQuery(jobId)).data;
  return (
    <SourceLine
      source={source}
      about={about}
      from={job?.system === 'servicetitan' ? 'ServiceTitan' : undefined}
      at={job?.completedAt ?? job?.start ?? job?.createdAt}
      more={job?.technician ? t('source.by', { name: job.technician.name }) : null}
    />
  );
}

function NoteSource({ source, about }: { source: StatementSource; about: About }) {
  const { t } = useTranslation();
  const ofJob = useQuery(notesQuery('jobs', about.jobId));
  const ofCustomer = useQuery({
    ...notesQuery('customers', about.customerId ?? ''),
    enabled: about.customerId !== null,
  });
  const note = [...(ofJob.data?.items ?? []), ...(ofCustomer.data?.items ?? [])].find(({ id }) => id === source.id);
  return (
    <SourceLine
      source={source}
      about={about}
      from={note?.source === 'servicetitan' ? t('notes.fromServicetitan') : undefined}
      at={note?.at}
      more={note?.author ? t('source.by', { name: note.author }) : null}
    />
  );
}

interface LineProps {
  source: StatementSource;
  about: About;
  from?: string | null;
  at?: string | null;
  /** How sure it is; without it what its kind allows to say. */
  trust?: string;
  more?: ReactNode;
}

function SourceLine({ source, about, from, at, trust, more }: LineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const href = hrefOf(source, about);
  const general = trustOf(source.kind);
  const time = at
    ? format.dateTime(at)
    : general === 'record' && about.writtenAt
      ? t('source.asOf', { at: format.dateTime(about.writtenAt) })
      : null;
  return (
    <>
      <div className={css.what}>
        <b>{t(`source.kind.${source.kind}`, { defaultValue: source.kind })}</b>
        {href ? <TextLink href={href}>{source.label}</TextLink> : <span>{source.label}</span>}
      </div>
      <div className={css.meta}>
        {from && <span>{from}</span>}
        {time && <span>{time}</span>}
        {more && <span>{more}</span>}
        {general === 'unproven' ? (
          <Mark tone="gold" glyph="!" label={t('source.unproven')} />
        ) : (
          <span>{trust ?? t(`source.${general}`)}</span>
        )}
      </div>
    </>
  );
}
