import './texts';
import type { Briefing, Statement } from '@plumbline/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StatementLine } from './StatementLine';
import { sourcesOf, type About } from './statements';
import css from './Briefing.module.css';

interface Props {
  sections: NonNullable<Briefing['sections']>;
  /** What each line rests on; a line that is not among them stays plain. */
  statements?: Statement[];
  about?: About;
}

/** The sections in reading order: what it is, what to offer, how to open, what to mind, what was. Empty ones are left out. */
export function BriefingText({ sections, statements, about }: Props) {
  const { t } = useTranslation();
  const of = sourcesOf(statements);
  const line = (section: string, text: string) => (
    <StatementLine text={text} sources={of(section, text)} about={about} />
  );
  const list = (section: 'watch' | 'positioning' | 'equipment' | 'history', style = css.list) => (
    <ul className={style}>
      {sections[section]?.map((item) => (
        <li key={item}>{line(section, item)}</li>
      ))}
    </ul>
  );
  const block = (name: keyof typeof sections, content: ReactNode) =>
    sections[name]?.length > 0 ? (
      <div className={css.block}>
        <h3>{t(`briefing.section.${name}`)}</h3>
        {content}
      </div>
    ) : null;

  return (
    <>
      {sections.summary?.length > 0 && (
        <div>
          {sections.summary.map((item) => (
            <div key={item} className={css.lead}>
              {line('summary', item)}
            </div>
          ))}
        </div>
      )}
      {block('watch', list('watch', css.watch))}
      {block(
        'offers',
        sections.offers?.map((offer) => (
          <div key={offer.title} className={css.offer}>
            <div className={css.offerTitle}>{line('offers', offer.title)}</div>
            {offer.why && <p>{offer.why}</p>}
            {offer.how && <p>{offer.how}</p>}
          </div>
        )),
      )}
      {block('positioning', list('positioning'))}
      {block(
        'starters',
        sections.starters?.map((starter) => (
          <div key={starter} className={css.starter}>
            {line('starters', starter)}
          </div>
        )),
      )}
      {block('equipment', list('equipment'))}
      {block('history', list('history'))}
    </>
  );
}
