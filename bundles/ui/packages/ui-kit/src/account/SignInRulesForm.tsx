import { asProblem, keys, type Api, type SignInRules } from '@plumbline/api-client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Banner, BarLines, Button, ErrorState, Section, Select, Switch } from '..';
import { useSubmit } from '../submit';
import { tell } from '../tell';
import css from './Account.module.css';

interface Where {
  api: Api;
  /** `/api/company/sign-in-rules` or `/api/platform/sign-in-rules` */
  at: string;
}

const IDLE_MINUTES = [15, 30, 60, 240, 720];
const LONGEST_HOURS = [8, 12, 24, 168];

/** What is asked of people when they sign in: a second factor, and how soon again. */
export function SignInRulesForm({ api, at }: Where) {
  const { t } = useTranslation('kit');
  const query = useQuery({
    queryKey: keys.list('sign-on', { rules: at }),
    queryFn: ({ signal }) => api.get<SignInRules>(at, { signal }),
  });
  return (
    <Section title={t('rules.title')}>
      {query.data ? (
        <Form rules={query.data} api={api} at={at} />
      ) : query.error ? (
        <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <BarLines lines={3} />
      )}
    </Section>
  );
}

function Form({ rules, api, at }: Where & { rules: SignInRules }) {
  const { t } = useTranslation('kit');
  const client = useQueryClient();
  const form = useForm<SignInRules>({ defaultValues: rules });
  const save = useSubmit(
    form,
    (values) => api.put<SignInRules>(at, values),
    (answer) => {
      tell(t('rules.saved'));
      form.reset(answer);
      void client.invalidateQueries({ queryKey: ['sign-on'] });
    },
  );
  const lengths = [
    ['idleMinutes', 'rules.idle', IDLE_MINUTES, (count: number) => minutes(count, t)],
    ['longestHours', 'rules.longest', LONGEST_HOURS, (count: number) => minutes(count * 60, t)],
  ] as const;
  return (
    <form className={css.wideForm} onSubmit={form.handleSubmit((values) => save.mutate(values))} noValidate>
      {save.error && (
        <Banner tone="red" role="alert">
          {asProblem(save.error).detail}
        </Banner>
      )}
      <Controller
        name="secondFactor"
        control={form.control}
        render={({ field }) => (
          <Switch
            label={t(at.startsWith('/api/platform') ? 'rules.secondFactorPlatform' : 'rules.secondFactor')}
            description={t('rules.secondFactorHint')}
            checked={field.value}
            onChange={(event) => field.onChange(event.currentTarget.checked)}
          />
        )}
      />
      <div className={css.pair}>
        {lengths.map(([name, label, choices, words]) => (
          <Controller
            key={name}
            name={name}
            control={form.control}
            render={({ field, fieldState }) => (
              <Select
                label={t(label)}
                data={[...new Set([...choices, rules[name]])]
                  .sort((one, other) => one - other)
                  .map((count) => ({ value: String(count), label: words(count) }))}
                value={String(field.value)}
                onChange={(value) => value && field.onChange(Number(value))}
                allowDeselect={false}
                error={fieldState.error?.message}
              />
            )}
          />
        ))}
      </div>
      <div>
        <Button type="submit" loading={save.isPending} disabled={!form.formState.isDirty}>
          {t('rules.save')}
        </Button>
      </div>
    </form>
  );
}

function minutes(count: number, t: (key: string, values: { count: number }) => string): string {
  if (count % 1440 === 0) return t('rules.days', { count: count / 1440 });
  return count % 60 === 0 ? t('rules.hours', { count: count / 60 }) : t('rules.minutes', { count });
}
