import { z } from 'zod'
import { ok, refuse, type Result } from '../../../shared/result.ts'

/** Of parcels.md §1.5; those marked there with a star are ends. */
export const zParcelState = z.enum([
  'announced',
  'stored',
  'to-return',
  'picked-up',
  'handed-over',
  'not-received',
  'closed-missing',
  'refused-at-dock',
  'dropped-off',
  'missing',
  'lost',
])
export type ParcelState = z.infer<typeof zParcelState>

export const zParcelEventKind = z.enum([
  'announce',
  'receive',
  'refuse-at-dock',
  'not-seen',
  'close-missing',
  'drop-off',
  'hand-over',
  'undo-hand-over',
  'expire',
  'give-to-driver',
  'miss',
  'find',
  'lose',
])
export type ParcelEventKind = z.infer<typeof zParcelEventKind>

/** In the house: it takes room, and an inventory looks for it. */
const HERE: readonly ParcelState[] = ['stored', 'to-return', 'dropped-off']
/** As long as it may still move: one row at most for each carrier, code and parcel number. */
const ENDS: readonly ParcelState[] = ['picked-up', 'handed-over', 'closed-missing', 'refused-at-dock', 'lost']
export const isHere = (state: ParcelState): boolean => HERE.includes(state)
export const isOver = (state: ParcelState): boolean => ENDS.includes(state)

/** From which states each event leads where; `before` is what it was when nobody found it, or before it was handed over. */
const TABLE: Readonly<Record<ParcelEventKind, Partial<Record<ParcelState | 'new', ParcelState | 'before'>>>> = {
  // Again on the list of another day, after it was not in the van.
  announce: { new: 'announced', 'not-received': 'announced' },
  receive: { new: 'stored', announced: 'stored', 'not-received': 'stored' },
  // From the shelf as well, while the driver is still there to take it back.
  'refuse-at-dock': {
    new: 'refused-at-dock',
    announced: 'refused-at-dock',
    'not-received': 'refused-at-dock',
    stored: 'refused-at-dock',
  },
  'not-seen': { announced: 'not-received' },
  'close-missing': { 'not-received': 'closed-missing' },
  'drop-off': { new: 'dropped-off' },
  'hand-over': { stored: 'picked-up', 'to-return': 'picked-up' },
  'undo-hand-over': { 'picked-up': 'before' },
  expire: { stored: 'to-return' },
  'give-to-driver': { 'to-return': 'handed-over', 'dropped-off': 'handed-over' },
  miss: { stored: 'missing', 'to-return': 'missing', 'dropped-off': 'missing' },
  find: { missing: 'before' },
  lose: { missing: 'lost' },
}

/** Where an event leads, or why it does not: the sentence is made of the state that it is in. */
export function move(
  state: ParcelState | 'new',
  event: ParcelEventKind,
  before: ParcelState | null,
): Result<ParcelState, 'PARCEL_NOT_SO'> {
  const next = TABLE[event][state]
  if (next === undefined) return refuse('PARCEL_NOT_SO', { state, event })
  if (next !== 'before') return ok(next)
  return before === null ? refuse('PARCEL_NOT_SO', { state, event }) : ok(before)
}
