import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Every process of a test run, and those it starts, find what another has compiled. */
process.env.NODE_COMPILE_CACHE = resolve(import.meta.dirname, 'build/compile-cache');

const slow = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    // Most of the work is done by the services under test: one worker would leave a computer of two cores half idle.
    maxWorkers: 3,
    projects: [
      {
        test: {
          ...slow,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/journeys/**', 'test/browser/**', 'test/api/**', 'test/faults/**'],
        },
      },
      {
        test: {
          ...slow,
          name: 'service',
          include: ['test/journeys/**/*.test.ts', 'test/api/**/*.test.ts', 'test/browser/**/*.test.ts'],
          globalSetup: ['test/support/shared-service.ts'],
        },
      },
      {
        test: {
          ...slow,
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          globalSetup: ['test/support/shared-assembly.ts'],
        },
      },
    ],
  },
});
