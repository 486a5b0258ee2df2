import { asProblem, ROLES, type ApiToken, type Role } from '@plumbline/api-client';
import { Banner, Button, Modal, Select, TextInput } from '@plumbline/ui-kit';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogActions } from '../../components/DialogActions';
import { api, queryClient } from '../../lib/api';

/** Makes a token and shows its secret once. */
export function TokenMaker({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('users.tokenAddTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {opened && <Maker onClose={onClose} />}
    </Modal>
  );
}

function Maker({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('csr');
  const make = useMutation({
    mutationFn: () => api.post<ApiToken & { secret: string }>('/api/tokens', { name: name.trim(), role }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['tokens'] }),
  });
  const problem = make.error ? asProblem(make.error) : null;
  if (make.data) {
    return (
      <div style={{ display: 'grid', gap: 12 }}>
        <Banner tone="gold">{t('users.tokenCreated')}</Banner>
        <TextInput
          label={t('users.tokenSecret')}
          value={make.data.secret}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
          styles={{ input: { fontFamily: 'var(--pl-mono)' } }}
        />
        <div style={{ display: 'flex', justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>{t('users.done')}</Button>
        </div>
      </div>
    );
  }
  return (
    <form
      style={{ display: 'grid', gap: 12 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) make.mutate();
      }}
    >
      <TextInput
        data-autofocus
        label={t('users.tokenName')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={problem ? (problem.fields.name ?? problem.detail) : undefined}
      />
      <Select
        label={t('users.role')}
        data={ROLES.map((one) => ({ value: one, label: t(`role.${one}`) }))}
        value={role}
        onChange={(value) => value && setRole(value as Role)}
        allowDeselect={false}
      />
      <DialogActions onCancel={onClose}>
        <Button type="submit" loading={make.isPending} disabled={!name.trim()}>
          {t('users.tokenAdd')}
        </Button>
      </DialogActions>
    </form>
  );
}
