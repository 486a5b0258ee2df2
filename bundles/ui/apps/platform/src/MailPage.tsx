import { asProblem, type Page, type PluginInfo, type PluginTest } from '@plumbline/api-client';
import {
  Banner,
  BarLines,
  Button,
  EmptyState,
  ErrorState,
  SchemaForm,
  ScrollPage,
  Section,
  TabLinks,
  useFormat,
  VisuallyHidden,
} from '@plumbline/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, queryClient, tell } from './api';
import { MailLog } from './MailLog';
import { useTitle } from './marks';
import { useRoute } from './route';
import css from './Platform.module.css';

type Values = Record<string, unknown>;

/** E-mail of the platform itself: the connections that it goes through, and what became of each mail. */
export function MailPage() {
  const { t } = useTranslation();
  const isLog = useRoute().search.get('tab') === 'log';
  useTitle(t('nav.mail'));
  return (
    <>
      <VisuallyHidden>
        <h1>{t('nav.mail')}</h1>
      </VisuallyHidden>
      <TabLinks
        label={t('nav.mail')}
        items={[
          { href: '/platform/mail', label: t('mail.connections'), active: !isLog },
          { href: '/platform/mail?tab=log', label: t('mail.log'), active: isLog },
        ]}
      />
      {isLog ? <MailLog /> : <Connections />}
    </>
  );
}

function Connections() {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['plugins'],
    queryFn: ({ signal }) => api.get<Page<PluginInfo>>('/api/platform/plugins', { signal }),
  });
  return (
    <ScrollPage label={t('nav.mail')}>
      {query.data ? (
        query.data.items.length === 0 ? (
          <EmptyState title={t('mail.empty')} text={t('mail.emptyText')} />
        ) : (
          query.data.items.map((one) => <Connection key={one.id} plugin={one} />)
        )
      ) : query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <BarLines lines={8} />
      )}
    </ScrollPage>
  );
}

function Connection({ plugin }: { plugin: PluginInfo }) {
  const { t } = useTranslation();
  const format = useFormat();
  const path = `/api/platform/plugins/${encodeURIComponent(plugin.id)}`;
  const save = useMutation({
    mutationFn: ({ settings, enabled }: { settings: Values; enabled: boolean }) =>
      api.put(`${path}/settings`, { enabled, settings }),
    onSuccess: () => {
      tell(t('mail.saved', { name: plugin.name }));
      return queryClient.invalidateQueries({ queryKey: ['plugins'] });
    },
  });
  const test = useMutation({
    mutationFn: (settings: Values) => api.post<PluginTest>(`${path}/tests`, { settings }),
  });
  const problem = save.error ? asProblem(save.error) : null;
  return (
    <Section title={plugin.name} note={t(`plugin.${plugin.state}`, { defaultValue: plugin.state })}>
      <div className={css.narrow}>
        {plugin.reason && <Banner tone="gold">{plugin.reason}</Banner>}
        {problem && (
          <Banner tone="red" role="alert">
            {problem.detail}
          </Banner>
        )}
        {test.data && (
          <Banner tone={test.data.ok ? 'green' : 'red'} role="status">
            {test.data.message} {test.data.millis !== null && `(${format.duration(test.data.millis)})`}
          </Banner>
        )}
        {test.error && (
          <Banner tone="red" role="alert">
            {asProblem(test.error).detail}
          </Banner>
        )}
        <SchemaForm
          schema={plugin.schema}
          stored={plugin.settings}
          faults={problem?.fields}
          onSubmit={(settings) => save.mutate({ settings, enabled: true })}
          actions={({ read }) => (
            <>
              <Button type="submit" loading={save.isPending}>
                {plugin.enabled ? t('save') : t('mail.enable')}
              </Button>
              <Button
                variant="default"
                loading={test.isPending}
                onClick={() => {
                  const settings = read();
                  if (settings) test.mutate(settings);
                }}
              >
                {t('mail.test')}
              </Button>
              {plugin.enabled && (
                <Button variant="default" onClick={() => save.mutate({ settings: {}, enabled: false })}>
                  {t('mail.disable')}
                </Button>
              )}
            </>
          )}
        />
      </div>
    </Section>
  );
}
