import './texts';

/* The door of an application: password, passkeys, identity providers, the second step. */
export type { SignedIn } from './entry';
export { FirstStep } from './FirstStep';
export { Refusal } from './Refusal';
export { SecondStep } from './SecondStep';
