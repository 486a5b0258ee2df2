import type { Query } from './client';

/**
 * Query keys. The first part names the subject, as live topics do; the second says `list` or `one`, and for `one` the
 * third is the record's id. The cache bridge of `@plumbline/live` relies on this shape.
 */
export const keys = {
  me: ['me'] as const,
  setup: ['setup'] as const,
  company: ['company', 'one'] as const,
  branding: ['branding'] as const,
  list: (subject: Subject, query: Query = {}) => [subject, 'list', query] as const,
  one: (subject: Subject, id: string, ...part: string[]) => [subject, 'one', id, ...part] as const,
};

export type Subject =
  | 'customers'
  | 'jobs'
  | 'technicians'
  | 'profiles'
  | 'briefings'
  | 'deliveries'
  | 'messages'
  | 'threads'
  | 'mails'
  | 'consents'
  | 'integration-messages'
  | 'dead-letters'
  | 'sync'
  | 'comparison'
  | 'plugins'
  | 'timers'
  | 'audit'
  | 'users'
  | 'tokens'
  | 'health'
  | 'system'
  | 'backups'
  | 'notes'
  | 'ui-plugins'
  | 'company'
  | 'company-exports'
  | 'security'
  | 'invitations'
  | 'sign-on'
  | 'automation'
  | 'briefing-queue'
  | 'results'
  | 'guidance'
  | 'privacy'
  | 'companies'
  | 'usage';
