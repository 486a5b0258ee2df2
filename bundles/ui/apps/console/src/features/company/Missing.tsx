import type { Company } from '@plumbline/api-client';
import { Mark, Section, TextLink } from '@plumbline/ui-kit';
import { useTranslation } from 'react-i18next';
import css from './Company.module.css';

/** What is still needed before the company can work, or open once it does, each with the way there; nothing when all is done. */
export function Missing({ company }: { company: Company }) {
  const { t } = useTranslation();
  const open = company.missing.filter((one) => !one.done);
  if (open.length === 0) return null;
  const total = company.missing.length;
  const isWorking = company.state === 'active';
  return (
    <Section
      title={t(isWorking ? 'company.open' : 'company.missing')}
      note={isWorking ? null : t('company.missingDone', { done: total - open.length, total })}
    >
      <ul className={css.todo}>
        {(isWorking ? open : company.missing).map((one) => (
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
