import type { Company } from '@plumbline/api-client';
import { Mark, Section, TextLink } from '@plumbline/ui-kit';
import { useTranslation } from 'react-i18next';
import css from './Company.module.css';

/** What is still needed before the company can work, each with the way there; nothing when all is done. */
export function Missing({ company }: { company: Company }) {
  const { t } = useTranslation();
  const done = company.missing.filter((one) => one.done).length;
  if (done === company.missing.length) return null;
  return (
    <Section title={t('company.missing')} note={t('company.missingDone', { done, total: company.missing.length })}>
      <ul className={css.todo}>
        {company.missing.map((one) => (
          <li key={one.code}>
            <Mark
              tone={one.done ? 'green' : 'gold'}
              glyph={one.done ? '✓' : '○'}
              label={t(one.done ? 'company.done' : 'company.todo')}
            />
            <span>{one.title}</span>
            {!one.done && one.href && <TextLink href={one.href}>{t('company.go')}</TextLink>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
