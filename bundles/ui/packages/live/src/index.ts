export * from './live-client';
export * from './cache-bridge';
export * from './react';
