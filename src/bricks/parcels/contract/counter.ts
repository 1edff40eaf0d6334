import { z } from 'zod'
import { zPlace as zServed } from '../../../shared/catalogue.ts'
import { command, query, zCents } from '../../../shared/contracts/procedure.ts'
import { SPECIAL_LINE_REFUSALS } from '../../../shared/contracts/special-lines.ts'
import { zText } from '../../../shared/free-text.ts'
import { zLineId, zTicketId } from '../../../shared/ids.ts'
import { zCarrierCode, zParcelId } from '../ids.ts'
import { zRawScan } from '../labels/raw-scan.ts'
import { zSize } from '../rules/carrier.ts'
import { zCard, zGone, zLateReason, zMeasures, zRead, zSeconds, zShownProof, zUndoReason } from '../rules/counter.ts'
import { proofRefusals } from '../rules/proof.ts'

const zNoParcel = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('ARTICLE_SCANNED'), ean: z.string() }),
  z.strictObject({ code: z.literal('SORTING_SCANNED') }),
  z.strictObject({ code: z.literal('NOT_A_LABEL'), why: z.string() }),
])

/** What a scan, three letters of a name or the end of a code finds. Parcels of one person come together. */
export const findAtCounter = query({
  right: 'sell',
  input: { text: zRawScan, aim: zText(4).exactOptional(), how: z.enum(['scanned', 'typed']) },
  output: z.discriminatedUnion('kind', [
    /** Whoever it may be, each with everything that waits for that person; the scanned one first. */
    z.strictObject({
      kind: z.literal('people'),
      people: z.array(z.strictObject({ name: z.string(), parcels: z.array(zCard).min(1) })).min(1),
      /** The one that was scanned. */
      scanned: zParcelId.nullable(),
    }),
    z.strictObject({ kind: z.literal('gone'), gone: zGone }),
    z.strictObject({ kind: z.literal('unknown'), read: zRead }),
    z.strictObject({ kind: z.literal('no-parcel'), why: zNoParcel }),
    z.strictObject({ kind: z.literal('nobody') }),
  ]),
})
/** Cards of parcels that are in hand, as they are now. */
export const cards = query({ right: 'sell', input: { parcelIds: z.array(zParcelId).max(40) }, output: z.array(zCard) })

const handing = {
  parcelIds: z.array(zParcelId).min(1).max(40),
  proof: zShownProof,
  seconds: zSeconds,
  /** Where what is to be paid for a shop goes; null where nothing is. */
  ticket: z.strictObject({ ticketId: zTicketId, place: zServed, lineId: zLineId }).nullable(),
}
const zHanded = z.strictObject({ parcels: z.array(zCard), onTicketCents: zCents })
const handRefusals = [
  'PARCEL_UNKNOWN',
  'PARCEL_NOT_SO',
  'ALREADY_HANDED_OVER', // detail: day, time, by, seen
  'NOT_ONE_PERSON',
  'PROOF_USED',
  'TO_PAY_FIRST',
  ...proofRefusals,
  ...SPECIAL_LINE_REFUSALS,
] as const

/** One or several parcels of one person, with one proof. */
export const handOver = command({
  right: 'sell',
  input: handing,
  output: zHanded,
  refusals: [...handRefusals, 'LATE_NOT_ALLOWED'],
})
/** The same once its time is over and the carrier does not want it: by whoever may, who says why. */
export const handOverLate = command({
  right: 'refund',
  input: { ...handing, reason: zLateReason },
  output: zHanded,
  refusals: handRefusals,
})
/** « Remise annulée »: on the same day, by whoever may correct a sale. */
export const undoHandOver = command({
  right: 'refund',
  input: { parcelId: zParcelId, reason: zUndoReason },
  output: zCard,
  refusals: ['PARCEL_UNKNOWN', 'PARCEL_NOT_SO', 'NOT_TODAY', 'CAME_BACK', 'LINE_ON_TICKET'],
})
/** Whoever it is for does not want it: it goes back with the next driver. */
export const customerRefuses = command({
  right: 'sell',
  input: { parcelId: zParcelId },
  output: zCard,
  refusals: ['PARCEL_UNKNOWN', 'PARCEL_NOT_SO'],
})

const labelled = {
  text: zRawScan,
  aim: zText(4).exactOptional(),
  carrier: zCarrierCode,
  /** Why its number is taken although its key is wrong; empty where it is right. */
  forcedReason: zText(80),
  name: zText(60),
  size: zSize,
}
const labelRefusals = [
  'CARRIER_UNKNOWN',
  'CONTRACT_OVER',
  'CONTRACT_NOT_BEGUN',
  'NO_TERMS',
  'ARTICLE_SCANNED',
  'SORTING_SCANNED',
  'NOT_A_LABEL',
  'CHECK_WRONG', // detail: expected, read
  'ALREADY_HERE', // detail: place
] as const

/** « Reçu sans être scanné »: in the register now, at the place that is suggested, to be handed over at once. */
export const registerNow = command({
  right: 'sell',
  input: { parcelId: zParcelId, ...labelled, weightG: zMeasures.shape.weightG.exactOptional() },
  output: zCard,
  refusals: [...labelRefusals, 'PARCEL_NOT_SO'],
})
/** What a label says, before somebody leaves the parcel here. */
export const readLabel = query({
  right: 'sell',
  input: { text: zRawScan, aim: zText(4).exactOptional() },
  output: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('label'), read: zRead }),
    z.strictObject({ kind: z.literal('no-parcel'), why: zNoParcel }),
  ]),
})
/** Somebody leaves a parcel for a carrier, or something for the dry cleaner: then there is no label. */
export const dropOff = command({
  right: 'sell',
  input: {
    parcelId: zParcelId,
    ...labelled,
    text: zRawScan.nullable(),
    phone: zText(24),
    note: zText(80),
    measures: zMeasures,
    /** Somebody saw that it is too large or too heavy, and takes it all the same. */
    limitConfirmed: z.boolean(),
    /** Null: where it is suggested. */
    place: zText(8).nullable(),
    printReceipt: z.boolean(),
    seconds: zSeconds,
  },
  output: zCard,
  refusals: [...labelRefusals, 'PARCEL_NOT_SO', 'PLACE_UNKNOWN', 'OVER_LIMITS', 'NAME_NEEDED', 'LABEL_NEEDED'],
})
/** Its receipt; from the second on it says DUPLICATA. */
export const printDropOff = command({
  right: 'sell',
  input: { parcelId: zParcelId },
  output: z.strictObject({ copyNumber: z.int().min(0) }),
  refusals: ['PARCEL_UNKNOWN', 'NO_PRINTER'],
})
