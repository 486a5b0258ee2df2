/** Something that takes time on a lane. */
export interface Span {
  start: number;
  end: number;
}

/**
 * Places overlapping spans in as few sub-lanes as possible, earliest first. Returns the sub-lane of each span, in the order
 * given, and how many there are.
 */
export function pack(spans: Span[]): { lanes: number[]; count: number } {
  const order = spans
    .map((_, index) => index)
    .sort((a, b) => spans[a]!.start - spans[b]!.start || spans[b]!.end - spans[a]!.end);
  const busyUntil: number[] = [];
  const lanes = Array.from({ length: spans.length }, () => 0);
  for (const index of order) {
    const span = spans[index]!;
    let lane = busyUntil.findIndex((end) => end <= span.start);
    if (lane < 0) lane = busyUntil.length;
    busyUntil[lane] = span.end;
    lanes[index] = lane;
  }
  return { lanes, count: Math.max(1, busyUntil.length) };
}

/** First and last full hour that hold all spans, at least `from` to `to`, in minutes since midnight. */
export function hours(spans: Span[], from = 7 * 60, to = 18 * 60): Span {
  const start = Math.min(from, ...spans.map((span) => span.start));
  const end = Math.max(to, ...spans.map((span) => span.end));
  return { start: Math.max(0, Math.floor(start / 60) * 60), end: Math.min(24 * 60, Math.ceil(end / 60) * 60) };
}
