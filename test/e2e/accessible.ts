import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './till.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']

/** Waits for what slides or fades: its colours and place are not yet its own. What never ends is not waited for. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(ending.map((one) => one.finished))
  })
}

/** What axe finds wrong on the screen as it is, one line a fault; of another theme of it, only the colours are new. */
export async function expectAccessible(page: Page, screen: string, looksAt: 'all' | 'colours' = 'all'): Promise<void> {
  await atRest(page)
  const axe = new AxeBuilder({ page }).setLegacyMode() // our pages have no frames: no second page is needed
  const { violations, passes } = await (
    looksAt === 'all' ? axe.withTags(TAGS) : axe.withRules(['color-contrast', 'link-in-text-block'])
  ).analyze()
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.join(' ')}\n    ${failureSummary?.replaceAll('\n', ' ')}`,
    ),
  )
  expect.soft(told, screen).toEqual([])
  expect(passes.length, 'axe looked at the screen').toBeGreaterThan(looksAt === 'all' ? 10 : 0)
}

/** Where the Tab key goes from the top of the page until it comes back, and whether the place is seen there. */
export async function tabStops(page: Page): Promise<readonly TabStop[]> {
  const isAtTop = () => page.evaluate(() => document.activeElement === null || document.activeElement === document.body)
  for (let n = 0; n < 200 && (n === 0 || !(await isAtTop())); n += 1) await page.keyboard.press('Tab')
  const stops: TabStop[] = []
  for (let n = 0; n < 200; n += 1) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const at = document.activeElement
      if (!at || at === document.body || at.hasAttribute('data-stop')) return undefined
      at.setAttribute('data-stop', '')
      const { outlineStyle, outlineWidth } = getComputedStyle(at)
      const region = at.closest('nav.rail, main, aside')
      return {
        name: at.getAttribute('aria-label') ?? at.textContent ?? '',
        region: region?.matches('nav') ? 'rail' : region?.matches('aside') ? 'ticket' : 'main',
        isSeen: outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2,
      }
    })
    if (!stop) break
    stops.push(stop)
  }
  return stops
}
export type TabStop = { readonly name: string; readonly region: string; readonly isSeen: boolean }

/** The keys that a finger could press and that no Tab came to (after `tabStops`). */
export function missedByTab(page: Page): Promise<readonly (string | null)[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, [role="button"], a[href]')]
      .filter((key) => key.checkVisibility({ visibilityProperty: true }) && !key.hasAttribute('data-stop'))
      // Of a group of radios Tab finds the chosen one, arrows the others.
      .filter((key) => !(key.getAttribute('role') === 'radio' && key.getAttribute('aria-checked') === 'false'))
      .map((key) => key.getAttribute('aria-label') ?? key.textContent),
  )
}

/**
 * Every key can be brought into the window and lies open there; the page scrolls down, never sideways. The demo's paper
 * lies over some of the tiles at any size, until it is put away.
 */
export async function expectReachable(page: Page, screen: string): Promise<void> {
  await atRest(page)
  const { wide, hidden, looked } = await page.evaluate(() => {
    const keys = [...document.querySelectorAll<HTMLElement>('button, input')].filter((key) =>
      key.checkVisibility({ visibilityProperty: true }),
    )
    const isOpen = (key: HTMLElement) => {
      key.scrollIntoView({ block: 'center', inline: 'center' })
      const { left, top, width, height } = key.getBoundingClientRect()
      const found = document.elementFromPoint(left + width / 2, top + height / 2)
      const isInside = left >= -1 && left + width <= innerWidth + 1 && width > 0 && height > 0
      return (
        isInside &&
        found !== null &&
        (key.contains(found) || found.contains(key) || found.closest('.paper-pane') !== null)
      )
    }
    const closed = keys.filter((key) => !isOpen(key))
    const { scrollWidth, clientWidth } = document.documentElement
    return {
      wide: scrollWidth - clientWidth,
      hidden: closed.map((key) => key.getAttribute('aria-label') ?? key.textContent),
      looked: keys.length,
    }
  })
  expect.soft(hidden, `${screen}: keys out of reach`).toEqual([])
  expect.soft(wide, `${screen}: scrolls sideways`).toBe(0)
  expect(looked).toBeGreaterThanOrEqual(2)
}
