import { z } from 'zod'
import { zCents, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { ok, refuse, type Result } from '../../../shared/result.ts'
import { zArticleCode, zItemId, zServiceCode } from '../ids.ts'

export const zItemState = z.enum(['deposited', 'sent', 'back', 'collected', 'lost'])
export type ItemState = z.infer<typeof zItemState>
export const zItemAct = z.enum(['send', 'receive', 'collect', 'lose', 'find'])
export type ItemAct = z.infer<typeof zItemAct>

/** From where each act leads where; anything else is refused with the state it found. */
const ways: Readonly<Record<ItemAct, Partial<Record<ItemState, ItemState>>>> = {
  send: { deposited: 'sent' },
  receive: { sent: 'back', deposited: 'back' },
  // Somebody may want it back before it ever left.
  collect: { back: 'collected', deposited: 'collected' },
  lose: { deposited: 'lost', sent: 'lost', back: 'lost' },
  find: { lost: 'back' },
}
export function stateAfter(state: ItemState, act: ItemAct): Result<ItemState, 'ITEM_NOT_SO'> {
  const next = ways[act][state]
  return next === undefined ? refuse('ITEM_NOT_SO', { state }) : ok(next)
}

/** Something of a customer that goes to a partner and comes back: a coat, a repair. */
export const zItem = z.strictObject({
  itemId: zItemId,
  service: zServiceCode,
  /** « P-2026-000012 », on its stub. */
  number: z.string(),
  article: zArticleCode,
  label: z.string(),
  pieces: z.int().min(1).max(99),
  note: zText(60),
  /** Empty once they were erased. */
  name: zText(60),
  phone: zText(24),
  priceCents: zCents,
  state: zItemState,
  depositedAtMs: zInstantMs,
  sentAtMs: zInstantMs.nullable(),
  backAtMs: zInstantMs.nullable(),
  calledAtMs: zInstantMs.nullable(),
  /** When it left the café's hands for good: collected, or given up as lost. */
  endedAtMs: zInstantMs.nullable(),
})
export type Item = Readonly<z.infer<typeof zItem>>

/** It waits for somebody who may not know that it is back. */
export const isToCall = ({ state, calledAtMs }: Pick<Item, 'state' | 'calledAtMs'>): boolean =>
  state === 'back' && calledAtMs === null
