export interface Change {
  name: string;
  before: string;
  after: string;
}

/** The fields that differ between two recorded values, in the order they stand; a plain value is one field without a name. */
export function changes(before: unknown, after: unknown): Change[] {
  if (!isRecord(before) && !isRecord(after)) {
    return before === undefined && after === undefined
      ? []
      : [{ name: '', before: shown(before), after: shown(after) }];
  }
  const left = isRecord(before) ? before : {};
  const right = isRecord(after) ? after : {};
  return [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .map((name) => ({ name, before: shown(left[name]), after: shown(right[name]) }))
    .filter((change) => change.before !== change.after);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
