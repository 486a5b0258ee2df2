import type { GuidanceRule } from '@plumbline/api-client';
import { describe, expect, it } from 'vitest';
import { changesBetween, linesOf, wordsBetween, type Lines } from './guidance';

const rule = (id: string, more: Partial<GuidanceRule> = {}): GuidanceRule => ({ id, rank: 50, text: id, ...more });
const lines = (starters: GuidanceRule[]): Lines => linesOf({ starters } as Lines);

describe('two versions of the guidance', () => {
  it('that are the same have no changes', () => {
    expect(changesBetween(lines([rule('a')]), lines([rule('a', { all: [] })]))).toEqual([]);
  });
  it('tell what was added, removed and changed, field by field', () => {
    const [[part, changes]] = changesBetween(
      lines([rule('a'), rule('b')]),
      lines([rule('b', { rank: 90, all: ['member'] }), rule('c')]),
    ) as [[string, ReturnType<typeof changesBetween>[0][1]]];
    expect(part).toBe('starters');
    expect(changes.map(({ what, id }) => `${what} ${id}`)).toEqual(['removed a', 'changed b', 'added c']);
    expect(changes[1]!.fields).toEqual([
      { field: 'all', before: null, after: 'member' },
      { field: 'rank', before: '50', after: '90' },
    ]);
  });
});

describe('two texts', () => {
  it('show the words that differ in reading order', () => {
    expect(wordsBetween('Ask about the old heater', 'Ask about the water heater today')).toEqual([
      { text: 'Ask about the', in: 'both' },
      { text: 'old', in: 'before' },
      { text: 'water', in: 'after' },
      { text: 'heater', in: 'both' },
      { text: 'today', in: 'after' },
    ]);
    expect(wordsBetween('It gets worse', 'It has not got better')).toEqual([
      { text: 'It', in: 'both' },
      { text: 'gets worse', in: 'before' },
      { text: 'has not got better', in: 'after' },
    ]);
    expect(wordsBetween('the same', 'the same')).toEqual([{ text: 'the same', in: 'both' }]);
  });
});
