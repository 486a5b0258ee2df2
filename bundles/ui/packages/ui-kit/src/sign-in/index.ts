import './texts';

/* The door of an application: passkeys, identity providers, the second step. */
export type { SignedIn } from './entry';
export { OtherWays, usePasskey } from './OtherWays';
export { wasDeclined } from './passkey';
export { Refusal, SignOnRefusal } from './Refusal';
export { SecondStep } from './SecondStep';
