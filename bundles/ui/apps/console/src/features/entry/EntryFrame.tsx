import './texts';
import { keys, type HouseBranding } from '@plumbline/api-client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { brandColor } from '../../lib/company';
import css from './Entry.module.css';

/** The pages in front of the door: sign-in, sign-up, links from mails and first set-up. */
export function EntryFrame(props: { title: string; text: ReactNode; wide?: boolean; children?: ReactNode }) {
  const { t } = useTranslation();
  const house = useQuery({
    queryKey: keys.branding,
    queryFn: ({ signal }) => api.get<HouseBranding>('/api/branding', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  }).data;
  useEffect(() => {
    document.title = `${props.title} · ${house?.name ?? 'Plumbline'}`;
  }, [props.title, house?.name]);
  const color = brandColor(house);
  return (
    <div className={css.page}>
      <main className={css.card} data-wide={props.wide || undefined}>
        <header className={css.head}>
          {house?.name || house?.logo ? (
            <p className={css.house}>
              {house.logo ? <img src={house.logo} alt="" /> : color && <i style={{ background: color }} />}
              {house.name}
            </p>
          ) : (
            <img src="/favicon.svg" alt="" />
          )}
          <h1>{props.title}</h1>
          <p>{props.text}</p>
        </header>
        {props.children}
      </main>
      <footer className={css.foot}>{t('entry.foot')}</footer>
    </div>
  );
}
