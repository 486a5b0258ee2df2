import type { Fact } from '@plumbline/api-client';
import { describe, expect, it } from 'vitest';
import { conflictsOf, sourceOf } from './facts';

const fact = (id: string, more: Partial<Fact> = {}): Fact => ({
  id,
  label: 'Built',
  value: '1998',
  source: 'Property data',
  sourceKind: 'property',
  confidence: 'medium',
  at: '2026-11-20T10:00:00Z',
  ...more,
});

describe('a fact', () => {
  it('tells its source in both shapes of the contract', () => {
    expect(sourceOf(fact('a'))).toEqual({ kind: 'property', name: 'Property data', at: '2026-11-20T10:00:00Z' });
    expect(sourceOf(fact('a', { source: { kind: 'manual', name: 'Dana', at: null } })).kind).toBe('manual');
  });
  it('no longer conflicts with what was refused', () => {
    const one = fact('a', { conflictsWith: ['b', 'c', 'gone'] });
    expect(conflictsOf(one, [one, fact('b'), fact('c', { refused: true })]).map(({ id }) => id)).toEqual(['b']);
  });
});
