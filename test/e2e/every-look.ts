import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { keepPicture } from './till.ts'
import { expectNothingOutside } from './whole-screen.ts'

const SIZES = [
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const

/** The screen as it is now, in every size and both themes: a picture of each, nothing cut off, nothing that axe knows. */
export async function lookEveryWay(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()
  for (const size of SIZES) {
    await page.setViewportSize(size)
    await keepPicture(page, `${name}-${size.width}`)
    await expectNothingOutside(page)
  }
  await page.setViewportSize(SIZES[0])
  await expectAccessible(page, name)
  await page.emulateMedia({ colorScheme: 'dark' })
  await keepPicture(page, `${name}-dark`)
  await expectAccessible(page, `${name}, dark`, 'colours')
  await page.emulateMedia({ colorScheme: 'light' })
  if (before) await page.setViewportSize(before)
}
