import usual from './playwright.config.js';

// People and how they sign in, on an appliance of its own whose clock is moved (see accounts.js).
export default {
  ...usual,
  testIgnore: [],
  testMatch: 'accounts.spec.js',
  outputDir: 'target/results-accounts',
  globalSetup: './accounts.js',
  expect: { timeout: 10_000 },
  use: { ...usual.use, actionTimeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'target/playwright-accounts.json' }]],
};
