import { createContext, useContext, useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import css from './PageHead.module.css';

export const HeaderSlot = createContext<HTMLElement | null>(null);

/** Title and actions of a page; they are drawn in the 48 px header, which is the only one. */
export function PageHead(props: { title: string; note?: ReactNode; lead?: ReactNode; actions?: ReactNode }) {
  const slot = useContext(HeaderSlot);
  useEffect(() => {
    document.title = `${props.title} · Plumbline`;
  }, [props.title]);
  if (!slot) return null;
  return createPortal(
    <>
      {props.lead}
      <h1 className={css.title}>{props.title}</h1>
      {props.note ? <span className={css.note}>{props.note}</span> : null}
      <span className={css.grow} />
      {props.actions}
    </>,
    slot,
  );
}
