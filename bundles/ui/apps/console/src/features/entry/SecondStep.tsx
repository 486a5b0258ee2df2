import type { Me, SecondFactor, SecondFactorMethod } from '@plumbline/api-client';
import { Button, TextInput } from '@plumbline/ui-kit';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { askPasskey, wasDeclined } from '../../lib/webauthn';
import { EntryFrame } from './EntryFrame';
import { Refusal } from './parts';
import css from './Entry.module.css';

interface Props {
  factor: SecondFactor;
  onDone: (session: Pick<Me, 'csrf'>) => void;
  onBack: () => void;
}

/** The second proof: a code of the authenticator app, a passkey, or one of the recovery codes. */
export function SecondStep({ factor, onDone, onBack }: Props) {
  const { t } = useTranslation();
  const typed = factor.methods.filter((one) => one !== 'passkey');
  const [method, setMethod] = useState<SecondFactorMethod>(typed[0] ?? 'passkey');
  const form = useForm({ defaultValues: { code: '' } });
  const confirm = useMutation({
    mutationFn: (proof: Record<string, unknown>) =>
      api.post<Pick<Me, 'csrf'>>('/api/session/second', { ticket: factor.ticket, ...proof }),
    onSuccess: onDone,
    onError: () => form.resetField('code'),
  });
  const passkey = useMutation({
    mutationFn: async () => {
      const { ticket, ...options } = await api.post<Record<string, unknown>>('/api/session/passkey/options', {
        ticket: factor.ticket,
      });
      const credential = await askPasskey((options.options as Record<string, unknown> | undefined) ?? options);
      return api.post<Pick<Me, 'csrf'>>('/api/session/second', {
        ticket: factor.ticket,
        passkey: { ticket, credential },
      });
    },
    onSuccess: onDone,
  });
  const others = (['totp', 'recovery'] as const).filter((one) => factor.methods.includes(one) && one !== method);
  const label = { totp: 'entry.second.useTotp', recovery: 'entry.second.useRecovery' } as const;
  return (
    <EntryFrame title={t('entry.second.title')} text={t('entry.second.text')}>
      {typed.length > 0 && (
        <form
          className={css.form}
          noValidate
          onSubmit={form.handleSubmit(({ code }) =>
            confirm.mutate(method === 'recovery' ? { recoveryCode: code.trim() } : { code: code.replace(/\s/g, '') }),
          )}
        >
          <Refusal error={confirm.error ?? (wasDeclined(passkey.error) ? null : passkey.error)} />
          <TextInput
            key={method}
            size="sm"
            label={t(method === 'recovery' ? 'entry.second.recovery' : 'entry.second.totp')}
            description={t(method === 'recovery' ? 'entry.second.recoveryHint' : 'entry.second.totpHint')}
            autoComplete="one-time-code"
            inputMode={method === 'recovery' ? 'text' : 'numeric'}
            // The page holds nothing else to do.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            error={form.formState.errors.code?.message}
            {...form.register('code', { required: t('entry.second.codeNeeded') })}
          />
          <Button type="submit" size="sm" loading={confirm.isPending}>
            {t('entry.second.submit')}
          </Button>
        </form>
      )}
      <div className={css.others}>
        {factor.methods.includes('passkey') && (
          <Button variant="default" size="sm" loading={passkey.isPending} onClick={() => passkey.mutate()}>
            {t('entry.second.usePasskey')}
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
          {t('entry.second.back')}
        </Button>
      </div>
    </EntryFrame>
  );
}
