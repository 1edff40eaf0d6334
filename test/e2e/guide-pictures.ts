import type { Page } from '@playwright/test'
import type { GuidePage } from '../../src/renderer/client/guide.ts'
import type { Lang } from '../../src/shared/texts/index.ts'
import { expect } from './till.ts'

/** Takes the pictures of the guide again and compares them; a share of a picture may differ, such as its clock. */
export function guidePictures(page: Page, lang: Lang, maxDiffPixelRatio: number) {
  const taken = new Set<string>()
  return {
    async take(name: string, mayDiffer = maxDiffPixelRatio): Promise<void> {
      taken.add(name)
      const how = { animations: 'disabled', caret: 'hide', maxDiffPixelRatio: mayDiffer } as const
      await expect(page).toHaveScreenshot(`${name}-${lang}.png`, how)
    },
    /** That all those that these pages show were taken, and none that nobody shows. */
    expectAllOf(pages: readonly GuidePage[]): void {
      const shown = pages.flatMap(({ steps }) => steps.flatMap(({ picture }) => picture ?? []))
      expect([...taken].toSorted()).toEqual([...new Set(shown)].toSorted())
    },
  }
}
export type Take = (name: string, mayDiffer?: number) => Promise<void>

/** That both languages tell the same, step by step. */
export function expectSamePages(fr: readonly GuidePage[], en: readonly GuidePage[]): void {
  const shape = (pages: readonly GuidePage[]) =>
    pages.map(({ id, group, steps }) => ({ id, group, pictures: steps.map(({ picture }) => picture) }))
  expect(shape(en)).toEqual(shape(fr))
}

/** A page as the guide shows it, in a language. */
export async function asTheGuideShows(page: Page, lang: Lang): Promise<void> {
  await page.setViewportSize({ width: 1100, height: 700 })
  await page.addInitScript((kept) => localStorage.setItem('zinc.preferences', kept), JSON.stringify({ lang }))
}

/** Keys by their names, one after the other. */
export const handsOn = (page: Page) => ({
  key: (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first(),
  async press(...names: readonly (string | RegExp)[]) {
    for (const name of names) await this.key(name).click({ timeout: 20_000 })
  },
})
