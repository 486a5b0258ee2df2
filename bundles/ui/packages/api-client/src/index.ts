export * from './contract';
export * from './client';
export * from './keys';
export * from './problem';
