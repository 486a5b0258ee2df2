import type { SecondFactor, SecondFactorMethod } from '@plumbline/api-client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button, TextInput } from '..';
import type { Entry, SignedIn } from './entry';
import { askPasskey, passkeysWork, wasDeclined } from './passkey';
import { Refusal } from './Refusal';
import css from './SignIn.module.css';

interface Props extends Entry {
  factor: SecondFactor;
  onBack: () => void;
}

/** The second proof: a code of the authenticator app, a passkey, or one of the recovery codes. */
export function SecondStep({ api, at, factor, onDone, onBack }: Props) {
  const { t } = useTranslation('kit');
  const typed = factor.methods.filter((one) => one !== 'passkey');
  const [method, setMethod] = useState<SecondFactorMethod>(typed[0] ?? 'passkey');
  const form = useForm({ defaultValues: { code: '' } });
  const confirm = useMutation({
    mutationFn: (proof: Record<string, unknown>) =>
      api.post<SignedIn>(`${at}/second`, { ticket: factor.ticket, ...proof }),
    onSuccess: onDone,
    onError: () => form.resetField('code'),
  });
  const passkey = useMutation({
    mutationFn: async () => {
      const { ticket, ...options } = await api.post<Record<string, unknown>>(`${at}/passkey/options`, {
        ticket: factor.ticket,
      });
      const credential = await askPasskey((options.options as Record<string, unknown> | undefined) ?? options);
      return api.post<SignedIn>(`${at}/second`, {
        ticket: factor.ticket,
        passkey: { ticket, credential },
      });
    },
    onSuccess: onDone,
  });
  const others = (['totp', 'recovery'] as const).filter((one) => factor.methods.includes(one) && one !== method);
  const label = { totp: 'signIn.second.useTotp', recovery: 'signIn.second.useRecovery' } as const;
  return (
    <>
      <Refusal error={confirm.error ?? (wasDeclined(passkey.error) ? null : passkey.error)} />
      {typed.length > 0 && (
        <form
          className={css.form}
          noValidate
          onSubmit={form.handleSubmit(({ code }) =>
            confirm.mutate(method === 'recovery' ? { recoveryCode: code.trim() } : { code: code.replace(/\s/g, '') }),
          )}
        >
          <TextInput
            key={method}
            size="sm"
            label={t(method === 'recovery' ? 'signIn.second.recovery' : 'signIn.second.totp')}
            description={t(method === 'recovery' ? 'signIn.second.recoveryHint' : 'signIn.second.totpHint')}
            autoComplete="one-time-code"
            inputMode={method === 'recovery' ? 'text' : 'numeric'}
            // The page holds nothing else to do.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            error={form.formState.errors.code?.message}
            {...form.register('code', { required: t('signIn.second.codeNeeded') })}
          />
          <Button type="submit" size="sm" loading={confirm.isPending}>
            {t('signIn.second.submit')}
          </Button>
        </form>
      )}
      <div className={css.others}>
        {factor.methods.includes('passkey') && passkeysWork() && (
          <Button variant="default" size="sm" loading={passkey.isPending} onClick={() => passkey.mutate()}>
            {t('signIn.second.usePasskey')}
          </Button>
        )}
        {others.map((one) => (
          <Button
            key={one}
            variant="default"
            size="sm"
            onClick={() => {
              form.reset();
              confirm.reset();
              setMethod(one);
            }}
          >
            {t(label[one])}
          </Button>
        ))}
        <Button variant="subtle" size="sm" onClick={onBack}>
          {t('signIn.second.back')}
        </Button>
      </div>
    </>
  );
}
