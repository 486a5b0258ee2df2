import type { Fact } from '@plumbline/api-client';

/** Where a fact is from: kind, name and time, whichever way the server says it. */
export function sourceOf(fact: Fact): { kind: string; name: string | null; at: string | null } {
  if (typeof fact.source === 'object') return fact.source;
  return { kind: fact.sourceKind, name: fact.source || null, at: fact.at };
}

export function textOf(fact: Fact): string {
  return fact.text || fact.value;
}

/** Other facts that say something else about the same thing. */
export function conflictsOf(fact: Fact, all: Fact[]): Fact[] {
  return (fact.conflictsWith ?? [])
    .map((id) => all.find((one) => one.id === id))
    .filter((one): one is Fact => one !== undefined && !one.refused);
}
