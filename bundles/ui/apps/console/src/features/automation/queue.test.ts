import { describe, expect, it } from 'vitest';
import { mayAct } from './QueueList';

describe('what may be done with a briefing in the queue', () => {
  it('only what is held can be approved', () => {
    expect((['planned', 'held', 'sent'] as const).filter((state) => mayAct('approvals', state))).toEqual(['held']);
  });
  it('what went out is neither stopped nor sent again', () => {
    expect(mayAct('stops', 'sent') || mayAct('sends', 'sent') || mayAct('stops', 'sending')).toBe(false);
  });
});
