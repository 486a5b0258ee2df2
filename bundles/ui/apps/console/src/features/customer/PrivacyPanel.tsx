import { asProblem, keys, type CustomerPrivacy } from '@plumbline/api-client';
import {
  Banner,
  BarLines,
  Button,
  ErrorState,
  Modal,
  Section,
  Switch,
  TextInput,
  Timeline,
  useFormat,
} from '@plumbline/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogActions } from '../../components/DialogActions';
import { tell, tellFailure } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { saveFile } from '../../lib/save-file';
import { useCan } from '../../lib/session';
import css from './CustomerPage.module.css';

const WISHES = ['enrichment', 'sms', 'offers'] as const;
type Wish = (typeof WISHES)[number];

/** What this customer allows, the file of all that is held, and erasing it. */
export function PrivacyPanel({ customerId, name }: { customerId: string; name: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: keys.one('privacy', customerId),
    queryFn: ({ signal }) => api.get<CustomerPrivacy>(`/api/customers/${customerId}/privacy`, { signal }),
  });
  return (
    <Section title={t('customerPrivacy.title')}>
      {query.data ? (
        <Content customerId={customerId} name={name} privacy={query.data} />
      ) : query.error ? (
        <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <BarLines lines={3} />
      )}
    </Section>
  );
}

function Content({ customerId, name, privacy }: { customerId: string; name: string; privacy: CustomerPrivacy }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayWrite = useCan()('privacy.write');
  const [erasing, setErasing] = useState(false);
  const change = useMutation({
    mutationFn: (patch: Partial<Pick<CustomerPrivacy, Wish>>) =>
      api.put(`/api/customers/${customerId}/privacy`, patch),
    onSuccess: () => {
      tell(t('customerPrivacy.saved'), 'info');
      return queryClient.invalidateQueries({ queryKey: keys.one('privacy', customerId) });
    },
    onError: tellFailure,
  });
  const download = useMutation({
    mutationFn: () => api.postForFile(`/api/customers/${customerId}/privacy/files`),
    onSuccess: ({ name: given, content }) => {
      saveFile(content, given ?? `customer-${customerId}.zip`);
      tell(t('customerPrivacy.downloaded'), 'info');
    },
    onError: tellFailure,
  });
  return (
    <div className={css.facts}>
      {WISHES.map((one) => (
        <Switch
          key={one}
          label={t(`customerPrivacy.${one}`)}
          description={t(`customerPrivacy.${one}Hint`)}
          disabled={!mayWrite || change.isPending}
          checked={privacy[one]}
          onChange={(event) => change.mutate({ [one]: event.currentTarget.checked })}
        />
      ))}
      {privacy.refusals.length > 0 && (
        <div className={css.group}>
          <h3>{t('customerPrivacy.refusals')}</h3>
          <Timeline
            items={privacy.refusals.map((one) => {
              const isEmail = one.address.includes('@');
              return {
                key: one.address,
                tone: 'red',
                glyph: '×',
                label: t(isEmail ? 'customerPrivacy.refusalOffers' : 'customerPrivacy.refusal', {
                  address: isEmail ? one.address : format.phone(one.address),
                }),
                detail: one.source,
                when: format.dateTime(one.at),
              };
            })}
          />
        </div>
      )}
      {privacy.erasure && privacy.erasure !== 'none' && (
        <Banner tone="grey" role="status">
          {t(privacy.erasure === 'done' ? 'customerPrivacy.isErased' : 'customerPrivacy.isErasing')}
        </Banner>
      )}
      {mayWrite && (
        <>
          <div className={css.act}>
            <p>{t('customerPrivacy.fileHint')}</p>
            <Button variant="default" loading={download.isPending} onClick={() => download.mutate()}>
              {t('customerPrivacy.download')}
            </Button>
          </div>
          <div className={css.act}>
            <p>{t('customerPrivacy.eraseHint')}</p>
            <Button variant="default" c="var(--pl-red)" onClick={() => setErasing(true)}>
              {t('customerPrivacy.eraseAction')}
            </Button>
          </div>
        </>
      )}
      {privacy.history.length > 0 && (
        <div className={css.group}>
          <h3>{t('customerPrivacy.history')}</h3>
          <Timeline
            items={privacy.history.map((one) => ({
              key: `${one.at}${one.what}`,
              tone: 'grey',
              glyph: '·',
              label: one.what,
              detail: one.by,
              when: format.dateTime(one.at),
            }))}
          />
        </div>
      )}
      <Modal
        opened={erasing}
        onClose={() => setErasing(false)}
        title={t('customerPrivacy.eraseTitle', { name })}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <Erase customerId={customerId} name={name} onClose={() => setErasing(false)} />
      </Modal>
    </div>
  );
}

function Erase({ customerId, name, onClose }: { customerId: string; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const erase = useMutation({
    mutationFn: () => api.post(`/api/customers/${customerId}/erasures`, { confirm: typed.trim() }),
    onSuccess: () => {
      tell(t('customerPrivacy.erased'), 'info');
      void queryClient.invalidateQueries();
      onClose();
    },
  });
  return (
    <form
      className={css.dialog}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        erase.mutate();
      }}
    >
      <p>{t('customerPrivacy.eraseText')}</p>
      {erase.error && (
        <Banner tone="red" role="alert">
          {asProblem(erase.error).detail}
        </Banner>
      )}
      <TextInput
        data-autofocus
        label={t('customerPrivacy.eraseType')}
        placeholder={name}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <DialogActions onCancel={onClose}>
        <Button type="submit" color="red" disabled={typed.trim() !== name} loading={erase.isPending}>
          {t('customerPrivacy.eraseAction')}
        </Button>
      </DialogActions>
    </form>
  );
}
