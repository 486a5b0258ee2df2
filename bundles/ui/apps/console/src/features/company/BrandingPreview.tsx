import type { Branding } from '@plumbline/api-client';
import { Section } from '@plumbline/ui-kit';
import { useTranslation } from 'react-i18next';
import { brandColor } from '../../lib/company';
import { useMe } from '../../lib/session';
import css from './Company.module.css';

/** What a technician and a customer will see. */
export function BrandingPreview({ values }: { values: Partial<Branding> }) {
  const { t } = useTranslation();
  const me = useMe();
  const name = values.displayName || me.tenant?.name || '';
  const color = brandColor({ color: values.color ?? null });
  return (
    <Section title={t('company.branding.preview')}>
      <div className={css.preview}>
        <div>
          <h3>{t('company.branding.previewSms')}</h3>
          <p className={css.bubble}>
            {values.smsName || name}: {t('company.branding.previewSmsText')}
          </p>
        </div>
        <div>
          <h3>{t('company.branding.previewMail')}</h3>
          <div className={css.mail}>
            <b>{values.mailName || name}</b>
            <p className={css.quiet}>{values.mailReplyTo}</p>
            <p>{t('company.branding.previewMailSubject')}</p>
          </div>
        </div>
        <div>
          <h3>{t('company.branding.previewPage')}</h3>
          <div className={css.page}>
            <i style={{ background: color ?? 'var(--pl-line-strong)' }} />
            <div>
              {values.logo && <img src={values.logo} alt="" />}
              {name}
            </div>
          </div>
        </div>
      </div>
    </Section>
  );
}
