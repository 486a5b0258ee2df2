import { PasswordInput, TextLink } from '@plumbline/ui-kit';
import type { ReactNode } from 'react';
import { Controller, type Control, type FieldValues, type Path } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { i18next } from '../../i18n';
import css from './Entry.module.css';

export const SHORTEST_PASSWORD = 12;

/** The part after the `#` of a link in a mail: it is never sent with a page request nor kept in a server's log. */
export function linkToken(): string {
  return decodeURIComponent(window.location.hash.slice(1));
}

export function newPasswordSchema<Shape extends z.ZodRawShape>(more: Shape) {
  return z
    .object({
      ...more,
      password: z.string().min(SHORTEST_PASSWORD, i18next.t('entry.setUp.passwordShort')),
      again: z.string(),
    })
    .refine((values) => (values as { password: string }).password === (values as { again: string }).again, {
      path: ['again'],
      message: i18next.t('entry.setUp.passwordDiffers'),
    });
}

export function PasswordField<V extends FieldValues>(props: {
  control: Control<V>;
  name: Path<V>;
  label: string;
  hint?: string;
  complete: 'new-password' | 'current-password';
}) {
  const { t } = useTranslation();
  return (
    <Controller
      name={props.name}
      control={props.control}
      render={({ field, fieldState }) => (
        <PasswordInput
          size="sm"
          label={props.label}
          description={props.hint}
          autoComplete={props.complete}
          visibilityToggleButtonProps={{ 'aria-label': t('entry.showPassword') }}
          error={fieldState.error?.message}
          {...field}
          value={field.value ?? ''}
        />
      )}
    />
  );
}

export function EntryLinks({ children }: { children: ReactNode }) {
  return <p className={css.links}>{children}</p>;
}

export function EntryLink({ href, children }: { href: string; children: ReactNode }) {
  return <TextLink href={href}>{children}</TextLink>;
}
