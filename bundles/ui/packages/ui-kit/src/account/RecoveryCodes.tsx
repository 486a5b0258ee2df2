import { Banner, Button, Modal, Section } from '..';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tell } from '../tell';
import { useDesk, useSecurityChanged } from './desk';
import { PasswordDialog } from './PasswordDialog';
import css from './Account.module.css';

export function RecoveryCodes({ left, onCodes }: { left: number; onCodes: (codes: string[]) => void }) {
  const { t } = useTranslation('kit');
  const { api, at } = useDesk();
  const securityChanged = useSecurityChanged();
  const [making, setMaking] = useState(false);
  return (
    <Section title={t('account.recovery.title')}>
      <div className={css.row}>
        <p>{left > 0 ? t('account.recovery.left', { count: left }) : t('account.recovery.none')}</p>
        <Button variant="default" onClick={() => setMaking(true)}>
          {t('account.recovery.make')}
        </Button>
      </div>
      <PasswordDialog
        opened={making}
        title={t('account.recovery.make')}
        text={t('account.recovery.makeText')}
        action={t('account.recovery.make')}
        send={(password) => api.post<{ recoveryCodes: string[] }>(`${at}/recovery-codes`, { password })}
        onDone={({ recoveryCodes }) => {
          securityChanged();
          onCodes(recoveryCodes);
        }}
        onClose={() => setMaking(false)}
      />
    </Section>
  );
}

/** New codes, shown this one time. */
export function NewCodes({ codes, onClose }: { codes: string[] | null; onClose: () => void }) {
  const { t } = useTranslation('kit');
  const text = (codes ?? []).join('\n');
  return (
    <Modal
      opened={codes !== null}
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('account.recovery.dialog')}
      closeButtonProps={{ 'aria-label': t('account.close') }}
    >
      <div className={css.wide}>
        <Banner tone="gold">{t('account.recovery.once')}</Banner>
        <ul className={css.codes} aria-label={t('account.recovery.dialog')}>
          {codes?.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div className={css.row}>
          <Button
            variant="default"
            onClick={() =>
              void navigator.clipboard.writeText(text).then(() => tell(t('account.recovery.copied'), 'info'))
            }
          >
            {t('account.recovery.copy')}
          </Button>
          <Button
            component="a"
            variant="default"
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
            download="plumbline-recovery-codes.txt"
          >
            {t('account.recovery.save')}
          </Button>
          <Button onClick={onClose}>{t('account.recovery.kept')}</Button>
        </div>
      </div>
    </Modal>
  );
}
