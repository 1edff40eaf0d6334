import { defineConfig } from '@playwright/test'
import { launchWith } from './test/e2e/browser.ts'

export default defineConfig({
  testDir: 'test/e2e',
  // Emptied by Playwright at every run; screenshots that are kept go beside it.
  outputDir: 'artefacts/playwright',
  forbidOnly: process.env['CI'] !== undefined,
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: {
    timeout: 10_000,
    // The pictures of the user's guide: what a screen looks like is compared with what the guide shows of it.
    toHaveScreenshot: { pathTemplate: 'src/renderer/guide/pictures/{arg}{ext}', maxDiffPixelRatio: 0.03 },
  },
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  projects: [
    {
      name: 'counter',
      testMatch: '*.spec.ts',
      testIgnore: 'electron.spec.ts',
      use: {
        browserName: 'chromium',
        headless: true,
        locale: 'fr-FR',
        timezoneId: 'Europe/Paris',
        viewport: { width: 1366, height: 768 },
        screenshot: 'only-on-failure',
        trace: 'retain-on-failure',
        launchOptions: launchWith(),
      },
    },
    { name: 'electron', testMatch: 'electron.spec.ts', workers: 1 },
  ],
})
