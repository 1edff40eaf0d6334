import type { Page } from '@playwright/test'
import { texts, type Lang } from '../../src/shared/texts/index.ts'
import { expect } from './till.ts'

/** What a hand does at the counter, for the specs that begin behind a sale. */
export async function sell(page: Page, tiles: readonly RegExp[], tender = 'Espèces juste'): Promise<void> {
  for (const tile of tiles) await page.getByRole('button', { name: tile }).click()
  await page.getByRole('button', { name: tender, exact: true }).click()
  await expect(page.getByText('Payé', { exact: true })).toBeVisible()
}

/** Counts touches and keys from now on; answers with what they come to. */
export async function countTaps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = { taps: 0 }
    Object.assign(globalThis, { counted })
    for (const kind of ['click', 'keydown']) addEventListener(kind, () => (counted.taps += 1), true)
  })
  return () => page.evaluate(() => (globalThis as unknown as { counted: { taps: number } }).counted.taps)
}

/** The last ticket's card, over the tiles. */
export async function openCard(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Rembourser ou corriger le ticket/ }).click()
  await expect(page.getByRole('heading', { name: /Ticket n°/ })).toBeVisible()
}

export async function openPeople(page: Page): Promise<void> {
  await page.getByRole('button', { name: /changer de personne/ }).click()
  await expect(page.getByRole('heading', { name: 'Qui est à la caisse' })).toBeVisible()
}

/** Types a PIN on the pad that has this key, and confirms it: more than one may be open. */
export async function typePin(page: Page, pin: string, confirm = 'Entrer'): Promise<void> {
  const key = (name: string) => page.getByRole('button', { name, exact: true })
  const pad = page
    .locator('.pin')
    .filter({ has: key(confirm) })
    .first()
  for (const name of [...pin, confirm]) await pad.getByRole('button', { name, exact: true }).click()
}

/** Léa, the manager, gets a PIN: from then on the till can be locked, and she can grant what a server may not. */
export async function giveLeaPin(page: Page, pin = '4711'): Promise<void> {
  await openPeople(page)
  await page.getByRole('button', { name: 'L’équipe' }).click()
  await page.getByRole('button', { name: 'Modifier Léa' }).click()
  await page.getByRole('button', { name: 'Donner un code' }).click()
  await typePin(page, pin, 'Garder ce code')
  await expect(page.getByRole('button', { name: 'Changer le code' })).toBeVisible()
  await page.keyboard.press('Escape') // back to the team
  await page.keyboard.press('Escape') // to the tiles
}

/** Sami, a server without a PIN, takes the till. */
export async function signInSami(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Sami/ }).click()
  await expect(page.getByRole('button', { name: 'Sami : changer de personne' })).toBeVisible()
}

/** From the cash screen to a page of the settings, whichever part of them it is in. */
export async function toSettingsPage(page: Page, name: string, lang: Lang = 'fr'): Promise<void> {
  const t = texts[lang]
  const { settings } = t.control
  await page.getByRole('radio', { name: t.cash.settings }).click()
  const parts = page.getByRole('radiogroup', { name: settings.parts, exact: true })
  const key = page.getByRole('navigation', { name: settings.pages }).getByRole('button', { name, exact: true })
  for (const part of Object.values(settings.partNames)) {
    await parts.getByRole('radio', { name: part }).click()
    await expect(parts.getByRole('radio', { name: part })).toBeChecked()
    if ((await key.count()) > 0) break
  }
  await key.click()
}
