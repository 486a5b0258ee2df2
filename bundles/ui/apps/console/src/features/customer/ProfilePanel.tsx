import './texts';
import { CATEGORIES, keys, type Fact, type Profile } from '@plumbline/api-client';
import { Ago, Banner, BarLines, Button, EmptyState, ErrorState, Mark, Meter, Section } from '@plumbline/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Plus, Sparkles } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { profileQuery } from '../../components/briefing/queries';
import { api, queryClient } from '../../lib/api';
import { tellFailure } from '../../lib/actions';
import { useCan } from '../../lib/session';
import { FactEditor } from './FactEditor';
import { FactGroup } from './FactGroup';
import css from './CustomerPage.module.css';

/** What is known about a customer, in three groups; every fact says where it is from and when. */
export function ProfilePanel({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const can = useCan();
  const [editing, setEditing] = useState<Fact | 'new' | null>(null);
  const key = keys.one('profiles', customerId);
  const query = useQuery(profileQuery(customerId));
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
  const all = profile ? CATEGORIES.flatMap((name) => profile[name]) : [];
  const facts = all.length;

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
              {(['personal', 'family', 'home'] as const).map((name) => (
                <FactGroup
                  key={name}
                  name={name}
                  customerId={customerId}
                  facts={profile[name]}
                  all={all}
                  onCorrect={setEditing}
                />
              ))}
            </>
          )}
          {can('customers.write') && (
            <div>
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<Plus size={14} aria-hidden />}
                onClick={() => setEditing('new')}
              >
                {t('facts.add')}
              </Button>
            </div>
          )}
        </div>
      ) : null}
      <FactEditor customerId={customerId} fact={editing} onClose={() => setEditing(null)} />
    </Section>
  );
}
