import { useEffect, useRef, type ReactNode } from 'react';
import type { Tone } from '@plumbline/tokens';
import clsx from './clsx';
import { A } from './links';
import css from './Layout.module.css';

/** The strip of filters and switches above a list. */
export function Toolbar({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <div className={css.toolbar} role={label ? 'group' : undefined} aria-label={label}>
      {children}
    </div>
  );
}

export function Spacer() {
  return <span className={css.spacer} />;
}

/** A page of sections that scrolls as a whole. */
export function ScrollPage({ children, label }: { children: ReactNode; label: string }) {
  return (
    <div className={css.scroll} tabIndex={0} role="region" aria-label={label}>
      <div className={css.body}>{children}</div>
    </div>
  );
}

/** The work on the left, detail beside it on the right; below each other where the window is narrow. */
export function Split(props: {
  main: ReactNode;
  side: ReactNode;
  mainLabel: string;
  sideLabel: string;
  fill?: boolean;
}) {
  return (
    <div className={css.split}>
      <div
        className={props.fill ? css.fill : css.main}
        tabIndex={props.fill ? undefined : 0}
        role="region"
        aria-label={props.mainLabel}
      >
        {props.fill ? props.main : <div className={css.body}>{props.main}</div>}
      </div>
      <aside className={css.side} tabIndex={0} aria-label={props.sideLabel}>
        <div className={css.sideInner}>{props.side}</div>
      </aside>
    </div>
  );
}

export function Section(props: {
  title: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  level?: 2 | 3;
  id?: string;
}) {
  const Heading = props.level === 3 ? 'h3' : 'h2';
  return (
    <section className={css.section} id={props.id}>
      <header>
        <Heading>
          {props.title}
          {props.note ? <small>{props.note}</small> : null}
        </Heading>
        {props.actions}
      </header>
      {props.children}
    </section>
  );
}

/** Label and value pairs; a pair whose value is null or an empty text is left out. */
export function Facts({ items }: { items: [label: string, value: ReactNode][] }) {
  const shown = items.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return (
    <dl className={css.facts}>
      {shown.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface TimelineItem {
  key: string;
  tone: Tone;
  glyph: string;
  label: ReactNode;
  detail?: ReactNode;
  when?: ReactNode;
}

export function Timeline({ items }: { items: TimelineItem[] }) {
  return (
    <ol className={css.timeline}>
      {items.map((item) => (
        <li key={item.key} className={css[item.tone]}>
          <span className={css.glyph} aria-hidden>
            {item.glyph}
          </span>
          <div>
            {item.label}
            {item.detail ? <p>{item.detail}</p> : null}
          </div>
          <span className={css.when}>{item.when}</span>
        </li>
      ))}
    </ol>
  );
}

/** Views of one page as links, so that the URL holds the view. */
export function TabLinks({
  items,
  label,
}: {
  items: { href: string; label: ReactNode; active: boolean }[];
  label: string;
}) {
  const nav = useRef<HTMLElement>(null);
  const active = items.findIndex((item) => item.active);
  // On a phone the strip is wider than the screen.
  useEffect(() => {
    nav.current?.children[active]?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [active]);
  return (
    <nav className={css.tabs} aria-label={label} ref={nav}>
      {items.map((item) => (
        <A key={item.href} href={item.href} className={css.tab} aria-current={item.active ? 'page' : undefined}>
          {item.label}
        </A>
      ))}
    </nav>
  );
}

/** How far a piece of work is; without a total it only shows that it moves. */
export function Meter({ done, total, label }: { done: number; total: number | null | undefined; label: string }) {
  const known = total !== null && total !== undefined && total > 0;
  const share = known ? Math.min(100, (done / total) * 100) : 0;
  return (
    <div
      className={css.meter}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={known ? total : undefined}
      aria-valuenow={known ? done : undefined}
      data-unknown={known ? undefined : ''}
    >
      <i style={{ width: `${share}%` }} />
    </div>
  );
}

/** A link inside text. */
export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <A href={href} className={css.link}>
      {children}
    </A>
  );
}

export function Quiet({ children }: { children: ReactNode }) {
  return <span className={css.quiet}>{children}</span>;
}

export const layoutStyles = {
  num: css.num,
  quiet: css.quiet,
  link: css.link,
  crumb: css.crumb,
  scroll: css.scroll,
  body: css.body,
  fill: clsx(css.fill),
};
