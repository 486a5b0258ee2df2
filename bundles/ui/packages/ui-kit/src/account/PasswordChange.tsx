import { asProblem } from '@plumbline/api-client';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Banner, Button, PasswordInput, Section } from '..';
import { useSubmit } from '../submit';
import { tell } from '../tell';
import { useDesk, useSecurityChanged } from './desk';
import css from './Account.module.css';

const SHORTEST = 12;
const FIELDS = [
  ['current', 'account.password.current', 'current-password'],
  ['password', 'account.password.new', 'new-password'],
  ['again', 'account.password.again', 'new-password'],
] as const;

export function PasswordChange() {
  const { t } = useTranslation('kit');
  const { api, at } = useDesk();
  const securityChanged = useSecurityChanged();
  const form = useForm({ defaultValues: { current: '', password: '', again: '' } });
  const save = useSubmit(
    form,
    ({ current, password }) => api.put(`${at}/password`, { current, password }),
    () => {
      tell(t('account.password.changed'));
      form.reset();
      securityChanged();
    },
  );
  const rules = {
    current: { required: t('account.password.needed') },
    password: {
      required: t('account.password.short'),
      minLength: { value: SHORTEST, message: t('account.password.short') },
    },
    again: {
      validate: (again: string) => again === form.getValues('password') || t('account.password.differs'),
    },
  };
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
            visibilityToggleButtonProps={{ 'aria-label': t('account.showPassword') }}
            error={form.formState.errors[name]?.message}
            {...form.register(name, rules[name])}
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
