import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // A busy machine answers late; what is waited for is a fact, never a speed.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'test/{unit,property,contract,architecture,hardware,fiscal,golden}/**/*.test.{ts,tsx}',
            'src/**/*.test.{ts,tsx}',
          ],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'crash',
          include: ['test/crash/**/*.test.ts'],
          testTimeout: 30 * 60_000,
          hookTimeout: 120_000,
          // After the quick ones: it keeps both cores and the disk busy.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
