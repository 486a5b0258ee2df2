import { zodResolver } from '@hookform/resolvers/zod';
import { Button, TextInput } from '@plumbline/ui-kit';
import { Refusal } from '@plumbline/ui-kit/sign-in';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { i18next } from '../../i18n';
import { api } from '../../lib/api';
import { useSubmit } from '../../lib/form';
import { EntryFrame } from './EntryFrame';
import { EntryLink, EntryLinks, linkToken, newPasswordSchema, PasswordField } from './parts';
import css from './Entry.module.css';

/** `/reset` asks for the link, `/reset#token` is the link. */
export function ResetPassword() {
  const [token] = useState(linkToken);
  return token ? <NewPassword token={token} /> : <AskForLink />;
}

function BackToSignIn() {
  const { t } = useTranslation();
  return (
    <EntryLinks>
      <EntryLink href="/sign-in">{t('entry.reset.back')}</EntryLink>
    </EntryLinks>
  );
}

function AskForLink() {
  const { t } = useTranslation();
  const form = useForm({
    resolver: zodResolver(z.object({ email: z.email(i18next.t('entry.emailInvalid')) })),
    defaultValues: { email: '' },
  });
  const send = useSubmit(
    form,
    (values) => api.post('/api/password-resets', values),
    () => {},
  );
  if (send.isSuccess) {
    return (
      <EntryFrame
        title={t('entry.reset.sentTitle')}
        text={t('entry.reset.sentText', { email: send.variables?.email ?? '' })}
      >
        <BackToSignIn />
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={t('entry.reset.title')} text={t('entry.reset.text')}>
      <form className={css.form} onSubmit={form.handleSubmit((values) => send.mutate(values))} noValidate>
        <Refusal error={send.error} />
        <TextInput
          size="sm"
          label={t('entry.email')}
          type="email"
          autoComplete="username"
          error={form.formState.errors.email?.message}
          {...form.register('email')}
        />
        <Button type="submit" size="sm" loading={send.isPending}>
          {t('entry.reset.submit')}
        </Button>
      </form>
      <BackToSignIn />
    </EntryFrame>
  );
}

function NewPassword({ token }: { token: string }) {
  const { t } = useTranslation();
  const form = useForm<{ password: string; again: string }>({
    resolver: zodResolver(newPasswordSchema({})),
    defaultValues: { password: '', again: '' },
  });
  const save = useSubmit(
    form,
    ({ password }) => api.post('/api/password-resets/confirmations', { token, password }),
    () => {},
  );
  if (save.isSuccess) {
    return (
      <EntryFrame title={t('entry.reset.doneTitle')} text={t('entry.reset.doneText')}>
        <BackToSignIn />
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={t('entry.reset.newTitle')} text={t('entry.reset.newText')}>
      <form className={css.form} onSubmit={form.handleSubmit((values) => save.mutate(values))} noValidate>
        <Refusal error={save.error} />
        <PasswordField
          control={form.control}
          name="password"
          label={t('entry.newPassword')}
          hint={t('entry.passwordHint')}
          complete="new-password"
        />
        <PasswordField control={form.control} name="again" label={t('entry.setUp.again')} complete="new-password" />
        <Button type="submit" size="sm" loading={save.isPending}>
          {t('entry.reset.save')}
        </Button>
      </form>
      <BackToSignIn />
    </EntryFrame>
  );
}
