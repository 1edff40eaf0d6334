import type { ContractRouterClient } from '@orpc/contract'
import type { Page } from '@playwright/test'
import type { ParcelsContract } from '../../src/bricks/parcels/contract/index.ts'
import { newParcelId, type CarrierCode } from '../../src/bricks/parcels/ids.ts'
import { mondialRelayKey } from '../../src/bricks/parcels/labels/check-digits.ts'
import { screenTexts } from '../../src/bricks/parcels/texts/screens.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { expect, type Cafe } from './till.ts'

const t = screenTexts.fr.counter
export const MR = 'mondial-relay' as CarrierCode
type Parcels = ContractRouterClient<ParcelsContract>

export const parcelsOf = async (cafe: Cafe): Promise<Parcels> =>
  ((await cafe.ask()) as unknown as { readonly parcels: Parcels }).parcels // the router holds the contract of every brick by its name

/** A label of Mondial Relay with both its keys right. */
export function labelOf(serial: number): string {
  const first = `24${serial}0101`
  return `${first}${mondialRelayKey(first)}0750304219${mondialRelayKey('0750304219')}`
}

export async function lay(parcels: Parcels, serial: number, name: string, place: string): Promise<void> {
  const parcelId = newParcelId()
  const label = { text: labelOf(serial), carrier: MR, forcedReason: '', name, size: 'S' } as const
  await parcels.registerNow({ parcelId, ...label, commandId: newCommandId() })
  const more = { parcelId, size: 'S', place, name, phone: '', weightG: null } as const
  await parcels.amendParcel({ ...more, commandId: newCommandId() })
}

/** Opens the day and the page of the parcels, and counts every press of a finger from then on. */
export async function atTheCounter(page: Page, cafe: Cafe) {
  await cafe.open(page)
  await cafe.openDay(page)
  const parcels = await parcelsOf(cafe)
  await page.getByRole('navigation').getByRole('button', { name: screenTexts.fr.title }).click()
  await expect(page.getByRole('heading', { name: screenTexts.fr.title, exact: true })).toBeVisible()
  await page.evaluate(() => {
    Object.assign(window, { taps: 0 })
    window.addEventListener('pointerdown', () => Object.assign(window, { taps: Reflect.get(window, 'taps') + 1 }), true)
  })
  return { parcels, taps: () => page.evaluate(() => Reflect.get(window, 'taps') as number) }
}

export const key = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).first()

export const paper = (page: Page, whose: string, kind: string) =>
  page.getByRole('group', { name: whose }).getByRole('button', { name: kind, exact: true }).click()

/** One stroke of a finger on the pad. */
export async function sign(page: Page): Promise<void> {
  const box = await page.getByRole('img', { name: t.signHere }).boundingBox()
  if (!box) throw new Error('there is no pad')
  const to = (x: number, y: number) => page.mouse.move(box.x + box.width * x, box.y + box.height * y)
  await to(0.1, 0.7)
  await page.mouse.down()
  for (let i = 1; i <= 24; i += 1) await to(0.1 + i * 0.022, 0.6 + Math.sin(i * 0.9) * 0.2)
  await page.mouse.up()
}
