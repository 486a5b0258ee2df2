import type { AuditEntry } from '@plumbline/api-client';
import { Quiet } from '@plumbline/ui-kit';
import { useTranslation } from 'react-i18next';
import { changes } from './changes';
import css from './Audit.module.css';

export function AuditDetail({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const found = changes(parsed(entry.before), parsed(entry.after));
  return (
    <div className={css.detail}>
      {entry.detail && <p>{entry.detail}</p>}
      {found.length === 0 ? (
        <Quiet>{t('audit.noChange')}</Quiet>
      ) : (
        <div className={css.changes}>
          <div>
            <span className={css.head} />
            <span className={css.head}>{t('audit.before')}</span>
            <span className={css.head}>{t('audit.after')}</span>
          </div>
          {found.map((change) => (
            <div key={change.name}>
              <span className={css.name}>{change.name}</span>
              <span className={css.before}>{change.before}</span>
              <span className={css.after}>{change.after}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** Some entries carry their values as JSON text. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
