import usual from './playwright.config.js';

// From sign-up to feedback, on an appliance of its own whose clock is moved (see journey.js).
export default {
  ...usual,
  testIgnore: [],
  testMatch: 'journey.spec.js',
  outputDir: 'target/results-journey',
  globalSetup: './journey.js',
  timeout: 420_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: 'target/playwright-journey.json' }]],
};
