import { zodResolver } from '@hookform/resolvers/zod';
import { asProblem } from '@plumbline/api-client';
import { Banner, Button, PasswordInput, Section } from '@plumbline/ui-kit';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { i18next } from '../../i18n';
import { tell } from '../../lib/actions';
import { api } from '../../lib/api';
import { useSubmit } from '../../lib/form';
import { securityChanged } from './AccountPage';
import css from './Account.module.css';

const FIELDS = [
  ['current', 'account.password.current', 'current-password'],
  ['password', 'account.password.new', 'new-password'],
  ['again', 'account.password.again', 'new-password'],
] as const;

export function PasswordChange() {
  const { t } = useTranslation();
  const schema = z
    .object({
      current: z.string().min(1, i18next.t('account.password.needed')),
      password: z.string().min(12, i18next.t('entry.setUp.passwordShort')),
      again: z.string(),
    })
    .refine((values) => values.password === values.again, {
      path: ['again'],
      message: i18next.t('entry.setUp.passwordDiffers'),
    });
  type Values = z.infer<typeof schema>;
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { current: '', password: '', again: '' },
  });
  const save = useSubmit(
    form,
    ({ current, password }) => api.put('/api/me/password', { current, password }),
    () => {
      tell(t('account.password.changed'));
      form.reset();
      securityChanged();
    },
  );
  return (
    <Section title={t('account.password.title')}>
      <form className={css.form} onSubmit={form.handleSubmit((values) => save.mutate(values))} noValidate>
        {save.error && (
          <Banner tone="red" role="alert">
            {asProblem(save.error).detail}
          </Banner>
        )}
        {FIELDS.map(([name, label, complete]) => (
          <PasswordInput
            key={name}
            label={t(label)}
            autoComplete={complete}
            visibilityToggleButtonProps={{ 'aria-label': t('entry.showPassword') }}
            error={form.formState.errors[name]?.message}
            {...form.register(name)}
          />
        ))}
        <div>
          <Button type="submit" variant="default" loading={save.isPending}>
            {t('account.password.change')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
