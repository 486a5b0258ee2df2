import type { PluginInfo } from '@plumbline/api-client';
import { A, Ago, BarLines, ErrorState, Facts, SandboxMark, Section, Split, layoutStyles } from '@plumbline/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/PageHead';
import { PluginMark } from '../../components/PluginMark';
import { pluginsQuery } from '../../components/plugin-queries';
import { Panels } from '../../plugin-host/Panels';
import { pluginText, usePlugins } from '../../plugin-host/PluginRuntime';
import { PluginSettings } from './PluginSettings';
import css from './Connections.module.css';

const route = getRouteApi('/app/connections/$id');

export function ConnectionPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const query = useQuery(pluginsQuery);
  const plugin = query.data?.find((one) => one.id === id);
  return (
    <>
      <PageHead
        lead={
          <A href="/connections" className={layoutStyles.crumb} aria-label={t('connections.back')}>
            <ChevronLeft size={16} aria-hidden />
          </A>
        }
        title={plugin?.name ?? id}
        note={plugin?.vendor}
      />
      {query.error && !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data && !plugin ? (
        <ErrorState error={{ status: 404, detail: t('connections.unknown', { id }) }} />
      ) : (
        <Split
          mainLabel={t('connections.settings')}
          sideLabel={t('connections.about')}
          main={plugin ? <Main plugin={plugin} /> : <BarLines lines={9} />}
          side={plugin ? <About plugin={plugin} /> : <BarLines lines={6} />}
        />
      )}
    </>
  );
}

function Main({ plugin }: { plugin: PluginInfo }) {
  const { t } = useTranslation();
  return (
    <>
      <Section title={t('connections.settings')}>
        <PluginSettings key={plugin.id} plugin={plugin} />
      </Section>
      <Panels slot="settings.tab" props={{ pluginId: plugin.id }} />
    </>
  );
}

function About({ plugin }: { plugin: PluginInfo }) {
  const { t } = useTranslation();
  /** What a port is for; one that is not known here keeps its name. */
  const portText = (port: string) => t(`connections.port.${port.split('.').at(-1)}`, { defaultValue: port });
  const page = usePlugins().find((one) => one.manifest.id === plugin.id);
  return (
    <>
      <Section title={t('column.state')}>
        <div className={css.status}>
          <PluginMark state={plugin.state} framed />
          {plugin.sandbox && <SandboxMark title={t('connections.sandboxText')} />}
        </div>
        {plugin.reason && <p>{plugin.reason}</p>}
        <Facts
          items={[
            [
              t('connections.lastCall'),
              plugin.lastCallAt ? <Ago key="at" at={plugin.lastCallAt} /> : t('connections.neverCalled'),
            ],
            [t('connections.lastError'), plugin.lastError],
          ]}
        />
      </Section>
      <Section title={t('connections.about')}>
        {plugin.description && <p className={css.description}>{plugin.description}</p>}
        <Facts
          items={[
            [t('connections.vendor'), plugin.vendor],
            [t('connections.version'), plugin.version],
            [t('connections.offers'), plugin.offers.map(portText).join(', ')],
            [t('connections.needs'), plugin.needs.map(portText).join(', ')],
            [
              t('connections.pages'),
              page
                ? page.state === 'failed'
                  ? t('plugins.failed', { name: plugin.name, reason: page.reason })
                  : (page.manifest.pages ?? []).map((one) => pluginText(plugin.id, one.title)).join(', ') ||
                    t('plugins.active')
                : null,
            ],
          ]}
        />
      </Section>
    </>
  );
}
