import { useLiveStatus } from '@plumbline/live';
import { useFormat, useNow } from '@plumbline/ui-kit';
import { useTranslation } from 'react-i18next';
import css from './Shell.module.css';

/** Whether the screen follows the server. When it does not, it says since when. */
export function LiveMark() {
  const { t } = useTranslation();
  const { state, lastContactAt } = useLiveStatus();
  const format = useFormat();
  const now = useNow(state === 'open' ? 30_000 : 1_000);
  const text =
    state === 'open'
      ? t('live.open')
      : state === 'connecting'
        ? t('live.connecting')
        : lastContactAt === null
          ? t('live.away')
          : t('live.reconnecting', { ago: format.ago(lastContactAt, now) });
  return (
    <span className={css.live} title={text}>
      <span
        className={css.dot}
        data-state={state === 'denied' || state === 'closed' ? 'reconnecting' : state}
        aria-hidden
      />
      <span className={state === 'open' ? css.liveText : undefined} role="status">
        {text}
      </span>
    </span>
  );
}
