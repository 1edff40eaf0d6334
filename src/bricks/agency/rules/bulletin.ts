import { z } from 'zod'
import { zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zLineId } from '../../../shared/ids.ts'
import { zArticleCode, zServiceCode } from '../ids.ts'
import { zBulletin } from './refs.ts'
import { zAmount } from './service.ts'

/** The paper that a deposit goes back against: which vessel is out now, and what was exchanged before. */
export const zBulletinRow = z.strictObject({
  service: zServiceCode,
  bulletin: zBulletin,
  article: zArticleCode,
  depositCents: zAmount,
  lineId: zLineId,
  atMs: zInstantMs,
  exchanges: z.array(z.strictObject({ atMs: zInstantMs, from: zArticleCode, to: zArticleCode })).max(100),
})
export type BulletinRow = Readonly<z.infer<typeof zBulletinRow>>

/** `free`: its line was taken off before it was paid, so the number may be used again. */
export type BulletinState = 'on-ticket' | 'held' | 'given-back' | 'free'
export function bulletinState(facts: {
  readonly wasPaid: boolean
  readonly balanceCents: number
  readonly isOnTicket: boolean
}): BulletinState {
  if (facts.balanceCents > 0) return 'held'
  if (facts.wasPaid) return 'given-back'
  return facts.isOnTicket ? 'on-ticket' : 'free'
}
