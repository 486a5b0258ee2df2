import type { MailItem } from '@plumbline/api-client';
import { MailDetail, mailPoll, useMailColumns, useMailStates } from '@plumbline/ui-kit/mails';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { tell, tellFailure } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { useCan } from '../../lib/session';
import { MessageLog } from './MessageLog';
import { useMessageSearch } from './useMessageSearch';

/** Every e-mail of the company and what became of it; a row opens below itself. */
export function MailList() {
  const { t } = useTranslation();
  const { search } = useMessageSearch();
  return (
    <MessageLog
      label={t('messages.tab.mails')}
      subject="mails"
      filter={{ state: search.state }}
      lead={null}
      states={useMailStates()}
      columns={useMailColumns()}
      expanded={(one) => <Detail mail={one} />}
      empty={{ title: t('messages.mailsEmpty'), text: t('messages.mailsEmptyText') }}
      poll={mailPoll}
    />
  );
}

function Detail({ mail }: { mail: MailItem }) {
  const { t } = useTranslation();
  const mayRetry = useCan()('messages.replay');
  const retry = useMutation({
    mutationFn: () => api.post(`/api/mails/${mail.id}/retries`),
    onSuccess: () => {
      tell(t('messages.replayed'), 'info');
      return queryClient.invalidateQueries({ queryKey: ['mails'] });
    },
    onError: tellFailure,
  });
  return <MailDetail mail={mail} onRetry={mayRetry ? () => retry.mutate() : undefined} isRetrying={retry.isPending} />;
}
