import { Inbox, Lock, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@mantine/core';
import type { Tone } from '@plumbline/tokens';
import clsx from './clsx';
import css from './States.module.css';

/** What a failed request has to say; the REST client's `Problem` fits. */
export interface Failure {
  status?: number;
  code?: string;
  detail?: string;
  message?: string;
  isMissingPermission?: boolean;
}

export function EmptyState(props: {
  title: string;
  text?: ReactNode;
  action?: ReactNode;
  icon?: ReactNode;
  compact?: boolean;
}) {
  return (
    <div className={css.state} data-compact={props.compact || undefined}>
      {!props.compact && <span className={css.icon}>{props.icon ?? <Inbox size={18} aria-hidden />}</span>}
      <p className={css.title}>{props.title}</p>
      {props.text && <p className={css.text}>{props.text}</p>}
      {props.action && <div className={css.actions}>{props.action}</div>}
    </div>
  );
}

/** A failure in place of content: what happened, in the server's words, and the way to try again. */
export function ErrorState({ error, onRetry, compact }: { error: Failure; onRetry?: () => void; compact?: boolean }) {
  const { t } = useTranslation('kit');
  if (error.isMissingPermission) return <NoPermission detail={error.detail} compact={compact} />;
  return (
    <div className={css.state} role="alert" data-compact={compact || undefined}>
      {!compact && (
        <span className={css.icon} data-tone="red">
          <TriangleAlert size={18} aria-hidden />
        </span>
      )}
      <p className={css.title}>{error.status === 404 ? t('error.notFound') : t('error.title')}</p>
      <p className={css.text}>{error.detail || error.message || t('error.noDetail')}</p>
      {onRetry && (
        <div className={css.actions}>
          <Button variant="default" onClick={onRetry}>
            {t('error.retry')}
          </Button>
        </div>
      )}
    </div>
  );
}

export function NoPermission({ detail, compact }: { detail?: string; compact?: boolean }) {
  const { t } = useTranslation('kit');
  return (
    <EmptyState
      compact={compact}
      icon={<Lock size={18} aria-hidden />}
      title={t('noPermission.title')}
      text={detail || t('noPermission.text')}
    />
  );
}

/** One line of bad or good news above content that is still shown. */
export function Banner(props: { tone: Tone; children: ReactNode; action?: ReactNode; role?: 'alert' | 'status' }) {
  const glyph = { red: '!', gold: '!', green: '✓', blue: 'i', grey: 'i', violet: 'i' }[props.tone];
  return (
    <div className={clsx(css.banner, css[props.tone])} role={props.role}>
      <span className={css.bannerGlyph} aria-hidden>
        {glyph}
      </span>
      <div>{props.children}</div>
      {props.action}
    </div>
  );
}

/** A grey bar where text will be. */
export function Bar({ width = '60%', height }: { width?: string | number; height?: number }) {
  return <span className={css.bar} style={{ width, height }} aria-hidden data-loading />;
}

export function BarLines({ lines = 3 }: { lines?: number }) {
  const widths = ['72%', '88%', '54%', '80%', '63%'];
  return (
    <div style={{ display: 'grid', gap: 11, padding: '8px 0' }} aria-hidden>
      {Array.from({ length: lines }, (_, line) => (
        <Bar key={line} width={widths[line % widths.length]} />
      ))}
    </div>
  );
}
