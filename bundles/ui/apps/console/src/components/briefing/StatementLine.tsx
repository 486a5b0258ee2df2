import type { StatementSource } from '@plumbline/api-client';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SourceList } from './SourceList';
import type { About } from './statements';
import css from './Sources.module.css';

/** A line that opens, below itself, what it rests on; plain text when nothing is known of that. */
export function StatementLine({ text, sources, about }: { text: string; sources: StatementSource[]; about?: About }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  if (!about || sources.length === 0) return <>{text}</>;
  return (
    <>
      <button
        type="button"
        className={css.statement}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        title={t('source.open')}
        onClick={() => setOpen(!isOpen)}
      >
        {text}
      </button>
      {isOpen && <SourceList id={id} sources={sources} about={about} />}
    </>
  );
}
