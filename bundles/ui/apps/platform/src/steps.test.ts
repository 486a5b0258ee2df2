import { describe, expect, it } from 'vitest';
import { STEPS } from './Steps';

describe('the steps of a company', () => {
  it('lead out of every state but the last', () => {
    expect(Object.entries(STEPS).filter(([, steps]) => steps.length === 0)).toEqual([['declined', []]]);
  });
  it('bring a closing company back within its grace', () => {
    expect(STEPS.closing).toEqual(['reactivate']);
  });
});
