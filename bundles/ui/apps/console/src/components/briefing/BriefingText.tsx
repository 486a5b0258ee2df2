import type { Briefing } from '@plumbline/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './Briefing.module.css';

/** The sections in reading order: what it is, what to offer, how to open, what to mind, what was. Empty ones are left out. */
export function BriefingText({ sections }: { sections: NonNullable<Briefing['sections']> }) {
  const { t } = useTranslation();
  const list = (items: string[]) => (
    <ul className={css.list}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
  const block = (name: string, items: unknown[] | undefined, content: ReactNode) =>
    items && items.length > 0 ? (
      <div className={css.block}>
        <h3>{t(`briefing.section.${name}`)}</h3>
        {content}
      </div>
    ) : null;

  return (
    <>
      {sections.summary?.length > 0 && (
        <div>
          {sections.summary.map((line) => (
            <p key={line} className={css.lead}>
              {line}
            </p>
          ))}
        </div>
      )}
      {block(
        'watch',
        sections.watch,
        <ul className={css.watch}>
          {sections.watch?.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>,
      )}
      {block(
        'offers',
        sections.offers,
        sections.offers?.map((offer) => (
          <div key={offer.title} className={css.offer}>
            <b>{offer.title}</b>
            {offer.why && <p>{offer.why}</p>}
            {offer.how && <p>{offer.how}</p>}
          </div>
        )),
      )}
      {block('positioning', sections.positioning, list(sections.positioning ?? []))}
      {block(
        'starters',
        sections.starters,
        sections.starters?.map((starter) => (
          <p key={starter} className={css.starter}>
            {starter}
          </p>
        )),
      )}
      {block('equipment', sections.equipment, list(sections.equipment ?? []))}
      {block('history', sections.history, list(sections.history ?? []))}
    </>
  );
}
