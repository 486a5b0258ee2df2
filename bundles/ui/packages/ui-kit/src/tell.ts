import { asProblem } from '@plumbline/api-client';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';

/** Tells the outcome of an action that the screen does not show by itself. */
export function tell(message: string, tone: 'success' | 'info' | 'error' = 'success'): void {
  notifications.show({
    message,
    color: tone === 'error' ? 'red' : 'action',
    autoClose: tone === 'error' ? 12_000 : 4_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': i18next.t('kit:notice.close') },
  });
}

/** Tells why an action was refused, in the server's words. */
export function tellFailure(error: unknown): void {
  const problem = asProblem(error);
  const fields = Object.values(problem.fields);
  tell([problem.detail || problem.title, ...fields].filter(Boolean).join(' '), 'error');
}
