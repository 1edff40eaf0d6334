import type { LaunchOptions } from '@playwright/test'
import { findBrowser, windowFeaturesOff } from '../../resources/setup/browser.mjs'

const isRoot = process.getuid?.() === 0
const browser = findBrowser()

/** The Chromium of every spec, with what one of them needs besides. */
export function launchWith(more: readonly string[] = []): LaunchOptions {
  return {
    ...(browser === undefined ? {} : { executablePath: browser }),
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      `--disable-features=${windowFeaturesOff.join()}`,
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  }
}
