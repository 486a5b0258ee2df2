import {
  Ago,
  Banner,
  BarLines,
  ErrorState,
  Facts,
  Mark,
  Meter,
  ScrollPage,
  Section,
  useFormat,
  type MarkStyle,
} from '@plumbline/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PluginMark } from '../../components/PluginMark';
import { useMe } from '../../lib/session';
import { healthQuery, systemQuery } from './queries';
import css from './System.module.css';

const STYLE: Record<string, MarkStyle> = {
  up: { tone: 'green', glyph: '●' },
  ok: { tone: 'green', glyph: '●' },
  degraded: { tone: 'gold', glyph: '!' },
  down: { tone: 'red', glyph: '!' },
};

/** What does not work stands at the top. */
function troubleFirst<T extends { status: string }>(all: T[]): T[] {
  const isUp = ({ status }: T) => Number(status === 'up' || status === 'ok');
  return [...all].sort((one, other) => isUp(one) - isUp(other));
}

export function HealthView() {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const health = useQuery(healthQuery);
  const system = useQuery(systemQuery);
  const plugins = health.data?.plugins?.filter((one) => !me.tenant || one.tenant === me.tenant.id || !one.tenant);
  return (
    <ScrollPage label={t('system.tab.health')}>
      {health.error && !health.data ? (
        <ErrorState error={health.error} onRetry={() => void health.refetch()} />
      ) : health.data ? (
        <Banner
          tone={health.data.status === 'up' ? 'green' : health.data.status === 'degraded' ? 'gold' : 'red'}
          role="status"
        >
          {t(`system.health.${health.data.status}`)}
        </Banner>
      ) : (
        <BarLines lines={1} />
      )}
      <div className={css.columns}>
        <Section title={t('system.appliance')}>
          {system.error && !system.data ? (
            <ErrorState compact error={system.error} onRetry={() => void system.refetch()} />
          ) : !system.data ? (
            <BarLines lines={5} />
          ) : (
            <>
              <Facts
                items={[
                  [t('system.version'), system.data.version],
                  [t('system.started'), <Ago key="s" at={system.data.startedAt} />],
                  [
                    t('system.storage'),
                    t(`system.storageKind.${system.data.storage}`, { defaultValue: system.data.storage }),
                  ],
                  [t('system.disk'), format.bytes(system.data.disk.freeBytes)],
                  [
                    t('system.memory'),
                    t('system.memoryOf', {
                      used: format.bytes(system.data.memory.usedBytes),
                      max: format.bytes(system.data.memory.maxBytes),
                    }),
                  ],
                ]}
              />
              <Meter
                done={system.data.memory.usedBytes}
                total={system.data.memory.maxBytes}
                label={t('system.memory')}
              />
            </>
          )}
        </Section>
        <Section title={t('system.plugins')}>
          {!health.data ? (
            <BarLines lines={4} />
          ) : (
            <ul className={css.list}>
              {(plugins ?? []).map((one) => (
                <li key={`${one.id}${one.tenant}`}>
                  <span>{one.id}</span>
                  <PluginMark state={one.status} />
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Section title={t('system.services')}>
          {!health.data ? (
            <BarLines lines={6} />
          ) : (
            <ul className={css.list}>
              {troubleFirst(health.data.services ?? []).map((one) => (
                <li key={one.name}>
                  <span>{one.name}</span>
                  <Mark
                    {...(STYLE[one.status] ?? { tone: 'grey', glyph: '○' })}
                    label={t(`system.status.${one.status}`, { defaultValue: one.status })}
                  />
                  {one.detail && <p>{one.detail}</p>}
                </li>
              ))}
            </ul>
          )}
        </Section>
      </div>
    </ScrollPage>
  );
}
