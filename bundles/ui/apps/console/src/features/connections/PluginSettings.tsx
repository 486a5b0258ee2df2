import { modals } from '@mantine/modals';
import { asProblem, type PluginInfo, type PluginTest } from '@plumbline/api-client';
import { Banner, Button, NoPermission, Quiet, SchemaForm, Spacer, Switch, useFormat } from '@plumbline/ui-kit';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tell, tellFailure } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { useCan } from '../../lib/session';
import css from './Connections.module.css';

type Settings = Record<string, unknown>;

/** The form drawn from the plug-in's schema, with test, save and disconnect. Stored secrets never come back to the browser. */
export function PluginSettings({ plugin }: { plugin: PluginInfo }) {
  const { t } = useTranslation();
  const format = useFormat();
  const can = useCan();
  const [enabled, setEnabled] = useState(plugin.enabled);
  const path = `/api/plugins/${plugin.id}`;
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['plugins'] });

  const save = useMutation({
    mutationFn: (body: { enabled: boolean; settings: Settings }) => api.put<PluginInfo>(`${path}/settings`, body),
    onSuccess: () => {
      tell(t('connections.saved', { name: plugin.name }));
      return refresh();
    },
  });
  const test = useMutation({ mutationFn: (settings: Settings) => api.post<PluginTest>(`${path}/tests`, { settings }) });
  const disconnect = useMutation({
    mutationFn: () => api.delete(`${path}/settings`),
    onSuccess: () => {
      setEnabled(false);
      test.reset();
      tell(t('connections.disconnected', { name: plugin.name }), 'info');
      return refresh();
    },
    onError: tellFailure,
  });
  const problem = save.error ? asProblem(save.error) : null;
  const testProblem = test.error ? asProblem(test.error) : null;
  const mayWrite = can('plugins.write');
  const hasStored = Object.keys(plugin.settings).length > 0;

  return (
    <>
      {!mayWrite && <NoPermission compact detail={t('noPermission', { permission: 'plugins.write' })} />}
      <SchemaForm
        schema={plugin.schema}
        stored={plugin.settings}
        disabled={!mayWrite}
        faults={{ ...problem?.fields, ...testProblem?.fields }}
        onSubmit={(settings) => save.mutate({ enabled, settings })}
        actions={({ read }) => (
          <>
            <div className={css.result}>
              {test.isPending && (
                <Banner tone="grey" role="status">
                  {t('connections.testing')}
                </Banner>
              )}
              {test.data && !test.isPending && (
                <Banner
                  tone={test.data.ok ? 'green' : 'red'}
                  role="status"
                  action={test.data.millis === null ? null : <Quiet>{format.duration(test.data.millis)}</Quiet>}
                >
                  {t(test.data.ok ? 'connections.testOk' : 'connections.testFailed', { message: test.data.message })}
                </Banner>
              )}
              {testProblem && (
                <Banner tone="red" role="alert">
                  {testProblem.detail}
                </Banner>
              )}
              {problem && (
                <Banner tone="red" role="alert">
                  {problem.detail}
                </Banner>
              )}
            </div>
            {!plugin.schema?.properties && <Quiet>{t('connections.noSettings')}</Quiet>}
            <Switch
              label={t('connections.enabled')}
              checked={enabled}
              disabled={!mayWrite}
              onChange={(event) => setEnabled(event.currentTarget.checked)}
            />
            <Spacer />
            {mayWrite && (
              <>
                {hasStored && (
                  <Button
                    variant="subtle"
                    color="red"
                    loading={disconnect.isPending}
                    onClick={() =>
                      modals.openConfirmModal({
                        title: t('connections.disconnectTitle', { name: plugin.name }),
                        children: t('connections.disconnectText'),
                        labels: { confirm: t('connections.disconnect'), cancel: t('action.cancel') },
                        confirmProps: { color: 'red' },
                        closeButtonProps: { 'aria-label': t('action.close') },
                        onConfirm: () => disconnect.mutate(),
                      })
                    }
                  >
                    {t('connections.disconnect')}
                  </Button>
                )}
                <Button
                  variant="default"
                  loading={test.isPending}
                  onClick={() => {
                    const settings = read();
                    if (settings) test.mutate(settings);
                  }}
                >
                  {t('connections.test')}
                </Button>
                <Button type="submit" loading={save.isPending}>
                  {enabled && !plugin.enabled ? t('connections.enable') : t('connections.saveSettings')}
                </Button>
              </>
            )}
          </>
        )}
      />
    </>
  );
}
