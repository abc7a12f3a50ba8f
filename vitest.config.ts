import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    teardownTimeout: 60_000,
    // Tests wait for each other's processes more than they compute: one core is not kept for whoever started them.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{app,main,renderer,server,scripts,bench}/**/*.test.{ts,tsx}', 'tests/support/**/*.test.ts'],
          testTimeout: 20_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'contract',
          include: ['tests/{contract,hostile}/**/*.test.ts'],
          globalSetup: ['tests/support/prepared/contract.setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.journey.test.ts'],
          globalSetup: ['tests/support/prepared/journeys.setup.ts'],
          pool: 'forks',
          fileParallelism: false,
          sequence: { concurrent: false, groupOrder: 3 },
          retry: 0,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
