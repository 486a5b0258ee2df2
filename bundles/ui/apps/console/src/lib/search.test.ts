import { describe, expect, it } from 'vitest';
import { localDate, oneOf, page, text } from './search';

describe('URL parameters', () => {
  it('are dropped when they do not fit', () => {
    expect(localDate('2026-11-21')).toBe('2026-11-21');
    expect(localDate('2026-13-41')).toBeUndefined();
    expect(localDate('yesterday')).toBeUndefined();
    expect(page('3')).toBe(3);
    expect(page('1')).toBeUndefined();
    expect(page('-2')).toBeUndefined();
    expect(oneOf('week', ['week'] as const)).toBe('week');
    expect(oneOf('month', ['week'] as const)).toBeUndefined();
  });

  it('keep a search for digits as text', () => {
    expect(text(5550123)).toBe('5550123');
    expect(text('')).toBeUndefined();
  });
});
