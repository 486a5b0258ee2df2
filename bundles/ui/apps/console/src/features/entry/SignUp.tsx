import { zodResolver } from '@hookform/resolvers/zod';
import { TRADES } from '@plumbline/api-client';
import { Button, Select, TextInput } from '@plumbline/ui-kit';
import { Refusal } from '@plumbline/ui-kit/sign-in';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ZoneSelect } from '../../components/ZoneSelect';
import { i18next } from '../../i18n';
import { api } from '../../lib/api';
import { useSubmit } from '../../lib/form';
import { EntryFrame } from './EntryFrame';
import { EntryLink, EntryLinks } from './parts';
import css from './Entry.module.css';

/** A company asks to come in. The answer is the same whether the address is known or not. */
export function SignUp() {
  const { t } = useTranslation();
  const schema = z.object({
    company: z.string().trim().min(1, i18next.t('entry.signUp.companyNeeded')),
    name: z.string().trim().min(1, i18next.t('entry.signUp.nameNeeded')),
    email: z.email(i18next.t('entry.emailInvalid')),
    phone: z.string().refine((text) => text.replace(/\D/g, '').length >= 10, i18next.t('entry.signUp.phoneNeeded')),
    zone: z.string().min(1),
    trade: z.enum(TRADES),
  });
  type Values = z.infer<typeof schema>;
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: {
      company: '',
      name: '',
      email: '',
      phone: '',
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      trade: 'plumbing',
    },
  });
  const send = useSubmit(
    form,
    (values) => api.post('/api/signups', values),
    () => {},
  );
  const errors = form.formState.errors;
  if (send.isSuccess) {
    return (
      <EntryFrame
        title={t('entry.signUp.sentTitle')}
        text={t('entry.signUp.sentText', { email: send.variables?.email ?? '' })}
      >
        <EntryLinks>
          <EntryLink href="/sign-in">{t('entry.reset.back')}</EntryLink>
        </EntryLinks>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={t('entry.signUp.title')} text={t('entry.signUp.text')} wide>
      <form className={css.form} onSubmit={form.handleSubmit((values) => send.mutate(values))} noValidate>
        <Refusal error={send.error} />
        <TextInput
          size="sm"
          label={t('entry.signUp.company')}
          autoComplete="organization"
          error={errors.company?.message}
          {...form.register('company')}
        />
        <div className={css.pair}>
          <TextInput
            size="sm"
            label={t('entry.signUp.name')}
            autoComplete="name"
            error={errors.name?.message}
            {...form.register('name')}
          />
          <TextInput
            size="sm"
            label={t('entry.signUp.phone')}
            type="tel"
            autoComplete="tel"
            error={errors.phone?.message}
            {...form.register('phone')}
          />
        </div>
        <TextInput
          size="sm"
          label={t('entry.email')}
          type="email"
          autoComplete="email"
          error={errors.email?.message}
          {...form.register('email')}
        />
        <div className={css.pair}>
          <Controller
            name="trade"
            control={form.control}
            render={({ field }) => (
              <Select
                size="sm"
                label={t('entry.signUp.trade')}
                data={TRADES.map((value) => ({ value, label: t(`trade.${value}`) }))}
                allowDeselect={false}
                value={field.value}
                onChange={(value) => value && field.onChange(value)}
              />
            )}
          />
          <Controller
            name="zone"
            control={form.control}
            render={({ field }) => (
              <ZoneSelect label={t('entry.signUp.zone')} value={field.value} onChange={field.onChange} />
            )}
          />
        </div>
        <Button type="submit" size="sm" loading={send.isPending}>
          {t('entry.signUp.submit')}
        </Button>
      </form>
      <EntryLinks>
        <EntryLink href="/sign-in">{t('entry.signUp.haveOne')}</EntryLink>
      </EntryLinks>
    </EntryFrame>
  );
}
