import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    environment: 'jsdom',
    include: [
      'packages/*/src/**/*.test.{ts,tsx}',
      'apps/console/{src,build}/**/*.test.{ts,tsx}',
      'apps/platform/src/**/*.test.{ts,tsx}',
    ],
    setupFiles: ['apps/console/testing/setup.ts'],
    restoreMocks: true,
    // Files share one process (3 s instead of 16); each test cleans up after itself.
    isolate: false,
  },
});
