import type { Passkey } from '@plumbline/api-client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button, EmptyState, Modal, Section, TextInput, TextLink, useFormat } from '..';
import { DialogActions } from '../DialogActions';
import { createPasskey, namedAddress, passkeysWork, wasDeclined } from '../sign-in/passkey';
import { tell, tellFailure } from '../tell';
import { useDesk, useSecurityChanged } from './desk';
import css from './Account.module.css';

export function Passkeys({ passkeys }: { passkeys: Passkey[] }) {
  const { t } = useTranslation('kit');
  const format = useFormat();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Passkey | null>(null);
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
          text={add ? t('account.passkeys.why') : <NotHere />}
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
              <Button variant="default" size="compact-sm" onClick={() => setRemoving(one)}>
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
        closeButtonProps={{ 'aria-label': t('account.close') }}
      >
        <AddPasskey onClose={() => setAdding(false)} />
      </Modal>
      <Modal
        opened={removing !== null}
        onClose={() => setRemoving(null)}
        title={t('account.passkeys.removeTitle', { name: removing?.name })}
        closeButtonProps={{ 'aria-label': t('account.close') }}
      >
        {removing && <RemovePasskey passkey={removing} onClose={() => setRemoving(null)} />}
      </Modal>
    </Section>
  );
}

/** Browsers keep passkeys for a name, and offer them on encrypted pages and on the machine itself only. */
function NotHere() {
  const { t } = useTranslation('kit');
  const address = namedAddress();
  return address ? (
    <>
      {t('account.passkeys.byName')} <TextLink href={address}>{address}</TextLink>
    </>
  ) : (
    t('account.passkeys.notHere')
  );
}

function AddPasskey({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('kit');
  const { api, at } = useDesk();
  const securityChanged = useSecurityChanged();
  const form = useForm({ defaultValues: { name: '' } });
  const add = useMutation({
    mutationFn: async ({ name }: { name: string }) => {
      const options = await api.post<Record<string, unknown>>(`${at}/passkeys/options`);
      return api.post(`${at}/passkeys`, { name, credential: await createPasskey(options) });
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

function RemovePasskey({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const { t } = useTranslation('kit');
  const { api, at } = useDesk();
  const securityChanged = useSecurityChanged();
  const remove = useMutation({
    mutationFn: () => api.delete(`${at}/passkeys/${encodeURIComponent(passkey.id)}`),
    onSuccess: () => {
      tell(t('account.passkeys.removed'), 'info');
      securityChanged();
      onClose();
    },
    onError: tellFailure,
  });
  return (
    <div className={css.wide}>
      <p>{t('account.passkeys.removeText')}</p>
      <DialogActions onCancel={onClose}>
        <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
          {t('account.passkeys.remove')}
        </Button>
      </DialogActions>
    </div>
  );
}
