import { GUIDANCE_PARTS, type GuidancePart, type GuidanceRule } from '@plumbline/api-client';

export type Lines = Record<GuidancePart, GuidanceRule[]>;

export function linesOf(guidance: Lines): Lines {
  return Object.fromEntries(GUIDANCE_PARTS.map((part) => [part, guidance[part] ?? []])) as Lines;
}

/** A field of a line that differs; null where one of the two versions lacks it. */
export interface FieldChange {
  field: string;
  before: string | null;
  after: string | null;
}

/** A line that was added, removed or changed. `title` names it as it stands where it stands. */
export interface LineChange {
  id: string;
  what: 'added' | 'removed' | 'changed';
  title: string;
  fields: FieldChange[];
}

const FIELDS = ['title', 'text', 'why', 'how', 'items', 'all', 'any', 'units', 'rank'] as const;

/** What became of the lines between two versions, part by part; parts without a change are left out. */
export function changesBetween(before: Lines, after: Lines): [part: GuidancePart, changes: LineChange[]][] {
  return GUIDANCE_PARTS.map((part): [GuidancePart, LineChange[]] => [part, inPart(before[part], after[part])]).filter(
    ([, changes]) => changes.length > 0,
  );
}

function inPart(before: GuidanceRule[] = [], after: GuidanceRule[] = []): LineChange[] {
  const old = new Map(before.map((rule) => [rule.id, rule]));
  const kept = new Set(after.map(({ id }) => id));
  return [
    ...before.filter(({ id }) => !kept.has(id)).map((rule) => change('removed', rule, fieldsOf(rule, undefined))),
    ...after.flatMap((rule) => {
      const was = old.get(rule.id);
      const fields = fieldsOf(was, rule);
      return fields.length === 0 ? [] : [change(was ? 'changed' : 'added', rule, fields)];
    }),
  ];
}

function change(what: LineChange['what'], rule: GuidanceRule, fields: FieldChange[]): LineChange {
  return { id: rule.id, what, title: rule.title || rule.text || rule.id, fields };
}

function fieldsOf(before: GuidanceRule | undefined, after: GuidanceRule | undefined): FieldChange[] {
  return FIELDS.map((field) => ({ field, before: textOf(before, field), after: textOf(after, field) })).filter(
    (one) => one.before !== one.after,
  );
}

function textOf(rule: GuidanceRule | undefined, field: (typeof FIELDS)[number]): string | null {
  const value = rule?.[field];
  if (value === undefined || value === null || value === '') return null;
  return Array.isArray(value) ? value.join(', ') || null : String(value);
}

/** The words of two texts: what only the first has, what both have, what only the second has, in reading order. */
export function wordsBetween(before: string, after: string): { text: string; in: 'before' | 'both' | 'after' }[] {
  const [old, now] = [words(before), words(after)];
  const longest = commonLengths(old, now);
  const found: { text: string; in: 'before' | 'both' | 'after' }[] = [];
  const add = (text: string, where: 'before' | 'both' | 'after') => {
    const last = found.at(-1);
    if (last?.in === where) last.text += ` ${text}`;
    else found.push({ text, in: where });
  };
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      add(old[i]!, 'both');
      i++;
      j++;
    } else if (j >= now.length || (i < old.length && longest[i + 1]![j]! >= longest[i]![j + 1]!))
      add(old[i++]!, 'before');
    else add(now[j++]!, 'after');
  }
  return found;
}

function words(text: string): string[] {
  return text.match(/\S+/g) ?? [];
}

/** Lengths of the longest common sequence of what is left from each pair of places. */
function commonLengths(old: string[], now: string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () => Array.from<number>({ length: now.length + 1 }).fill(0));
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      lengths[i]![j] =
        old[i] === now[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  return lengths;
}
