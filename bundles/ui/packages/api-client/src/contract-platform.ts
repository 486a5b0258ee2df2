/** Shapes of the platform console: companies from outside, never their customers. */
import type { CompanyState, Trade } from './contract-account';
import type { PluginState } from './contract';

export interface PlatformMe {
  user: { id: string; name: string; email: string; role: string };
  permissions?: string[];
  csrf: string;
  /** Whether a second factor has to be set up before anything else. */
  needsFactor?: boolean;
}

export interface Usage {
  records: number;
  smsSegments: number;
  modelTokens: number;
  modelCostCents: number;
  storageBytes: number;
  activeUsers: number;
}

export interface UsageDay extends Usage {
  day: string;
}

export interface PlatformCompany {
  id: string;
  name: string;
  state: CompanyState;
  trade: Trade | null;
  zone: string;
  plan: string | null;
  createdAt: string | null;
  plugins: { id: string; status: PluginState }[];
  lastSync: { at: string; state: string } | null;
  errors: { deadLetters: number; failedTimers: number; plugins: number };
  usage: Usage | null;
  endsAt?: string | null;
  sandbox?: boolean;
}

export interface PlatformCompanyDetail {
  company: PlatformCompany;
  contact: { name: string; email: string; phone: string | null } | null;
  reason?: string | null;
  phone?: string | null;
  history: { at: string; action: string; by: string | null; reason?: string | null }[];
}

export interface PlatformHealth {
  /** `ok` or `trouble` */
  status: string;
  state: string;
  database: boolean;
  plugins: { id: string; status: PluginState }[];
  deadLetters: number;
  failedTimers: number;
  lastSync: { at: string; state: string } | null;
}

export interface PlatformDeadLetter {
  n: string;
  type: string;
  handler: string;
  attempts: number;
  at: string;
  code: string | null;
}
