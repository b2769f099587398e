import { defineConfig } from 'vitest/config';

const slow = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
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
      { test: { ...slow, name: 'faults', include: ['test/faults/**/*.test.ts'], fileParallelism: false } },
    ],
  },
});
