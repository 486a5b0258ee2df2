import { HostContext, type PanelProps } from '@plumbline/plugin-sdk';
import { Banner, Button } from '@plumbline/ui-kit';
import { useMutation } from '@tanstack/react-query';
import { Component, type ComponentType, type ErrorInfo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { tell, tellFailure } from '../lib/actions';
import { api, queryClient } from '../lib/api';
import { useCan } from '../lib/session';
import { usePluginLoader } from './PluginRuntime';
import type { LoadedPlugin } from './plugin-loader';

/** One page or panel of a plug-in, with its host, inside a boundary that keeps its crashes to itself. */
export function Contribution({
  plugin,
  content: Content,
  props,
}: {
  plugin: LoadedPlugin;
  content: ComponentType<PanelProps>;
  props?: PanelProps;
}) {
  const { t } = useTranslation();
  const loader = usePluginLoader();
  const name = plugin.manifest.name ?? plugin.manifest.id;
  return (
    <div data-plugin={plugin.manifest.id} style={{ display: 'contents' }}>
      <CrashBoundary
        key={plugin.manifest.version}
        onTooMany={() => loader?.fail(plugin.manifest.id, t('plugins.crashedOff'))}
        fallback={(error, retry) => (
          <Banner
            tone="red"
            role="alert"
            action={
              <>
                <Button variant="default" onClick={retry}>
                  {t('action.retry')}
                </Button>
                <DisablePlugin plugin={plugin} name={name} />
              </>
            }
          >
            {t('plugins.crashed', { name, message: error.message })}
          </Banner>
        )}
      >
        <HostContext value={plugin.host}>
          <Content {...props} />
        </HostContext>
      </CrashBoundary>
    </div>
  );
}

/** Turns the crashing plug-in off for the whole company; its settings stay. */
function DisablePlugin({ plugin, name }: { plugin: LoadedPlugin; name: string }) {
  const { t } = useTranslation();
  const can = useCan();
  const disable = useMutation({
    mutationFn: () =>
      api.put(`/api/plugins/${plugin.manifest.baseUrl.split('/')[2]}/settings`, { enabled: false, settings: {} }),
    onSuccess: () => {
      tell(t('plugins.disabled', { name }), 'info');
      void queryClient.invalidateQueries({ queryKey: ['ui-plugins'] });
      return queryClient.invalidateQueries({ queryKey: ['plugins'] });
    },
    onError: tellFailure,
  });
  if (!can('plugins.write')) return null;
  return (
    <Button variant="default" loading={disable.isPending} onClick={() => disable.mutate()}>
      {t('plugins.disable')}
    </Button>
  );
}

interface BoundaryProps {
  children: ReactNode;
  fallback: (error: Error, retry: () => void) => ReactNode;
  onTooMany: () => void;
}

const MINUTE = 60_000;

class CrashBoundary extends Component<BoundaryProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };
  private crashes: number[] = [];

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    const now = Date.now();
    this.crashes = [...this.crashes.filter((at) => now - at < MINUTE), now];
    console.error('A plug-in crashed', error, info.componentStack);
    if (this.crashes.length >= 3) this.props.onTooMany();
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error ? this.props.fallback(error, () => this.setState({ error: null })) : this.props.children;
  }
}
