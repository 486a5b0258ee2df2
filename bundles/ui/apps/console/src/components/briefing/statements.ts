import type { Statement, StatementSource } from '@plumbline/api-client';

/** Finds what a line of a briefing rests on; nothing for texts from before sources were kept. */
export function sourcesOf(statements: Statement[] | undefined): (section: string, text: string) => StatementSource[] {
  const known = new Map((statements ?? []).map((one) => [`${one.section}/${one.text}`, one.sources]));
  return (section, text) => known.get(`${section}/${text}`) ?? [];
}

/** Whose briefing it is: most records are opened on the pages of its customer or job. */
export interface About {
  jobId: string;
  customerId: string | null;
  /** When the records were read. */
  writtenAt: string | null;
}

/** The page of the console that shows a source; null when none does. */
export function hrefOf({ kind, id }: StatementSource, { jobId, customerId }: About): string | null {
  switch (kind) {
    case 'job':
    case 'visit':
      return id === jobId ? null : id && `/jobs/${id}`;
    case 'fact':
    case 'equipment':
    case 'note':
    case 'customer':
      return customerId && `/customers/${customerId}`;
    case 'guidance':
      return `/briefings?tab=guidance${id ? `&kind=${id}` : ''}`;
    default:
      return null;
  }
}

/** How far a source may be trusted when it has no confidence of its own. */
export function trustOf(kind: StatementSource['kind']): 'record' | 'advice' | 'unproven' {
  if (kind === 'guidance') return 'advice';
  return kind === 'model' ? 'unproven' : 'record';
}
