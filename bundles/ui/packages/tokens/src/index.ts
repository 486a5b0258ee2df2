/**
 * Status styles shared by the console, the technician application, the portal and plug-in pages.
 * A status is never told by colour alone: each has a glyph and a line style of its own.
 */
export type Tone = 'grey' | 'blue' | 'green' | 'gold' | 'red' | 'violet';

export interface StatusStyle {
  tone: Tone;
  glyph: string;
  /** CSS border of the chip or block, without its colour. */
  line: string;
  fill: 'tint' | 'none' | 'hatch';
  /** Text struck through: the work will not happen. */
  struck?: boolean;
}

export const JOB_STATUS = {
  Scheduled: { tone: 'grey', glyph: '○', line: '1px solid', fill: 'tint' },
  Dispatched: { tone: 'blue', glyph: '➜', line: '2px dotted', fill: 'tint' },
  Working: { tone: 'green', glyph: '●', line: '2px solid', fill: 'tint' },
  Hold: { tone: 'grey', glyph: 'II', line: '1px solid', fill: 'hatch' },
  Completed: { tone: 'violet', glyph: '✓', line: '1px solid', fill: 'none' },
  Canceled: { tone: 'grey', glyph: '×', line: '1px solid', fill: 'none', struck: true },
  Late: { tone: 'red', glyph: '!', line: '2px solid', fill: 'tint' },
} as const satisfies Record<string, StatusStyle>;

export type ShownJobStatus = keyof typeof JOB_STATUS;

/** The style of a job status; a status the vendor adds later is shown plainly instead of failing. */
export function jobStatusStyle(status: string): StatusStyle {
  return JOB_STATUS[status as ShownJobStatus] ?? { tone: 'grey', glyph: '○', line: '1px solid', fill: 'none' };
}
