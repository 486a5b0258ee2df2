import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './Entry.module.css';

/** The pages in front of the door: sign-in and first set-up. */
export function EntryFrame(props: { title: string; text: ReactNode; wide?: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${props.title} · Plumbline`;
  }, [props.title]);
  return (
    <div className={css.page}>
      <main className={css.card} data-wide={props.wide || undefined}>
        <header className={css.head}>
          <img src="/favicon.svg" alt="" />
          <h1>{props.title}</h1>
          <p>{props.text}</p>
        </header>
        {props.children}
      </main>
      <footer className={css.foot}>{t('entry.foot')}</footer>
    </div>
  );
}
