import { asProblem, type TotpEnrolment } from '@plumbline/api-client';
import { Banner, Button, Mark, Modal, Section, TextInput } from '..';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DialogActions } from '../DialogActions';
import { tell, tellFailure } from '../tell';
import { useDesk, useSecurityChanged } from './desk';
import { PasswordDialog } from './PasswordDialog';
import { QrCode } from './QrCode';
import css from './Account.module.css';

export function Authenticator({ on, onCodes }: { on: boolean; onCodes: (codes: string[]) => void }) {
  const { t } = useTranslation('kit');
  const { api, at } = useDesk();
  const securityChanged = useSecurityChanged();
  const [removing, setRemoving] = useState(false);
  const start = useMutation({ mutationFn: () => api.post<TotpEnrolment>(`${at}/totp`), onError: tellFailure });
  return (
    <Section title={t('account.totp.title')}>
      <div className={css.row}>
        <Mark
          tone={on ? 'green' : 'grey'}
          glyph={on ? '✓' : '○'}
          label={on ? t('account.totp.on') : t('account.totp.off')}
        />
        {on ? (
          <Button variant="default" onClick={() => setRemoving(true)}>
            {t('account.totp.remove')}
          </Button>
        ) : (
          <Button variant="default" loading={start.isPending} onClick={() => start.mutate()}>
            {t('account.totp.start')}
          </Button>
        )}
      </div>
      <Modal
        opened={start.data !== undefined}
        onClose={start.reset}
        size="lg"
        title={t('account.totp.dialog')}
        closeButtonProps={{ 'aria-label': t('account.close') }}
      >
        {start.data && (
          <Enrol
            enrolment={start.data}
            onCancel={start.reset}
            onDone={(codes) => {
              start.reset();
              securityChanged();
              onCodes(codes);
            }}
          />
        )}
      </Modal>
      <PasswordDialog
        opened={removing}
        title={t('account.totp.removeTitle')}
        text={t('account.totp.removeText')}
        action={t('account.totp.remove')}
        send={(password) => api.deleteWith(`${at}/totp`, { password })}
        onDone={() => {
          tell(t('account.totp.removed'), 'info');
          securityChanged();
        }}
        onClose={() => setRemoving(false)}
      />
    </Section>
  );
}

function Enrol(props: { enrolment: TotpEnrolment; onDone: (codes: string[]) => void; onCancel: () => void }) {
  const { t } = useTranslation('kit');
  const { api, at } = useDesk();
  const form = useForm({ defaultValues: { code: '' } });
  const confirm = useMutation({
    mutationFn: ({ code }: { code: string }) =>
      api.post<{ recoveryCodes: string[] }>(`${at}/totp/confirmations`, { code: code.replace(/\s/g, '') }),
    onSuccess: ({ recoveryCodes }) => props.onDone(recoveryCodes),
    onError: () => form.resetField('code'),
  });
  return (
    <form className={css.wide} onSubmit={form.handleSubmit((values) => confirm.mutate(values))} noValidate>
      <div className={css.enrol}>
        <QrCode text={props.enrolment.uri} label={t('account.totp.qr')} />
        <div className={css.wide}>
          <p>{t('account.totp.scan')}</p>
          <p>
            {t('account.totp.type')}
            <br />
            <span className={css.key}>{props.enrolment.secret.replace(/(.{4})(?=.)/g, '$1 ')}</span>
          </p>
        </div>
      </div>
      {confirm.error && (
        <Banner tone="red" role="alert">
          {asProblem(confirm.error).detail}
        </Banner>
      )}
      <TextInput
        data-autofocus
        label={t('account.totp.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        error={form.formState.errors.code?.message}
        {...form.register('code', { required: t('account.totp.codeNeeded') })}
      />
      <DialogActions onCancel={props.onCancel}>
        <Button type="submit" loading={confirm.isPending}>
          {t('account.totp.confirm')}
        </Button>
      </DialogActions>
    </form>
  );
}
