import { z } from 'zod'
import { zCents, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { daysBetween, type BusinessDay } from '../../../shared/business-day.ts'
import { zCarrierCode, zManifestId, zParcelId } from '../ids.ts'
import { zCarrier } from './carrier.ts'
import { zParcel, zProof, type Parcel } from './parcel.ts'

/** What somebody asks for at the counter, as a card shows it. */
export const zCard = z.strictObject({
  ...zParcel.pick({
    parcelId: true,
    direction: true,
    carrier: true,
    code: true,
    parcelNo: true,
    parcelCount: true,
    name: true,
    phone: true,
    size: true,
    place: true,
    state: true,
    receivedAtMs: true,
    deadline: true,
    number: true,
  }).shape,
  carrierName: z.string(),
  /** How many days ago its time was over; null while it is not. Nought: it goes back for another reason. */
  lateDays: z.int().min(0).nullable(),
  rule: zCarrier.pick({ kind: true, proof: true, thirdPerson: true, isSigned: true, lateHandOver: true }),
  local: z
    .strictObject({
      note: z.string(),
      toPayCents: zCents,
      /** What of it is neither paid nor on a ticket. */
      leftCents: zCents,
      notifiedAtMs: zInstantMs.nullable(),
      /** A code of ours was told to somebody; and it was given lately. */
      hasCode: z.boolean(),
      isOpen: z.boolean(),
    })
    .nullable(),
})
export type Card = Readonly<z.infer<typeof zCard>>

/** A parcel of the register that is not here to be handed over, and what became of it. */
export const zGone = z.strictObject({
  parcelId: zParcelId,
  carrierName: z.string(),
  code: z.string(),
  name: z.string(),
  state: zParcel.shape.state,
  /** When it became so, and who did it. */
  atMs: zInstantMs.nullable(),
  by: z.string(),
  /** What was seen when it was handed over. */
  seen: zCarrier.shape.proof,
  thirdPerson: z.string(),
  /** It was handed over today: it may still be taken back. */
  mayUndo: z.boolean(),
})
export type Gone = Readonly<z.infer<typeof zGone>>

/** Whose number a code is, and whether its key is right. */
export const zRead = z.strictObject({
  code: z.string(),
  /** The café's carriers that it may be of; one alone where the label says so. */
  choices: z.array(z.strictObject({ carrier: zCarrierCode, name: z.string() })),
  isSure: z.boolean(),
  key: z.strictObject({ expected: z.string(), read: z.string() }).nullable(),
  parcelNo: z.int(),
  parcelCount: z.int(),
})

/** What whoever came showed, as the screen sends it. */
export const zShownProof = zProof.pick({
  proofId: true,
  idType: true,
  codeOk: true,
  thirdPerson: true,
  signature: true,
})
/** Why a hand-over is taken back, and why one is allowed that came too late: codes, since events keep no words for good. */
export const zUndoReason = z.enum(['wrong-parcel', 'wrong-person', 'not-taken', 'mistake'])
export type UndoReason = z.infer<typeof zUndoReason>
export const zLateReason = z.enum(['carrier-agreed', 'driver-not-come', 'cafe-shut', 'other'])
export type LateReason = z.infer<typeof zLateReason>
/** How long it took, from the first sign of it on the screen; null where nobody measured. */
export const zSeconds = z.int().min(0).max(3600).nullable()
export const zMeasures = z.strictObject({
  weightG: z.int().min(1).max(200_000).nullable(),
  longestCm: z.int().min(1).max(500).nullable(),
  /** Length and width and height. */
  sumCm: z.int().min(1).max(1500).nullable(),
})

export const zManifestReason = z.enum(['dropped-off', 'expired', 'refused'])
export type ManifestReason = z.infer<typeof zManifestReason>
/** What a driver took along, as it was signed for. */
export const zManifest = z.strictObject({
  manifestId: zManifestId,
  number: z.string(),
  carrier: zCarrierCode,
  atMs: zInstantMs,
  by: z.string(),
  driver: zText(60),
  signature: zProof.shape.signature,
  /** Why nobody signed; empty where somebody did. */
  unsignedReason: zText(80),
  items: z.array(
    z.strictObject({
      parcelId: zParcelId,
      code: z.string(),
      parcelNo: z.int(),
      parcelCount: z.int(),
      number: z.string(),
      reason: zManifestReason,
    }),
  ),
})
export type Manifest = Readonly<z.infer<typeof zManifest>>

/** By how many days a parcel's time is over; null while it is not, nought where it goes back before that. */
export function lateDaysOf({ state, deadline }: Pick<Parcel, 'state' | 'deadline'>, today: BusinessDay): number | null {
  const days = deadline === null ? 0 : Math.max(0, daysBetween(deadline, today))
  return days > 0 || state === 'to-return' ? days : null
}
