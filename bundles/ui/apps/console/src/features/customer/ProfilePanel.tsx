import { keys, type Fact, type Profile } from '@plumbline/api-client';
import {
  Ago,
  Banner,
  BarLines,
  Button,
  EmptyState,
  ErrorState,
  Mark,
  Meter,
  Quiet,
  Section,
  useFormat,
} from '@plumbline/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, queryClient } from '../../lib/api';
import { tellFailure } from '../../lib/actions';
import { useCan } from '../../lib/session';
import css from './CustomerPage.module.css';

/** What is known about a customer, in three groups; every fact says where it is from and when. */
export function ProfilePanel({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const can = useCan();
  const key = keys.one('profiles', customerId);
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<Profile>(`/api/customers/${customerId}/profile`, { signal }),
    // The live stream tells the end; asking is for the case that the word was lost.
    refetchInterval: ({ state }) => (state.data?.state === 'enriching' ? 3_000 : false),
  });
  const enrich = useMutation({
    mutationFn: () => api.post<{ id: string }>(`/api/customers/${customerId}/profile`),
    onSuccess: () => {
      queryClient.setQueryData<Profile>(key, (old) => (old ? { ...old, state: 'enriching' } : old));
      void queryClient.invalidateQueries({ queryKey: key });
    },
    onError: tellFailure,
  });
  const profile = query.data;
  const isEnriching = profile?.state === 'enriching';
  const facts = profile ? profile.personal.length + profile.family.length + profile.home.length : 0;

  const button = (primary: boolean) =>
    can('customers.write') && (
      <Button
        variant={primary ? 'filled' : 'default'}
        size={primary ? 'xs' : 'compact-sm'}
        leftSection={<Sparkles size={14} aria-hidden />}
        loading={enrich.isPending}
        onClick={() => enrich.mutate()}
      >
        {facts > 0 ? t('profile.enrichAgain') : t('profile.enrich')}
      </Button>
    );

  return (
    <Section title={t('profile.title')} actions={profile && !isEnriching && facts > 0 ? button(false) : null}>
      {query.isPending ? (
        <BarLines lines={6} />
      ) : query.error && !profile ? (
        <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />
      ) : profile ? (
        <div className={css.facts}>
          {isEnriching && (
            <div role="status">
              <Mark tone="blue" glyph="◐" pulse label={t('profile.enriching')} />
              <Meter done={0} total={null} label={t('profile.enriching')} />
            </div>
          )}
          {profile.state === 'failed' && (
            <Banner tone="red" role="alert">
              {t('profile.failed', { error: profile.error ?? '' })}
            </Banner>
          )}
          {facts === 0 && !isEnriching && (
            <EmptyState compact title={t('profile.none')} text={t('profile.noneText')} action={button(true)} />
          )}
          {facts > 0 && (
            <>
              <div className={css.meta}>
                {profile.writer && (
                  <Mark
                    tone={profile.writer === 'model' ? 'violet' : 'grey'}
                    glyph={profile.writer === 'model' ? '✦' : '§'}
                    label={t(profile.writer === 'model' ? 'profile.byModel' : 'profile.byRules')}
                  />
                )}
                <Ago at={profile.enrichedAt} />
              </div>
              <Group name="personal" facts={profile.personal} />
              <Group name="family" facts={profile.family} />
              <Group name="home" facts={profile.home} />
            </>
          )}
        </div>
      ) : null}
    </Section>
  );
}

function Group({ name, facts }: { name: 'personal' | 'family' | 'home'; facts: Fact[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={css.group}>
      <h3>{t(`profile.${name}`)}</h3>
      {facts.length === 0 ? (
        <Quiet>{t('profile.noFacts')}</Quiet>
      ) : (
        <dl>
          {facts.map((fact) => (
            <div key={fact.id} className={css.fact}>
              <dt>{fact.label}</dt>
              <dd>
                {fact.value}
                <span className={css.source} title={format.dateTime(fact.at, true)}>
                  <span>{fact.source || t(`profile.sourceKind.${fact.sourceKind}`)}</span>
                  <span>{format.date(fact.at)}</span>
                  {fact.confidence !== 'high' && <span>{t(`profile.confidence.${fact.confidence}`)}</span>}
                </span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
