import { MAIL_STATES, type MailItem, type MailState } from '@plumbline/api-client';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark, type MarkStyle } from '../Chips';
import type { Column } from '../DataTable';
import { DateTime } from '../format-context';

const STYLE: Record<MailState, MarkStyle> = {
  queued: { tone: 'grey', glyph: '○' },
  sending: { tone: 'blue', glyph: '◔', pulse: true },
  sent: { tone: 'green', glyph: '✓' },
  failed: { tone: 'red', glyph: '!' },
};

const SOON = 4_000;
const LATER = 30_000;

/** Milliseconds until a list of mails is asked for again: sooner while one is on its way. */
export function mailPoll(mails: MailItem[] | undefined): number {
  return mails?.some(({ state }) => state === 'queued' || state === 'sending') ? SOON : LATER;
}

/** The states to choose from. */
export function useMailStates(): { value: string; label: string }[] {
  const { t } = useTranslation('kit');
  return MAIL_STATES.map((value) => ({ value, label: t(`mails.state.${value}`) }));
}

export function useMailColumns(): Column<MailItem>[] {
  const { t } = useTranslation('kit');
  return useMemo<Column<MailItem>[]>(
    () => [
      {
        id: 'at',
        header: t('mails.at'),
        width: '132px',
        second: true,
        cell: (one) => <DateTime at={one.createdAt} />,
      },
      {
        id: 'state',
        header: t('mails.stateHeader'),
        width: '108px',
        card: 'aside',
        cell: (one) => <Mark {...STYLE[one.state]} label={t(`mails.state.${one.state}`)} />,
      },
      {
        id: 'to',
        header: t('mails.to'),
        width: 'minmax(170px, 1fr)',
        card: 'title',
        cell: (one) => <span title={one.to}>{one.to}</span>,
      },
      {
        id: 'subject',
        header: t('mails.subject'),
        width: 'minmax(180px, 1.6fr)',
        card: 'block',
        cell: (one) => one.subject,
      },
      {
        id: 'error',
        header: t('mails.error'),
        width: 'minmax(140px, 1.6fr)',
        card: 'block',
        second: true,
        cell: (one) => one.error && (one.error.text ?? t('mails.noReason')),
      },
    ],
    [t],
  );
}
