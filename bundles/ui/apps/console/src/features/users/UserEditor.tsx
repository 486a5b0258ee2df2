import { zodResolver } from '@hookform/resolvers/zod';
import { asProblem, ROLES, type Role, type User } from '@plumbline/api-client';
import { Banner, Button, Modal, PasswordInput, Select, Switch, TextInput } from '@plumbline/ui-kit';
import { useMutation } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { DialogActions } from '../../components/DialogActions';
import { tell } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { useMe } from '../../lib/session';

export function UserEditor({ user, onClose }: { user: User | 'new' | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={user !== null}
      onClose={onClose}
      title={user === 'new' ? t('users.addTitle') : user ? t('users.editTitle', { name: user.name }) : ''}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {user && <Editor user={user === 'new' ? null : user} onClose={onClose} />}
    </Modal>
  );
}

const SHORTEST_PASSWORD = 12;

function Editor({ user, onClose }: { user: User | null; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const schema = z.object({
    name: z.string().trim().min(1, t('users.nameNeeded')),
    email: z.email(t('entry.emailInvalid')),
    role: z.string(),
    active: z.boolean(),
    password: z
      .string()
      .refine((value) => (user && value === '') || value.length >= SHORTEST_PASSWORD, t('entry.setUp.passwordShort')),
  });
  type Values = z.infer<typeof schema>;
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: {
      name: user?.name ?? '',
      email: user?.email ?? '',
      role: user?.role ?? 'dispatcher',
      active: user?.active ?? true,
      password: '',
    },
  });
  const save = useMutation({
    mutationFn: ({ name, email, role, active, password }: Values) =>
      user
        ? api.patch<User>(`/api/users/${user.id}`, { name, role, active, password: password || undefined })
        : api.post<User>('/api/users', { name, email, role, password }),
    onSuccess: (_, { name }) => {
      tell(t(user ? 'users.saved' : 'users.added', { name }));
      void queryClient.invalidateQueries({ queryKey: ['users'] });
      if (user?.id === me.user.id) void queryClient.invalidateQueries({ queryKey: ['me'] });
      onClose();
    },
    onError: (error) => {
      for (const [name, message] of Object.entries(asProblem(error).fields)) {
        if (name in form.getValues()) form.setError(name as keyof Values, { message });
      }
    },
  });
  const errors = form.formState.errors;
  return (
    <form onSubmit={form.handleSubmit((values) => save.mutate(values))} noValidate style={{ display: 'grid', gap: 12 }}>
      {save.error && (
        <Banner tone="red" role="alert">
          {asProblem(save.error).detail}
        </Banner>
      )}
      <TextInput data-autofocus label={t('users.name')} error={errors.name?.message} {...form.register('name')} />
      <TextInput
        label={t('entry.email')}
        type="email"
        disabled={user !== null}
        error={errors.email?.message}
        {...form.register('email')}
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
      <PasswordInput
        label={user ? t('users.newPassword') : t('users.password')}
        description={user ? t('users.newPasswordWhy') : undefined}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('entry.showPassword') }}
        error={errors.password?.message}
        {...form.register('password')}
      />
      {user && user.id !== me.user.id && (
        <Controller
          name="active"
          control={form.control}
          render={({ field }) => (
            <Switch
              label={t('users.activeLabel')}
              checked={field.value}
              onChange={(event) => field.onChange(event.currentTarget.checked)}
            />
          )}
        />
      )}
      <DialogActions onCancel={onClose}>
        <Button type="submit" loading={save.isPending}>
          {user ? t('action.save') : t('users.add')}
        </Button>
      </DialogActions>
    </form>
  );
}
