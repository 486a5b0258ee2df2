import { BarLines, EmptyState, ErrorState, ScrollPage } from '@plumbline/ui-kit';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/PageHead';
import { useCan } from '../../lib/session';
import { Contribution } from '../../plugin-host/Contribution';
import { FramedPage } from './FramedPage';
import { pluginText, usePlugins } from '../../plugin-host/PluginRuntime';
import type { LoadedPlugin } from '../../plugin-host/plugin-loader';

const route = getRouteApi('/app/x/$plugin/$');

/** `/x/<plugin>/<path>`: a page that a plug-in brings. It fills in when the plug-in arrives after the navigation. */
export function PluginPage() {
  const { t } = useTranslation();
  const { plugin: id, _splat: path } = route.useParams();
  const plugin = usePlugins().find((one) => one.manifest.id === id);
  const page = plugin?.manifest.pages?.find((one) => one.path.replace(/^\//, '') === (path ?? ''));
  const title = page && plugin ? pluginText(plugin.manifest.id, page.title) : (plugin?.manifest.name ?? id);
  return (
    <>
      <PageHead title={title} />
      <ScrollPage label={title}>
        {!plugin ? (
          <EmptyState title={t('plugins.absent.title')} text={t('plugins.absent.text', { id })} />
        ) : (
          <Content plugin={plugin} pageId={page?.id} requires={page?.requires} />
        )}
      </ScrollPage>
    </>
  );
}

function Content({
  plugin,
  pageId,
  requires,
}: {
  plugin: LoadedPlugin;
  pageId: string | undefined;
  requires: string | undefined;
}) {
  const { t } = useTranslation();
  const can = useCan();
  if (plugin.state === 'loading') return <BarLines lines={5} />;
  if (plugin.state === 'failed') {
    return <ErrorState error={{ detail: t('plugins.failed', { name: plugin.manifest.id, reason: plugin.reason }) }} />;
  }
  if (!pageId) return <ErrorState error={{ status: 404, detail: t('plugins.noPage') }} />;
  if (requires && !can(requires)) {
    return (
      <ErrorState
        error={{ status: 403, isMissingPermission: true, detail: t('noPermission', { permission: requires }) }}
      />
    );
  }
  if (plugin.manifest.isolation === 'iframe') return <FramedPage plugin={plugin} pageId={pageId} />;
  const Page = plugin.activated?.pages?.[pageId];
  if (!Page) return <ErrorState error={{ detail: t('plugins.noContent', { id: pageId }) }} />;
  return <Contribution plugin={plugin} content={Page} />;
}
