import { ScrollPage } from '@plumbline/ui-kit';
import { useTranslation } from 'react-i18next';
import { useTitle } from './marks';
import { UsageCharts } from './UsageCharts';
import css from './Platform.module.css';

export function UsagePage() {
  const { t } = useTranslation();
  useTitle(t('nav.usage'));
  return (
    <ScrollPage label={t('nav.usage')}>
      <div className={css.head}>
        <h1>{t('usage.all')}</h1>
      </div>
      <UsageCharts path="/api/platform/usage" />
    </ScrollPage>
  );
}
