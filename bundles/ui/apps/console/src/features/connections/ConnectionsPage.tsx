import type { PluginInfo } from '@plumbline/api-client';
import {
  A,
  Ago,
  BarLines,
  EmptyState,
  ErrorState,
  SandboxMark,
  ScrollPage,
  SearchField,
  Toolbar,
} from '@plumbline/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/PageHead';
import { PluginMark } from '../../components/PluginMark';
import { pluginsQuery } from '../../components/plugin-queries';
import { PluginIcon } from './PluginIcon';
import css from './Connections.module.css';

const route = getRouteApi('/app/connections');

/** Everything Plumbline says to the outside world, one card each, with its state in plain words. */
export function ConnectionsPage() {
  const { t } = useTranslation();
  const { q } = route.useSearch();
  const navigate = useNavigate({ from: '/connections' });
  const query = useQuery(pluginsQuery);
  const words = (q ?? '').toLowerCase().split(/\s+/);
  const shown = query.data?.filter((one) => {
    const text = `${one.name} ${one.vendor ?? ''} ${one.description ?? ''} ${one.offers.join(' ')}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return (
    <>
      <PageHead title={t('nav.connections')} note={query.data?.length} />
      <Toolbar label={t('connections.search')}>
        <SearchField
          value={q ?? ''}
          onChange={(value) => void navigate({ search: { q: value || undefined }, replace: true })}
          placeholder={t('connections.search')}
          delay={60}
        />
      </Toolbar>
      <ScrollPage label={t('nav.connections')}>
        {query.error && !query.data ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : !shown ? (
          <div className={css.cards}>
            {[1, 2, 3].map((card) => (
              <div key={card} className={css.card}>
                <BarLines lines={3} />
              </div>
            ))}
          </div>
        ) : query.data?.length === 0 ? (
          <EmptyState title={t('connections.empty')} text={t('connections.emptyText')} />
        ) : shown.length === 0 ? (
          <EmptyState title={t('connections.nothingMatches')} />
        ) : (
          <ul className={css.cards}>
            {shown.map((plugin) => (
              <Card key={plugin.id} plugin={plugin} />
            ))}
          </ul>
        )}
      </ScrollPage>
    </>
  );
}

function Card({ plugin }: { plugin: PluginInfo }) {
  const { t } = useTranslation();
  return (
    <li className={css.card}>
      <div className={css.cardHead}>
        <PluginIcon plugin={plugin} />
        <h2>
          <A href={`/connections/${plugin.id}`} className={css.cardLink} data-row-link>
            {plugin.name}
          </A>
        </h2>
        {plugin.sandbox && <SandboxMark title={t('connections.sandboxText')} />}
        <PluginMark state={plugin.state} framed />
      </div>
      <p className={css.description}>{plugin.description}</p>
      {plugin.reason && plugin.state !== 'ready' && <p className={css.reason}>{plugin.reason}</p>}
      <p className={css.foot}>
        {plugin.lastCallAt ? (
          <>
            {t('connections.lastCall')} <Ago at={plugin.lastCallAt} />
          </>
        ) : (
          t('connections.neverCalled')
        )}
      </p>
    </li>
  );
}
