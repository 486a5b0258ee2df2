import { keys, type Category, type Fact } from '@plumbline/api-client';
import { ActionIcon, Mark, Menu, Quiet, useFormat } from '@plumbline/ui-kit';
import { useMutation } from '@tanstack/react-query';
import { EllipsisVertical, Pin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { tell, tellFailure } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { useCan } from '../../lib/session';
import { conflictsOf, sourceOf, textOf } from '../../lib/facts';
import css from './CustomerPage.module.css';

interface Props {
  name: Category;
  customerId: string;
  facts: Fact[];
  /** Every fact of the customer: what a fact conflicts with may stand in another group. */
  all: Fact[];
  onCorrect: (fact: Fact) => void;
}

export function FactGroup({ name, facts, ...rest }: Props) {
  const { t } = useTranslation();
  const shown = facts.filter((fact) => !fact.refused);
  const refused = facts.filter((fact) => fact.refused);
  return (
    <div className={css.group}>
      <h3>{t(`profile.${name}`)}</h3>
      {shown.length === 0 ? (
        <Quiet>{t('profile.noFacts')}</Quiet>
      ) : (
        <dl>
          {shown.map((fact) => (
            <FactRow key={fact.id} fact={fact} {...rest} />
          ))}
        </dl>
      )}
      {refused.length > 0 && (
        <details className={css.refused}>
          <summary>{t('facts.showRefused', { count: refused.length })}</summary>
          <dl>
            {refused.map((fact) => (
              <FactRow key={fact.id} fact={fact} {...rest} />
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}

function FactRow({ fact, all, customerId, onCorrect }: Omit<Props, 'name' | 'facts'> & { fact: Fact }) {
  const { t } = useTranslation();
  const format = useFormat();
  const source = sourceOf(fact);
  const conflicts = conflictsOf(fact, all);
  const at = source.at ?? fact.at;
  return (
    <div className={css.fact} data-refused={fact.refused || undefined}>
      <dt>
        {fact.pinned && <Pin size={11} aria-label={t('facts.pinned')} />} {fact.label}
      </dt>
      <dd>
        {textOf(fact)}
        <span className={css.source} title={format.dateTime(at, true)}>
          <span>{source.name || t(`profile.sourceKind.${source.kind}`, { defaultValue: source.kind })}</span>
          <span>{format.date(at)}</span>
          {fact.confidence !== 'high' && <span>{t(`profile.confidence.${fact.confidence}`)}</span>}
          {fact.expiresAt && <span>{t('facts.expires', { date: format.date(fact.expiresAt) })}</span>}
        </span>
        {conflicts.length > 0 && (
          <Mark
            tone="gold"
            glyph="≠"
            title={t('facts.conflictTitle')}
            label={t('facts.conflict', { values: conflicts.map(textOf).join(', ') })}
          />
        )}
        <FactMenu fact={fact} customerId={customerId} onCorrect={onCorrect} />
      </dd>
    </div>
  );
}

function FactMenu({
  fact,
  customerId,
  onCorrect,
}: {
  fact: Fact;
  customerId: string;
  onCorrect: (fact: Fact) => void;
}) {
  const { t } = useTranslation();
  const can = useCan();
  const path = `/api/customers/${customerId}/facts/${encodeURIComponent(fact.id)}`;
  const done = (text: string) => {
    tell(text, 'info');
    return queryClient.invalidateQueries({ queryKey: keys.one('profiles', customerId) });
  };
  const change = useMutation({
    mutationFn: ({ patch }: { patch: Partial<Fact>; said: string }) => api.put(path, patch),
    onSuccess: (_, { said }) => done(t(said)),
    onError: tellFailure,
  });
  const remove = useMutation({
    mutationFn: () => api.delete(path),
    onSuccess: () => done(t('facts.deleted')),
    onError: tellFailure,
  });
  if (!can('customers.write')) return null;
  return (
    <Menu position="bottom-end" width={150}>
      <Menu.Target>
        <ActionIcon size={24} aria-label={t('facts.more', { label: fact.label })}>
          <EllipsisVertical size={14} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {!fact.refused && <Menu.Item onClick={() => onCorrect(fact)}>{t('facts.correct')}</Menu.Item>}
        {!fact.refused && (
          <Menu.Item
            onClick={() =>
              change.mutate({
                patch: { pinned: !fact.pinned },
                said: fact.pinned ? 'facts.unpinDone' : 'facts.pinDone',
              })
            }
          >
            {t(fact.pinned ? 'facts.unpin' : 'facts.pin')}
          </Menu.Item>
        )}
        <Menu.Item
          onClick={() =>
            change.mutate({
              patch: { refused: !fact.refused },
              said: fact.refused ? 'facts.acceptDone' : 'facts.refuseDone',
            })
          }
        >
          {t(fact.refused ? 'facts.accept' : 'facts.refuse')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item color="red" onClick={() => remove.mutate()}>
          {t('facts.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
