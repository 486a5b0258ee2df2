export * from './manifest';
export * from './host';
