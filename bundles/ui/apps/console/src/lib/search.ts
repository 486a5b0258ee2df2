/* Readers of URL search parameters: what does not fit is dropped, so a hand-edited address never breaks a page. */
export type RawSearch = Record<string, unknown>;

export function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function page(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isInteger(number) && number > 1 ? number : undefined;
}

export function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.includes(value as T) ? (value as T) : undefined;
}

export function localDate(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : undefined;
}

/** Makes every parameter optional, so that a link may leave all of them out. */
export function soft<T extends object>(read: (raw: RawSearch) => T): (raw: RawSearch) => Partial<T> {
  return read;
}
