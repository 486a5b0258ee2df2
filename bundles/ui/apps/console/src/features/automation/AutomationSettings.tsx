import { asProblem, keys, type Automation, type AutomationJobType, type AutomationMoment } from '@plumbline/api-client';
import {
  Banner,
  BarLines,
  Button,
  DataTable,
  EmptyState,
  ErrorState,
  NumberInput,
  ScrollPage,
  Section,
  SegmentedControl,
  Select,
  Switch,
  type Column,
} from '@plumbline/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { tell } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { useSubmit } from '../../lib/form';
import { useCan } from '../../lib/session';
import css from './Automation.module.css';

const MOMENTS: AutomationMoment[] = ['assignment', 'before', 'dispatch'];
const LONGEST_BEFORE = 72;

/** By which rules briefings go out, for the company and for single job types. */
export function AutomationSettings() {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: keys.list('automation'),
    queryFn: ({ signal }) => api.get<Automation>('/api/briefing/automation', { signal }),
  });
  return (
    <ScrollPage label={t('queue.tab.automation')}>
      {query.data ? (
        <Form automation={query.data} />
      ) : query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <BarLines lines={8} />
      )}
    </ScrollPage>
  );
}

function Form({ automation }: { automation: Automation }) {
  const { t } = useTranslation();
  const mayWrite = useCan()('briefings.automate');
  const form = useForm<Automation>({ defaultValues: automation });
  const save = useSubmit(
    form,
    (values) => api.put<Automation>('/api/briefing/automation', values),
    (_, values) => {
      tell(t('automation.saved'));
      form.reset(values);
      void queryClient.invalidateQueries({ queryKey: ['automation'] });
      void queryClient.invalidateQueries({ queryKey: ['briefing-queue'] });
    },
  );
  const { control } = form;
  const moment = useWatch({ control, name: 'moment' });
  const errors = form.formState.errors;
  const budget = (name: 'dailySms' | 'dailyModelTokens') => (
    <Controller
      name={name}
      control={control}
      render={({ field }) => (
        <NumberInput
          label={t(`automation.${name}`)}
          placeholder={t('automation.noLimit')}
          min={0}
          allowDecimal={false}
          thousandSeparator=","
          disabled={!mayWrite}
          error={errors[name]?.message}
          value={field.value ?? ''}
          onChange={(value) => field.onChange(value === '' ? null : Number(value))}
        />
      )}
    />
  );
  return (
    <form onSubmit={form.handleSubmit((values) => save.mutate(values))} noValidate className={css.stack}>
      <div className={css.form}>
        {!mayWrite && <Banner tone="grey">{t('automation.readOnly')}</Banner>}
        {save.error && (
          <Banner tone="red" role="alert">
            {asProblem(save.error).detail} {Object.values(asProblem(save.error).fields).join(' ')}
          </Banner>
        )}
        <Controller
          name="on"
          control={control}
          render={({ field }) => (
            <Switch
              label={t('automation.on')}
              description={t('automation.onHint')}
              disabled={!mayWrite}
              checked={field.value}
              onChange={(event) => field.onChange(event.currentTarget.checked)}
            />
          )}
        />
        <div>
          <p className={css.legend} id="automation-mode">
            {t('automation.mode')}
          </p>
          <Controller
            name="mode"
            control={control}
            render={({ field }) => (
              <SegmentedControl
                aria-labelledby="automation-mode"
                disabled={!mayWrite}
                data={[
                  { value: 'hold', label: t('automation.modeHold') },
                  { value: 'automatic', label: t('automation.modeAutomatic') },
                ]}
                value={field.value}
                onChange={field.onChange}
              />
            )}
          />
        </div>
        <div className={css.pair}>
          <Controller
            name="moment"
            control={control}
            render={({ field }) => (
              <Select
                label={t('automation.moment')}
                disabled={!mayWrite}
                data={MOMENTS.map((value) => ({ value, label: t(`automation.momentChoice.${value}`) }))}
                allowDeselect={false}
                value={field.value}
                onChange={(value) => value && field.onChange(value)}
              />
            )}
          />
          {moment === 'before' && (
            <Controller
              name="hoursBefore"
              control={control}
              rules={{ validate: (hours) => (hours >= 1 && hours <= LONGEST_BEFORE) || t('automation.hoursInvalid') }}
              render={({ field }) => (
                <NumberInput
                  label={t('automation.hoursBefore')}
                  min={1}
                  max={LONGEST_BEFORE}
                  allowDecimal={false}
                  disabled={!mayWrite}
                  error={errors.hoursBefore?.message}
                  value={field.value}
                  onChange={(value) => field.onChange(Number(value))}
                />
              )}
            />
          )}
        </div>
        <fieldset className={css.plain} disabled={!mayWrite}>
          <legend className={css.legend}>{t('automation.budget')}</legend>
          <div className={css.pair}>
            {budget('dailySms')}
            {budget('dailyModelTokens')}
          </div>
          <p className={css.quiet}>{t('automation.budgetHint')}</p>
        </fieldset>
      </div>
      <Controller
        name="jobTypes"
        control={control}
        render={({ field }) => (
          <JobTypes
            rows={field.value}
            usualHours={automation.hoursBefore}
            disabled={!mayWrite}
            onChange={field.onChange}
          />
        )}
      />
      {mayWrite && (
        <div className={css.save}>
          <Button type="submit" loading={save.isPending} disabled={!form.formState.isDirty}>
            {t('action.save')}
          </Button>
        </div>
      )}
    </form>
  );
}

