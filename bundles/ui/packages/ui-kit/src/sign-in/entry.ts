import type { Api } from '@plumbline/api-client';

/** What every way in answers; it sets the session's cookie as well. */
export interface SignedIn {
  csrf: string;
}

/** A door: where it is, and what happens behind it. */
export interface Entry {
  api: Api;
  /** `/api/session` or `/api/platform/session` */
  at: string;
  onDone: (session: SignedIn) => void;
}
