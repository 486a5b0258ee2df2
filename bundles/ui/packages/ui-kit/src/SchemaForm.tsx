import { useMemo, type ReactNode } from 'react';
import { Controller, useForm, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { NumberInput, PasswordInput, Select, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import {
  initialValues,
  isSetSecret,
  settingFaults,
  settingFields,
  submittedValues,
  type SettingField,
  type SettingSchema,
  type SettingValues,
} from './schema';
import css from './SchemaForm.module.css';

/** A number up to this is a port, which is a name rather than an amount. */
const LAST_PORT = 65_535;

export interface SchemaFormProps {
  schema: SettingSchema | null;
  stored: SettingValues;
  disabled?: boolean;
  /** Refusals of the server by field name. */
  faults?: Record<string, string>;
  onSubmit: (values: SettingValues) => void;
  /** Buttons; `read` gives what would be sent, or null after showing what is missing. */
  actions: (form: { read: () => SettingValues | null; isDirty: boolean }) => ReactNode;
}

/** A form drawn from a JSON Schema: one field each, with unit, example, default and description. Secrets are write-only. */
export function SchemaForm({ schema, stored, disabled, faults, onSubmit, actions }: SchemaFormProps) {
  const { t } = useTranslation('kit');
  const fields = useMemo(() => settingFields(schema), [schema]);
  const form = useForm<SettingValues>({
    values: useMemo(() => initialValues(fields, stored), [fields, stored]),
    resetOptions: { keepDirtyValues: true },
  });

  const read = (): SettingValues | null => {
    const values = form.getValues();
    const found = settingFaults(fields, values, stored, t);
    form.clearErrors();
    for (const [name, message] of Object.entries(found)) form.setError(name, { message });
    const first = Object.keys(found)[0];
    if (first) {
      form.setFocus(first);
      return null;
    }
    return submittedValues(fields, values);
  };

  return (
    <form
      className={css.form}
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        const values = read();
        if (values) onSubmit(values);
      }}
    >
      {fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          control={form.control}
          disabled={disabled}
          isStored={isSetSecret(stored[field.name])}
          fault={faults?.[field.name]}
        />
      ))}
      <div className={css.actions}>{actions({ read, isDirty: form.formState.isDirty })}</div>
    </form>
  );
}

interface FieldProps {
  field: SettingField;
  control: Control<SettingValues>;
  disabled?: boolean;
  isStored: boolean;
  fault?: string;
}

function Field({ field, control, disabled, isStored, fault }: FieldProps) {
  const { t } = useTranslation('kit');
  const label = field.unit ? `${field.label} (${field.unit})` : field.label;
  const placeholder = field.example ? t('schema.example', { example: field.example }) : undefined;
  return (
    <Controller
      name={field.name}
      control={control}
      render={({ field: input, fieldState }) => {
        const common = {
          label,
          description: field.description ?? undefined,
          error: fieldState.error?.message ?? fault,
          disabled,
          withAsterisk: field.required,
          ref: input.ref,
          onBlur: input.onBlur,
          name: field.name,
        };
        switch (field.kind) {
          case 'secret':
            return (
              <PasswordInput
                {...common}
                withAsterisk={field.required && !isStored}
                autoComplete="new-password"
                placeholder={isStored ? t('schema.secretKept') : placeholder}
                value={String(input.value ?? '')}
                onChange={input.onChange}
                visibilityToggleButtonProps={{ 'aria-label': t('schema.showSecret') }}
              />
            );
          case 'boolean':
            return (
              <Switch
                label={label}
                description={field.description ?? undefined}
                error={common.error}
                disabled={disabled}
                checked={Boolean(input.value)}
                onChange={(event) => input.onChange(event.currentTarget.checked)}
              />
            );
          case 'choice':
            return (
              <Select
                {...common}
                data={field.choices}
                value={input.value === '' ? null : String(input.value)}
                onChange={(value) => input.onChange(value ?? '')}
                allowDeselect={!field.required}
              />
            );
          case 'number':
          case 'integer':
            return (
              <NumberInput
                {...common}
                allowDecimal={field.kind === 'number'}
                min={field.schema.minimum}
                max={field.schema.maximum}
                clampBehavior="none"
                thousandSeparator={field.schema.maximum === LAST_PORT ? undefined : ','}
                placeholder={placeholder}
                value={input.value as number | string}
                onChange={input.onChange}
                hideControls
                maw={220}
              />
            );
          case 'list':
            return (
              <TagsInput
                {...common}
                value={Array.isArray(input.value) ? input.value.map(String) : []}
                onChange={input.onChange}
                placeholder={placeholder}
              />
            );
          case 'long':
            return (
              <Textarea
                {...common}
                autosize
                minRows={3}
                placeholder={placeholder}
                value={String(input.value ?? '')}
                onChange={input.onChange}
              />
            );
          default:
            return (
              <TextInput
                {...common}
                type={field.schema.format === 'uri' ? 'url' : 'text'}
                placeholder={placeholder}
                value={String(input.value ?? '')}
                onChange={input.onChange}
                autoComplete="off"
                spellCheck={false}
              />
            );
        }
      }}
    />
  );
}
