import type { Page } from '@playwright/test'
import { expect } from './till.ts'

/**
 * Nothing scrolls the page, and no key lies outside of it; lists scroll inside themselves. Looked at again until it is so:
 * on a machine that is busy a picture may be taken while its panel still comes in.
 */
export async function expectNothingOutside(page: Page): Promise<void> {
  await expect(async () => {
    const { scroll, view, outside, cut } = await placesOf(page)
    expect(scroll).toEqual(view)
    expect(outside, 'keys outside of the screen').toEqual([])
    expect(cut, 'wider than their place').toEqual([])
  }).toPass({ timeout: 20_000 })
}

function placesOf(page: Page) {
  return page.evaluate(() => {
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = document.documentElement
    const lists =
      '.report-body, .sv-body, .sv-side-body, .bk-scroll, .cash-body, .closing-scroll, .card-lines, .invoice-body, .people-tiles, .person-form, .tab-tiles, .pick-tiles, .describe, .lines, .editor-body, .printer-side'
    const keys = [...document.querySelectorAll<HTMLElement>('button, input')].filter((key) => key.checkVisibility())
    const isOutside = (key: HTMLElement) => {
      const { left, top, right, bottom } = key.getBoundingClientRect()
      const isBeside = left < -1 || right > clientWidth + 1
      return isBeside || (!key.closest(lists) && (top < -1 || bottom > clientHeight + 1))
    }
    const isCut = (key: HTMLElement) => key.tagName === 'BUTTON' && key.scrollWidth > key.clientWidth + 1
    const name = (key: HTMLElement) => key.getAttribute('aria-label') ?? key.textContent
    return {
      scroll: [scrollWidth, scrollHeight],
      view: [clientWidth, clientHeight],
      outside: keys.filter(isOutside).map(name),
      cut: [...keys.filter(isCut), ...document.querySelectorAll<HTMLElement>(`${lists}, .total`)]
        .filter((box) => box.scrollWidth > box.clientWidth + 1)
        .map(name),
    }
  })
}

/** The finger's keys are as large as a finger. */
export async function expectTappable(page: Page, keys: string): Promise<void> {
  const small = await page.evaluate((selector) => {
    const tap = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--tap'))
    return [...document.querySelectorAll<HTMLElement>(selector)]
      .filter((key) => key.checkVisibility() && key.getBoundingClientRect().height < tap - 1)
      .map((key) => key.textContent)
  }, keys)
  expect(small, 'smaller than a finger').toEqual([])
}
