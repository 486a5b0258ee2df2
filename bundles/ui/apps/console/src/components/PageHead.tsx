import { useMediaQuery } from '@mantine/hooks';
import { createContext, useContext, useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import css from './PageHead.module.css';

export interface HeaderSlots {
  title: HTMLElement | null;
  /** Below the header, for actions on a phone. */
  actions: HTMLElement | null;
}

export const HeaderSlot = createContext<HeaderSlots>({ title: null, actions: null });

/** Title and actions of a page; they are drawn in the 48 px header, which is the only one. */
export function PageHead(props: { title: string; note?: ReactNode; lead?: ReactNode; actions?: ReactNode }) {
  const slots = useContext(HeaderSlot);
  const isPhone = useMediaQuery('(max-width: 780px)') ?? false;
  useEffect(() => {
    document.title = `${props.title} · Plumbline`;
  }, [props.title]);
  return (
    <>
      {slots.title &&
        createPortal(
          <>
            {props.lead}
            <h1 className={css.title}>{props.title}</h1>
            {props.note ? <span className={css.note}>{props.note}</span> : null}
            <span className={css.grow} />
            {!isPhone && props.actions}
          </>,
          slots.title,
        )}
      {isPhone && slots.actions && props.actions ? createPortal(props.actions, slots.actions) : null}
    </>
  );
}
