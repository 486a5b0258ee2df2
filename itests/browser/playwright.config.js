import { defineConfig } from '@playwright/test';

// One demo serves all tests but those with a configuration of their own (see demo.js); the system's Chromium, as nothing is downloaded.
export default defineConfig({
  testDir: 'tests',
  testIgnore: ['accounts.spec.js', 'journey.spec.js'],
  outputDir: 'target/results',
  globalSetup: './demo.js',
  fullyParallel: false,
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'target/playwright.json' }]],
  use: {
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
    trace: 'retain-on-failure',
  },
});
