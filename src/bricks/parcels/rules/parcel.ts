import { z } from 'zod'
import { zBusinessDay, zCents, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zCarrierCode, zDeliveryId, zManifestId, zParcelId, zProofId } from '../ids.ts'
import { zSize } from './carrier.ts'
import { zParcelState } from './states.ts'

/** A parcel in the register of the café. Names and telephones are erased when their time is over; the rest is kept. */
export const zParcel = z.strictObject({
  parcelId: zParcelId,
  direction: z.enum(['in', 'out']),
  carrier: zCarrierCode,
  /** As normalised: the shipment. With `parcelNo` it names one parcel of a carrier while it is here. */
  code: zText(60, 1),
  parcelNo: z.int().min(1).max(99),
  parcelCount: z.int().min(1).max(99),
  /** What its check digit said; a wrong one was forced with a reason. */
  check: z.enum(['ok', 'forced', 'none']),
  forcedReason: zText(80),
  name: zText(60),
  phone: zText(24),
  size: zSize,
  weightG: z.int().min(1).nullable(),
  /** Where it lies; null where it is not in the house. */
  place: zText(8).nullable(),
  state: zParcelState,
  /** What it was before nobody found it. */
  before: zParcelState.nullable(),
  /** When it came in, or was dropped off; null while it is only announced. */
  receivedAtMs: zInstantMs.nullable(),
  /** The last day on which it is handed over. */
  deadline: zBusinessDay.nullable(),
  /** When it left the café's hands, whichever way. */
  leftAtMs: zInstantMs.nullable(),
  /** What the carrier owes for it, HT, by the terms of that day; null until something is due. */
  commissionCents: zCents.nullable(),
  deliveryId: zDeliveryId.nullable(),
  manifestId: zManifestId.nullable(),
  proofId: zProofId.nullable(),
  /** « D-2026-000117 » of a drop-off. */
  number: zText(20),
  /** A local pick-up: what is to be paid for the shop when it is collected, and what it is. */
  local: z.strictObject({ note: zText(80), toPayCents: zCents, notifiedAtMs: zInstantMs.nullable() }).nullable(),
})
export type Parcel = Readonly<z.infer<typeof zParcel>>

/**
 * What whoever came showed: only the kind of paper, never its number nor a picture (CNIL, parcels.md §1.1). `unsaid`: a paper
 * was seen, and nobody said of which kind.
 */
export const zIdType = z.enum(['identity-card', 'passport', 'driving-licence', 'residence-permit', 'unsaid', 'none'])
export const zProof = z.strictObject({
  proofId: zProofId,
  parcelIds: z.array(zParcelId).min(1).max(40),
  atMs: zInstantMs,
  idType: zIdType,
  codeOk: z.boolean(),
  thirdPerson: z.strictObject({ name: zText(60, 1), idType: zIdType }).nullable(),
  /** Drawn on the screen, as the path of an SVG of 600 × 200; empty where none was asked. */
  signature: z.string().regex(/^(M[MLQ0-9 .,-]{0,60000})?$/),
})
export type Proof = Readonly<z.infer<typeof zProof>>