function JobTypes(props: {
  rows: AutomationJobType[];
  usualHours: number;
  disabled: boolean;
  onChange: (rows: AutomationJobType[]) => void;
}) {
  const { t } = useTranslation();
  const { rows, usualHours, disabled, onChange } = props;
  const columns = useMemo<Column<AutomationJobType>[]>(() => {
    const set = (id: string, patch: Partial<AutomationJobType>) =>
      onChange(rows.map((row) => (row.id === id ? { ...row, ...patch } : row)));
    return [
      {
        id: 'name',
        header: t('column.jobType'),
        card: 'title',
        width: 'minmax(150px, 1.4fr)',
        cell: (one) => one.name,
      },
      {
        id: 'on',
        header: t('automation.isOn'),
        width: '150px',
        interactive: true,
        cell: (one) => (
          <Select
            aria-label={`${one.name}: ${t('automation.isOn')}`}
            disabled={disabled}
            data={[
              { value: '', label: t('automation.asCompany') },
              { value: 'true', label: t('automation.isOn') },
              { value: 'false', label: t('automation.isOff') },
            ]}
            allowDeselect={false}
            value={one.on === null || one.on === undefined ? '' : String(one.on)}
            onChange={(value) => set(one.id, { on: value === '' ? null : value === 'true' })}
          />
        ),
      },
      {
        id: 'moment',
        header: t('automation.moment'),
        width: '250px',
        interactive: true,
        cell: (one) => (
          <Select
            aria-label={`${one.name}: ${t('automation.moment')}`}
            disabled={disabled}
            data={[
              { value: '', label: t('automation.asCompany') },
              ...MOMENTS.map((value) => ({ value, label: t(`automation.momentChoice.${value}`) })),
            ]}
            allowDeselect={false}
            value={one.moment ?? ''}
            onChange={(value) =>
              set(one.id, {
                moment: (value || null) as AutomationMoment | null,
                hoursBefore: value === 'before' ? (one.hoursBefore ?? usualHours) : null,
              })
            }
          />
        ),
      },
      {
        id: 'hours',
        header: t('automation.hoursBefore'),
        width: '150px',
        interactive: true,
        cell: (one) =>
          one.moment === 'before' ? (
            <NumberInput
              aria-label={`${one.name}: ${t('automation.hoursBefore')}`}
              disabled={disabled}
              min={1}
              max={LONGEST_BEFORE}
              allowDecimal={false}
              value={one.hoursBefore ?? usualHours}
              onChange={(value) => set(one.id, { hoursBefore: Number(value) || 1 })}
            />
          ) : null,
      },
    ];
  }, [t, rows, usualHours, disabled, onChange]);
  return (
    <Section title={t('automation.jobTypes')} note={t('automation.jobTypesNote')}>
      <div className={`${css.table} ${css.roomy}`}>
        <DataTable
          label={t('automation.jobTypes')}
          columns={columns}
          rows={rows}
          rowKey={(one) => one.id}
          empty={<EmptyState compact title={t('automation.jobTypesEmpty')} />}
        />
      </div>
    </Section>
  );
}
