import { asProblem } from '@plumbline/api-client';
import { EmptyState, ErrorState, TextLink, VisuallyHidden } from '@plumbline/ui-kit';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { router } from './router';

/** A page that failed as a whole, or a part of the application that could not be loaded. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  return (
    <main>
      <ErrorState
        error={asProblem(error)}
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </main>
  );
}

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <main>
      <VisuallyHidden component="h1">{t('notFound.title')}</VisuallyHidden>
      <EmptyState
        title={t('notFound.title')}
        text={t('notFound.text')}
        action={<TextLink href="/today">{t('notFound.home')}</TextLink>}
      />
    </main>
  );
}
