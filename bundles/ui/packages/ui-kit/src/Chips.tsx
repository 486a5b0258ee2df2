import { jobStatusStyle, type Tone } from '@plumbline/tokens';
import clsx from './clsx';
import css from './Chips.module.css';

/** Status of a job: colour, glyph, line and word together, so that it reads without colour. */
export function StatusChip({ status, label }: { status: string; label: string }) {
  const style = jobStatusStyle(status);
  return (
    <span
      className={clsx(css.chip, css[style.tone])}
      data-fill={style.fill}
      style={
        style.fill === 'none'
          ? undefined
          : { borderStyle: style.line.split(' ')[1], borderWidth: style.line.split(' ')[0] }
      }
    >
      <span className={css.glyph} aria-hidden>
        {style.glyph}
      </span>
      <span className={clsx(css.label, style.struck && css.struck)}>{label}</span>
    </span>
  );
}

export interface MarkStyle {
  tone: Tone;
  glyph: string;
  pulse?: boolean;
}

/** A state in a row: coloured glyph and a plain word. */
export function Mark({
  tone,
  glyph,
  pulse,
  label,
  title,
  quiet,
}: MarkStyle & { label: string; title?: string; quiet?: boolean }) {
  return (
    <span className={clsx(css.mark, css[tone], quiet && css.quiet)} title={title}>
      <span className={clsx(css.glyph, pulse && css.pulse)} aria-hidden>
        {glyph}
      </span>
      <span className={css.label}>{label}</span>
    </span>
  );
}

/** A state that must not be overlooked: the same as {@link Mark} with a tinted frame. */
export function Chip({ tone, glyph, pulse, label, title }: MarkStyle & { label: string; title?: string }) {
  return (
    <span className={clsx(css.chip, css[tone])} title={title}>
      <span className={clsx(css.glyph, pulse && css.pulse)} aria-hidden>
        {glyph}
      </span>
      <span className={css.label}>{label}</span>
    </span>
  );
}

/** Stands on whatever talks to a simulator instead of the vendor. */
export function SandboxMark({ label = 'SANDBOX', title }: { label?: string; title?: string }) {
  return (
    <span className={css.sandbox} title={title}>
      {label}
    </span>
  );
}

export function Kbd({ children }: { children: string }) {
  return <kbd className={css.kbd}>{children}</kbd>;
}
