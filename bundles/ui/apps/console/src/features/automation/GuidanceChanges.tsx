import { Mark, Quiet, type MarkStyle } from '@plumbline/ui-kit';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { changesBetween, wordsBetween, type FieldChange, type LineChange, type Lines } from './guidance';
import css from './Versions.module.css';

const STYLE: Record<LineChange['what'], MarkStyle> = {
  added: { tone: 'green', glyph: '+' },
  removed: { tone: 'red', glyph: '−' },
  changed: { tone: 'blue', glyph: '~' },
};

/** What has changed from one version to another, line by line. */
export function GuidanceChanges({ before, after }: { before: Lines; after: Lines }) {
  const { t } = useTranslation();
  const parts = changesBetween(before, after);
  if (parts.length === 0) return <Quiet>{t('versions.same')}</Quiet>;
  return (
    <>
      <Quiet>{t('versions.since')}</Quiet>
      {parts.map(([part, changes]) => (
        <div key={part}>
          <h3 className={css.part}>{t(`guidance.part.${part}`)}</h3>
          <ul className={css.changes}>
            {changes.map((change) => (
              <li key={change.id}>
                <Mark {...STYLE[change.what]} label={t(`versions.what.${change.what}`)} />
                <div>
                  {change.what === 'changed' ? (
                    <Fields title={change.title} fields={change.fields} />
                  ) : (
                    <p>{change.what === 'added' ? <ins>{change.title}</ins> : <del>{change.title}</del>}</p>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function Fields({ title, fields }: { title: string; fields: FieldChange[] }) {
  const { t } = useTranslation();
  const namesItself = fields.some(({ field }) => field === 'title' || field === 'text');
  return (
    <>
      {!namesItself && <p>{title}</p>}
      {fields.map(({ field, before, after }) => (
        <p key={field}>
          {field !== 'title' && field !== 'text' && <small>{t(`versions.field.${field}`)}: </small>}
          {wordsBetween(before ?? '', after ?? '').map((run, place) => (
            <Fragment key={place}>
              {place > 0 && ' '}
              {run.in === 'both' ? run.text : run.in === 'before' ? <del>{run.text}</del> : <ins>{run.text}</ins>}
            </Fragment>
          ))}
        </p>
      ))}
    </>
  );
}
