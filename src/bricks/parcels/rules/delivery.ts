import { z } from 'zod'
import { zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zOperatorId } from '../../../shared/ids.ts'
import { zCarrierCode, zDeliveryId } from '../ids.ts'
import type { ParcelState } from './states.ts'

export const ANNOUNCED_MAX = 2000

/** What came of a round: the sums that whoever closes it looks at. */
export const zFigures = z.strictObject({
  announced: z.int().min(0),
  /** Those that nobody announced among them. */
  received: z.int().min(0),
  refused: z.int().min(0),
  missing: z.int().min(0),
  unexpected: z.int().min(0),
})
export type Figures = Readonly<z.infer<typeof zFigures>>

/** A round in: a driver, what is announced, what is scanned. */
export const zDelivery = z.strictObject({
  deliveryId: zDeliveryId,
  carrier: zCarrierCode,
  driver: zText(60),
  openedAtMs: zInstantMs,
  openedBy: zOperatorId,
  closedAtMs: zInstantMs.nullable(),
  /** « 12 annoncés »; null where no number was said. */
  announcedCount: z.int().min(0).max(ANNOUNCED_MAX).nullable(),
  /** As it was closed: what becomes of its parcels later changes nothing of it. Null while it is open. */
  closed: zFigures.nullable(),
})
export type Delivery = Readonly<z.infer<typeof zDelivery>>

type Item = { readonly isListed: boolean; readonly state: ParcelState }
const WAITED: readonly ParcelState[] = ['announced', 'not-received', 'closed-missing']

/**
 * The sums of a round. What is missing is each code of the list that was not seen; where a greater number was said than
 * codes were listed, those beyond the list are counted by number alone, and what was not listed fills them.
 */
export function figuresOf(announcedCount: number | null, items: readonly Item[]): Figures {
  const listed = items.filter(({ isListed }) => isListed).length
  const unlisted = items.length - listed
  const byNumber = Math.max(0, (announcedCount ?? 0) - listed)
  const isAnnounced = listed + byNumber > 0
  const refused = items.filter(({ state }) => state === 'refused-at-dock').length
  const waited = items.filter(({ state }) => WAITED.includes(state)).length
  return {
    announced: listed + byNumber,
    received: items.length - refused - waited,
    refused,
    missing: waited + Math.max(0, byNumber - unlisted),
    unexpected: isAnnounced ? Math.max(0, unlisted - byNumber) : 0,
  }
}

/** What nobody believes where nothing was agreed. */
const ABSURD = 300
/** The limit that a number goes beyond, so that it is asked; undefined where it is an ordinary day. */
export function limitPassed(count: number, limit: number | null): number | undefined {
  const most = limit ?? ABSURD
  return count > most ? most : undefined
}
