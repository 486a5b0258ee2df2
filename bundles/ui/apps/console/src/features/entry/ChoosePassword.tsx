import { zodResolver } from '@hookform/resolvers/zod';
import { keys, type Me } from '@plumbline/api-client';
import { Button, TextInput, useNavigateTo } from '@plumbline/ui-kit';
import { Refusal } from '@plumbline/ui-kit/sign-in';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { i18next } from '../../i18n';
import { api, queryClient, setCsrf } from '../../lib/api';
import { useSubmit } from '../../lib/form';
import { EntryFrame } from './EntryFrame';
import { EntryLink, EntryLinks, linkToken, newPasswordSchema, PasswordField } from './parts';
import css from './Entry.module.css';

/** `/sign-up/confirm#token`: the mail's link makes the company and its owner. */
export function ConfirmSignUp() {
  return <FromMail kind="confirm" path="/api/signups/confirmations" to="/company" />;
}

/** `/invitation#token`: a colleague comes in. */
export function AcceptInvitation() {
  return <FromMail kind="invitation" path="/api/invitations/acceptances" to="/today" withName />;
}

const TEXTS = {
  confirm: {
    title: 'entry.confirm.title',
    text: 'entry.confirm.text',
    noToken: 'entry.confirm.noToken',
    submit: 'entry.confirm.submit',
  },
  invitation: {
    title: 'entry.invitation.title',
    text: 'entry.invitation.text',
    noToken: 'entry.invitation.noToken',
    submit: 'entry.invitation.submit',
  },
} as const;

function FromMail({
  kind,
  path,
  to,
  withName,
}: {
  kind: keyof typeof TEXTS;
  path: string;
  to: string;
  withName?: boolean;
}) {
  const { t } = useTranslation();
  const navigate = useNavigateTo();
  const [token] = useState(linkToken);
  const texts = TEXTS[kind];
  const schema = newPasswordSchema({
    name: z.string().refine((name) => !withName || name.trim() !== '', i18next.t('entry.signUp.nameNeeded')),
  });
  const form = useForm<{ name: string; password: string; again: string }>({
    resolver: zodResolver(schema),
    defaultValues: { name: '', password: '', again: '' },
  });
  const save = useSubmit(
    form,
    ({ name, password }) =>
      api.post<Pick<Me, 'csrf'>>(path, withName ? { token, name, password } : { token, password }),
    ({ csrf }) => {
      setCsrf(csrf);
      queryClient.removeQueries({ queryKey: keys.me });
      navigate(to);
    },
  );
  if (!token) {
    return (
      <EntryFrame title={t(texts.title)} text={t(texts.noToken)}>
        <EntryLinks>
          <EntryLink href={kind === 'confirm' ? '/sign-up' : '/sign-in'}>
            {t(kind === 'confirm' ? 'entry.signIn.signUp' : 'entry.reset.back')}
          </EntryLink>
        </EntryLinks>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={t(texts.title)} text={t(texts.text)}>
      <form className={css.form} onSubmit={form.handleSubmit((values) => save.mutate(values))} noValidate>
        <Refusal error={save.error} />
        {withName && (
          <TextInput
            size="sm"
            label={t('entry.signUp.name')}
            autoComplete="name"
            error={form.formState.errors.name?.message}
            {...form.register('name')}
          />
        )}
        <PasswordField
          control={form.control}
          name="password"
          label={t('entry.password')}
          hint={t('entry.passwordHint')}
          complete="new-password"
        />
        <PasswordField control={form.control} name="again" label={t('entry.setUp.again')} complete="new-password" />
        <Button type="submit" size="sm" loading={save.isPending}>
          {t(texts.submit)}
        </Button>
      </form>
    </EntryFrame>
  );
}
