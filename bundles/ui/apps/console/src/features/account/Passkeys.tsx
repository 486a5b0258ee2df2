import type { Passkey } from '@plumbline/api-client';
import { Button, EmptyState, Modal, Section, TextInput, useFormat } from '@plumbline/ui-kit';
import { modals } from '@mantine/modals';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DialogActions } from '../../components/DialogActions';
import { tell, tellFailure } from '../../lib/actions';
import { api } from '../../lib/api';
import { createPasskey, passkeysWork, wasDeclined } from '../../lib/webauthn';
import { securityChanged } from './AccountPage';
import css from './Account.module.css';

export function Passkeys({ passkeys }: { passkeys: Passkey[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [adding, setAdding] = useState(false);
  const remove = useMutation({
    mutationFn: (id: string) => api.delete(`/api/me/passkeys/${encodeURIComponent(id)}`),
    onSuccess: () => {
      tell(t('account.passkeys.removed'), 'info');
      securityChanged();
    },
    onError: tellFailure,
  });
  const ask = (one: Passkey) =>
    modals.openConfirmModal({
      title: t('account.passkeys.removeTitle', { name: one.name }),
      children: t('account.passkeys.removeText'),
      labels: { confirm: t('account.passkeys.remove'), cancel: t('action.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => remove.mutate(one.id),
    });
  const add = passkeysWork() ? (
    <Button variant="default" onClick={() => setAdding(true)}>
      {t('account.passkeys.add')}
    </Button>
  ) : null;
  return (
    <Section title={t('account.passkeys.title')} actions={passkeys.length > 0 ? add : null}>
      {passkeys.length === 0 ? (
        <EmptyState
          compact
          title={t('account.passkeys.none')}
          text={passkeysWork() ? t('account.passkeys.why') : t('account.passkeys.notHere')}
          action={add}
        />
      ) : (
        <ul className={css.list} aria-label={t('account.passkeys.title')}>
          {passkeys.map((one) => (
            <li key={one.id}>
              <div>
                <b>{one.name}</b>
                <small>
                  <span>{t('account.passkeys.created', { date: format.date(one.createdAt) })}</span>
                  <span>
                    {one.lastUsedAt
                      ? t('account.passkeys.used', { ago: format.ago(one.lastUsedAt) })
                      : t('account.passkeys.unused')}
                  </span>
                </small>
              </div>
              <Button variant="default" size="compact-sm" onClick={() => ask(one)}>
                {t('account.passkeys.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Modal
        opened={adding}
        onClose={() => setAdding(false)}
        title={t('account.passkeys.add')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <AddPasskey onClose={() => setAdding(false)} />
      </Modal>
    </Section>
  );
}

function AddPasskey({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const form = useForm({ defaultValues: { name: '' } });
  const add = useMutation({
    mutationFn: async ({ name }: { name: string }) => {
      const options = await api.post<Record<string, unknown>>('/api/me/passkeys/options');
      return api.post('/api/me/passkeys', { name, credential: await createPasskey(options) });
    },
    onSuccess: () => {
      tell(t('account.passkeys.added'));
      securityChanged();
      onClose();
    },
    onError: (error) => {
      if (!wasDeclined(error)) tellFailure(error);
    },
  });
  return (
    <form className={css.wide} onSubmit={form.handleSubmit((values) => add.mutate(values))} noValidate>
      <p>{t('account.passkeys.why')}</p>
      <TextInput
        data-autofocus
        label={t('account.passkeys.name')}
        description={t('account.passkeys.nameHint')}
        error={form.formState.errors.name?.message}
        {...form.register('name', { required: t('account.passkeys.nameNeeded') })}
      />
      <DialogActions onCancel={onClose}>
        <Button type="submit" loading={add.isPending}>
          {t('account.passkeys.add')}
        </Button>
      </DialogActions>
    </form>
  );
}
