import type { PanelProps, Slot } from '@plumbline/plugin-sdk';
import { Banner, BarLines, Section } from '@plumbline/ui-kit';
import { useTranslation } from 'react-i18next';
import { Contribution } from './Contribution';
import { pluginText, usePanels } from './PluginRuntime';

/** The panels that plug-ins bring for a slot; nothing at all when there are none. */
export function Panels({ slot, props }: { slot: Slot; props: PanelProps }) {
  const { t } = useTranslation();
  const panels = usePanels(slot);
  return panels.map(({ plugin, panel }) => {
    const Content = plugin.activated?.panels?.[panel.id];
    const title = pluginText(plugin.manifest.id, panel.title ?? plugin.manifest.name ?? plugin.manifest.id);
    return (
      <Section key={`${plugin.manifest.id}/${panel.id}`} title={title}>
        <div style={{ minHeight: panel.minHeight }}>
          {plugin.state === 'loading' ? (
            <BarLines lines={2} />
          ) : plugin.state === 'failed' ? (
            <Banner tone="red">{t('plugins.failed', { name: plugin.manifest.id, reason: plugin.reason })}</Banner>
          ) : Content ? (
            <Contribution plugin={plugin} content={Content} props={props} />
          ) : (
            <Banner tone="gold">{t('plugins.noContent', { id: panel.id })}</Banner>
          )}
        </div>
      </Section>
    );
  });
}
