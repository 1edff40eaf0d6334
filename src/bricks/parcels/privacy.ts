import { addDays, wallTime, type BusinessDay } from '../../shared/business-day.ts'
import { instantOf } from '../../shared/wall-clock.ts'
import { NOBODY, type NameStore } from './name-store.ts'
import type { ParcelsParts } from './parts.ts'
import type { Parcel, Proof } from './rules/parcel.ts'
import { lastErased } from './rules/retention.ts'

/** Writes what the till does when nobody holds it. */
const TILL_ITSELF = 'opr_till'

/** Without whoever it was for; what it was, when, and what it brought stays. */
export const withoutName = (parcel: Parcel): Parcel => ({
  ...parcel,
  name: '',
  phone: '',
  local: parcel.local && { ...parcel.local, note: '' },
})
/** That somebody else came, with which kind of paper, stays; who it was does not. */
export const withoutSignature = ({ thirdPerson, ...proof }: Proof): Proof => ({
  ...proof,
  signature: '',
  thirdPerson: thirdPerson && { ...thirdPerson, name: NOBODY },
})

/**
 * Forgets, once a day, whose parcels they were that left so many months ago (brief parcels §1.1, A-15), or that nobody has
 * seen since: announced and never brought, missing and never settled. A claim that is open holds its parcel back. Asked at every look: all but the first of a day cost nothing.
 */
export function createForget(
  { carriers, zone, doors }: Pick<ParcelsParts, 'carriers' | 'zone' | 'doors'>,
  names: NameStore,
): (nowMs: number, afterCommit: (work: () => void) => void) => void {
  let doneOn: BusinessDay | undefined

  return (nowMs, afterCommit) => {
    const today = wallTime(nowMs, zone()).day
    if (today === doneOn) return
    const { keptMonths } = carriers.setup()
    const untilMs = instantOf(addDays(lastErased(today, keptMonths), 1), 0, zone())
    const count = names.overwriting(() => {
      const parcels = names.parcelsBefore(untilMs).map(withoutName)
      const proofs = names.proofsBefore(untilMs).map(withoutSignature)
      parcels.forEach(names.save)
      proofs.forEach(names.saveProof)
      return parcels.length + proofs.length + names.eraseOthersBefore(untilMs)
    })
    if (count > 0) {
      doors.eventLog.record('retention-applied', { nowMs, operator: TILL_ITSELF }, { dataClass: 'parcels', count })
      afterCommit(names.scrub)
    }
    // What was rolled back is done at the next look.
    afterCommit(() => {
      doneOn = today
    })
  }
}
