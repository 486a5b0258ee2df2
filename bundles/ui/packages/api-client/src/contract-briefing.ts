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

export const GUIDANCE_PARTS = ['offers', 'positioning', 'starters', 'watch'] as const;
export type GuidancePart = (typeof GUIDANCE_PARTS)[number];

/** One line of guidance and when it applies. Offers carry title, why, how and items; the other parts carry text. */
export interface GuidanceRule {
  id: string;
  /** Signs that must all be there. */
  all?: string[];
  /** Signs of which one must be there; empty: no condition. */
  any?: string[];
  units?: string[];
  /** 1 to 99, the more the sooner. */
  rank: number;
  text?: string | null;
  title?: string | null;
  why?: string | null;
  how?: string | null;
  /** What the thing is called in price books, the best first. */
  items?: string[];
}

export interface Guidance extends Record<GuidancePart, GuidanceRule[]> {
  kind: string;
  name: string;
  version: number;
  own: boolean;
  changedBy: string | null;
  changedAt: string | null;
  /** What a text may leave open in braces. */
  blanks: string[];
  /** Conditions that are known. */
  signs: string[];
}

/** A version of the guidance of a kind, without its lines. Not own: as it was supplied. */
export type GuidanceVersion = Pick<Guidance, 'kind' | 'name' | 'version' | 'own' | 'changedBy' | 'changedAt'>;

export const CATEGORIES = ['home', 'family', 'personal'] as const;
export type Category = (typeof CATEGORIES)[number];

export const LEGAL_BASES = ['consent', 'legitimate-interest', 'contract'] as const;

export interface PrivacySettings {
  legalBasis: string | null;
  disclosure: string | null;
  categories: Record<Category, boolean>;
  /** How each category is told to customers. */
  wordings: Record<Category, string | null> | null;
  retentionDays: number | null;
}

export interface CustomerPrivacy {
  enrichment: boolean;
  sms: boolean;
  offers: boolean;
  /** What the customer's own phones and e-mail addresses have refused: by STOP, by the link in a mail. */
  refusals: { address: string; at: string; source: string }[];
  erasure?: 'none' | 'requested' | 'done';
  erasedAt?: string | null;
  history: { at: string; what: string; by: string | null }[];
}
