export * from './contract';
export * from './client';
export * from './keys';
export * from './problem';
export * from './contract-account';
export * from './contract-briefing';
export * from './contract-messaging';
export * from './contract-platform';
