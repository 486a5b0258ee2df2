/** Shapes of automation, guidance, results and privacy. */

export type AutomationMode = 'hold' | 'automatic';
export type AutomationMoment = 'assignment' | 'before' | 'dispatch';

export interface Automation {
  on: boolean;
  mode: AutomationMode;
  moment: AutomationMoment;
  hoursBefore: number;
  /** Null is no limit. */
  dailySms: number | null;
  dailyModelTokens: number | null;
  jobTypes: AutomationJobType[];
}

/** What is null or absent follows the company's own setting. */
export interface AutomationJobType {
  id: string;
  name: string;
  on?: boolean | null;
  moment?: AutomationMoment | null;
  hoursBefore?: number | null;
}

export type QueueState =
  'planned' | 'held' | 'writing' | 'ready' | 'sending' | 'sent' | 'stopped' | 'withdrawn' | 'blocked';

export interface QueueItem {
  id: string;
  job: { id: string; number: string; jobType: string | null; start: string | null };
  customer: { id: string; name: string } | null;
  technician: { id: string; name: string } | null;
  dueAt: string | null;
  moment: AutomationMoment | null;
  state: QueueState;
  reason: string | null;
}

export interface ResultCounts {
  sent: number;
  opened: number;
  useful: number;
  notUseful: number;
}

export interface Results extends ResultCounts {
  byTechnician: (ResultCounts & { id: string; name: string })[];
  byJobType: (ResultCounts & { id: string; name: string })[];
  items?: ResultItem[];
}

export interface ResultItem {
  id: string;
  job?: { id: string; number: string; jobType?: string | null } | null;
  technician?: { id: string; name: string } | null;
  sentAt?: string | null;
  openedAt?: string | null;
  useful?: boolean | null;
  comment?: string | null;
}

export const GUIDANCE_KINDS = ['hvac', 'plumbing', 'drain', 'water-heater', 'maintenance', 'other'] as const;
export type GuidanceKind = (typeof GUIDANCE_KINDS)[number];

export interface Guidance {
  kind: string;
  version: number;
  text: string;
  custom?: boolean;
  changedAt?: string | null;
  changedBy?: string | null;
}

export const CATEGORIES = ['home', 'family', 'personal'] as const;
export type Category = (typeof CATEGORIES)[number];

export interface PrivacySettings {
  legalBasis: string | null;
  disclosure: string | null;
  categories: Record<Category, boolean>;
  retentionDays: number | null;
}

export interface CustomerPrivacy {
  enrichment: boolean;
  sms: boolean;
  history: { at: string; action: string; by: string | null; detail?: string | null }[];
}
