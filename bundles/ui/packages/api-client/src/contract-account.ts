/** Shapes of sign-up, sign-in and the security of one's own account. */

export type SecondFactorMethod = 'totp' | 'passkey' | 'recovery';

/** What comes with the problem `session.second-factor`: proof of the first factor, good for a few minutes. */
export interface SecondFactor {
  ticket: string;
  methods: SecondFactorMethod[];
}

export interface Security {
  totp: boolean;
  passkeys?: Passkey[];
  recoveryCodesLeft: number;
  sessions: SessionInfo[];
}

export interface Passkey {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}

export interface SessionInfo {
  id: string;
  current: boolean;
  device: string | null;
  address: string | null;
  since: string;
  lastSeen: string | null;
}

export interface TotpEnrolment {
  secret: string;
  uri: string;
}

export interface SignOnProvider {
  id: string;
  name: string;
}

export interface Invitation {
  id: string;
  email: string;
  name: string | null;
  role: string;
  invitedAt?: string | null;
  expiresAt: string | null;
}

export type Trade = 'hvac' | 'plumbing' | 'drain' | 'multi';
export const TRADES: Trade[] = ['plumbing', 'hvac', 'drain', 'multi'];

export type CompanyState = 'pending' | 'active' | 'suspended' | 'declined' | 'closing';

export interface Branding {
  displayName: string | null;
  /** `#rrggbb` */
  color: string | null;
  /** A `data:` address of an SVG or PNG of at most 64 KB. */
  logo: string | null;
  smsName: string | null;
  mailName: string | null;
  mailReplyTo: string | null;
}

/** What the reseller shows on every page in front of the door. */
export interface HouseBranding {
  name: string | null;
  color: string | null;
  logo: string | null;
}

export interface SupportAccess {
  until: string;
  by: string | null;
}

export interface Company {
  id: string;
  name: string;
  state: CompanyState;
  zone: string;
  trade: Trade | null;
  phone: string | null;
  reason: string | null;
  endsAt: string | null;
  sandbox: boolean;
  missing: { code: string; title: string; done: boolean; href: string | null }[];
  supportAccess: SupportAccess | null;
  branding: Branding | null;
}

export interface CompanyExport {
  id: string;
  state?: string | null;
  at?: string | null;
  createdAt?: string | null;
  bytes?: number | null;
  /** Why it failed, or was deleted. */
  problem?: string | null;
}

/** What a company, or the platform, asks of its people when they sign in. */
export interface SignInRules {
  secondFactor: boolean;
  idleMinutes: number;
  longestHours: number;
}

export interface SignOnSettings {
  issuer: string | null;
  clientId: string | null;
  clientSecret?: unknown;
  domains: string[];
  /** Where the provider sends people back to; it has to know. */
  callback: string;
}
