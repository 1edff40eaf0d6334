import { wallTime, type BusinessDay } from '../../../shared/business-day.ts'
import type { CarrierCode, ParcelId } from '../ids.ts'
import type { ParcelEventKind } from './states.ts'

/** An event of the register with what is known of its parcel: nobody's name. */
export type Told = {
  readonly seq: number
  readonly atMs: number
  readonly kind: ParcelEventKind
  readonly parcelId: ParcelId
  readonly carrier: CarrierCode
  readonly direction: 'in' | 'out'
  readonly code: string
  readonly weightG: number | null
  /** Parcels that one person took in one go have the same proof. */
  readonly proofId: string | null
  readonly deliveryId: string | null
  /** How long it took, where the screen that did it says so. */
  readonly seconds: number | null
}

/** What the café did for a carrier, and is paid for (all but `received`). */
export type Act = Omit<Told, 'kind'> & {
  readonly kind: 'received' | 'handed-over' | 'dropped-off' | 'returned'
  /** By the clock on the wall: what was agreed for that day is what it costs. */
  readonly day: BusinessDay
}

function kindOf({ kind, direction }: Told): Act['kind'] | undefined {
  if (kind === 'receive') return 'received'
  if (kind === 'hand-over') return 'handed-over'
  if (kind === 'drop-off') return 'dropped-off'
  // What was dropped off leaves as a matter of course: it was paid when it came.
  return kind === 'give-to-driver' && direction === 'in' ? 'returned' : undefined
}

/** What takes an act back: a hand-over by mistake; a parcel that was laid down and went back with the driver as damaged. */
const TAKES_BACK: Partial<Record<ParcelEventKind, Act['kind']>> = {
  'undo-hand-over': 'handed-over',
  'refuse-at-dock': 'received',
}

/** The acts that stand, in their order: what was taken back never was. */
export function actsOf(told: readonly Told[], zone: string): readonly Act[] {
  const acts: Act[] = []
  for (const one of told) {
    const taken = TAKES_BACK[one.kind]
    if (taken) {
      const undone = acts.findLastIndex(({ kind, parcelId }) => kind === taken && parcelId === one.parcelId)
      if (undone >= 0) acts.splice(undone, 1)
    }
    const kind = kindOf(one)
    if (kind) acts.push({ ...one, kind, day: wallTime(one.atMs, zone).day })
  }
  return acts
}

export type Counts = {
  readonly received: number
  readonly handedOver: number
  readonly droppedOff: number
  readonly returned: number
}
export function countsOf(acts: readonly Act[]): Counts {
  const count = (kind: Act['kind']) => acts.filter((act) => act.kind === kind).length
  return {
    received: count('received'),
    handedOver: count('handed-over'),
    droppedOff: count('dropped-off'),
    returned: count('returned'),
  }
}
