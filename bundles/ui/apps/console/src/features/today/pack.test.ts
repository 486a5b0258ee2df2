import { describe, expect, it } from 'vitest';
import { hours, pack } from './pack';

describe('packing a lane of the board', () => {
  it('keeps jobs that follow each other on one line', () => {
    expect(
      pack([
        { start: 0, end: 60 },
        { start: 60, end: 120 },
        { start: 200, end: 260 },
      ]),
    ).toEqual({ lanes: [0, 0, 0], count: 1 });
  });

  it('gives overlapping jobs lines of their own and fills gaps again', () => {
    const { lanes, count } = pack([
      { start: 0, end: 90 },
      { start: 60, end: 180 },
      { start: 90, end: 120 },
    ]);

    expect(lanes).toEqual([0, 1, 0]);
    expect(count).toBe(2);
  });

  it('does not depend on the order given', () => {
    expect(
      pack([
        { start: 60, end: 180 },
        { start: 0, end: 90 },
      ]).lanes,
    ).toEqual([1, 0]);
  });

  it('draws whole hours that hold every job, and an ordinary day at least', () => {
    expect(hours([])).toEqual({ start: 420, end: 1080 });
    expect(hours([{ start: 345, end: 1165 }])).toEqual({ start: 300, end: 1200 });
    expect(hours([{ start: 0, end: 1440 }])).toEqual({ start: 0, end: 1440 });
  });
});
