import { z } from 'zod'
import { command, query, zBusinessDay, zCents, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zCarrierCode, zIncidentId, zParcelId } from '../ids.ts'
import { zParcelEventKind, zParcelState } from '../rules/states.ts'

/** The register, by any part of a number, a receipt or a name: whatever became of it, the last one first. */
export const searchRegister = query({
  right: 'sell',
  input: { text: zText(60), carrier: zCarrierCode.nullable(), limit: z.int().min(1).max(100) },
  output: z.array(
    z.strictObject({
      parcelId: zParcelId,
      carrier: zCarrierCode,
      carrierName: z.string(),
      code: z.string(),
      parcelNo: z.int(),
      parcelCount: z.int(),
      number: z.string(),
      /** Empty where nobody knows it, or it was erased. */
      name: z.string(),
      state: zParcelState,
      place: z.string().nullable(),
      atMs: zInstantMs.nullable(),
    }),
  ),
})

/** One parcel with all that happened to it, and who did it. */
export const history = query({
  right: 'sell',
  input: { parcelId: zParcelId },
  output: z
    .strictObject({
      parcelId: zParcelId,
      carrierName: z.string(),
      code: z.string(),
      parcelNo: z.int(),
      parcelCount: z.int(),
      name: z.string(),
      state: zParcelState,
      place: z.string().nullable(),
      deadline: zBusinessDay.nullable(),
      commissionCents: zCents.nullable(),
      /** From when on its name is kept no more; null while it is here. */
      erasedOn: zBusinessDay.nullable(),
      events: z.array(
        z.strictObject({
          seq: z.int(),
          atMs: zInstantMs,
          by: z.string(),
          kind: zParcelEventKind,
          to: zParcelState.nullable(),
          reason: z.string(),
        }),
      ),
      /** What went wrong with it; as long as one is open its name is kept. */
      claims: z.array(
        z.strictObject({
          incidentId: zIncidentId,
          atMs: zInstantMs,
          kind: z.string(),
          note: z.string(),
          claimRef: z.string(),
          /** What is claimed, or was paid; null where no money is in question. */
          amountCents: zCents.nullable(),
          isOpen: z.boolean(),
        }),
      ),
    })
    .nullable(),
})

/** What the register looks like to whoever checks it, and how long names are in it. */
export const registerState = query({
  right: 'reports',
  output: z.strictObject({
    events: z.int().min(0),
    lastHash: z.string(),
    /** The first event that is not as it was written; null where all are. */
    brokenAt: z.int().nullable(),
    keptMonths: z.int(),
    /** Parcels that left and whose names are still kept. */
    named: z.int().min(0),
    /** Of those, held back by a claim that is open. */
    heldBack: z.int().min(0),
  }),
})

/** Every event between two days, both included, without names; null for more than a year. */
export const registerFile = query({
  right: 'reports',
  input: { from: zBusinessDay, to: zBusinessDay, as: z.enum(['csv', 'pdf']) },
  output: z.strictObject({ name: z.string(), base64: z.string() }).nullable(),
})

/** A claim is settled: it holds back no name any more. */
export const closeClaim = command({
  right: 'reports',
  input: { incidentId: zIncidentId },
  output: z.null(),
  refusals: ['CLAIM_UNKNOWN'],
})
