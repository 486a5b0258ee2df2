import './texts';
import { keys, ROLES, type Invitation, type Page, type Role } from '@plumbline/api-client';
import {
  Button,
  DataTable,
  DateTime,
  EmptyState,
  ListFooter,
  Modal,
  Select,
  TextInput,
  type Column,
} from '@plumbline/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DialogActions } from '../../components/DialogActions';
import { PageHead } from '../../components/PageHead';
import { tell, tellFailure } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { useSubmit } from '../../lib/form';
import { useCan } from '../../lib/session';

/** Who was asked to come in and has not yet. */
export function InvitationList() {
  const { t } = useTranslation();
  const mayWrite = useCan()('users.write');
  const [inviting, setInviting] = useState(false);
  const query = useQuery({
    queryKey: keys.list('invitations'),
    queryFn: ({ signal }) => api.get<Page<Invitation>>('/api/invitations', { signal }),
  });
  const withdraw = useMutation({
    mutationFn: (one: Invitation) => api.delete(`/api/invitations/${encodeURIComponent(one.id)}`),
    onSuccess: (_, { email }) => {
      tell(t('invitations.withdrawn', { email }), 'info');
      return queryClient.invalidateQueries({ queryKey: ['invitations'] });
    },
    onError: tellFailure,
  });
  const { mutate } = withdraw;
  const columns = useMemo<Column<Invitation>[]>(
    () => [
      { id: 'name', header: t('column.name'), card: 'title', width: 'minmax(140px, 1fr)', cell: (one) => one.name },
      { id: 'email', header: t('column.email'), width: 'minmax(180px, 1.4fr)', cell: (one) => one.email },
      { id: 'role', header: t('column.role'), width: '120px', card: 'aside', cell: (one) => t(`role.${one.role}`) },
      {
        id: 'expires',
        header: t('invitations.expires'),
        width: '150px',
        second: true,
        cardLabel: true,
        cell: (one) => <DateTime at={one.expiresAt} />,
      },
      {
        id: 'withdraw',
        header: t('invitations.withdraw'),
        hideHeader: true,
        width: '110px',
        align: 'end',
        interactive: true,
        cell: (one) =>
          mayWrite ? (
            <Button variant="default" size="compact-xs" onClick={() => mutate(one)}>
              {t('invitations.withdraw')}
            </Button>
          ) : null,
      },
    ],
    [t, mayWrite, mutate],
  );
  const button = mayWrite ? <Button onClick={() => setInviting(true)}>{t('invitations.add')}</Button> : null;
  return (
    <>
      <PageHead title={t('nav.users')} note={t('invitations.tab')} actions={button} />
      <DataTable
        label={t('invitations.tab')}
        columns={columns}
        rows={query.data?.items}
        rowKey={(one) => one.id}
        query={query}
        skeletonRows={4}
        empty={<EmptyState title={t('invitations.empty')} text={t('invitations.emptyText')} />}
        footer={<ListFooter keys={false}>{t('inAll', { count: query.data?.total ?? 0 })}</ListFooter>}
      />
      <Modal
        opened={inviting}
        onClose={() => setInviting(false)}
        title={t('invitations.addTitle')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <Invite onClose={() => setInviting(false)} />
      </Modal>
    </>
  );
}

function Invite({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const form = useForm({ defaultValues: { name: '', email: '', role: 'dispatcher' } });
  const send = useSubmit(
    form,
    (values) => api.post<Invitation>('/api/invitations', values),
    (_, { email }) => {
      tell(t('invitations.sent', { email }));
      void queryClient.invalidateQueries({ queryKey: ['invitations'] });
      onClose();
    },
  );
  const errors = form.formState.errors;
  return (
    <form onSubmit={form.handleSubmit((values) => send.mutate(values))} noValidate style={{ display: 'grid', gap: 12 }}>
      {send.error && (
        <p role="alert" style={{ color: 'var(--pl-red)' }}>
          {send.error.message}
        </p>
      )}
      <p>{t('invitations.why')}</p>
      <TextInput
        data-autofocus
        label={t('users.name')}
        error={errors.name?.message}
        {...form.register('name', { required: t('users.nameNeeded') })}
      />
      <TextInput
        label={t('entry.email')}
        type="email"
        error={errors.email?.message}
        {...form.register('email', { required: t('entry.emailNeeded') })}
      />
      <Controller
        name="role"
        control={form.control}
        render={({ field }) => (
          <Select
            label={t('users.role')}
            description={t(`users.roleText.${field.value}`, { defaultValue: '' })}
            data={ROLES.map((role: Role) => ({ value: role, label: t(`role.${role}`) }))}
            value={field.value}
            onChange={(value) => value && field.onChange(value)}
            allowDeselect={false}
          />
        )}
      />
      <DialogActions onCancel={onClose}>
        <Button type="submit" loading={send.isPending}>
          {t('invitations.send')}
        </Button>
      </DialogActions>
    </form>
  );
}
