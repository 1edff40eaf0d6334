import { z } from 'zod'
import { command, query } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zCarrierCode, zDeliveryId, zParcelId } from '../ids.ts'
import { zRawScan } from '../labels/raw-scan.ts'
import { zSize } from '../rules/carrier.ts'
import { ANNOUNCED_MAX, zDelivery, zFigures } from '../rules/delivery.ts'
import { zParcel } from '../rules/parcel.ts'

const zChoice = z.strictObject({ carrier: zCarrierCode, name: z.string() })

/** What a scan came to. Whatever begins with `asks` did nothing yet: the same scan is sent again with the answer. */
const zScanned = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('stored'),
    parcel: zParcel,
    /** There is a list, and it was not on it. */
    isUnexpected: z.boolean(),
    /** No place had room for it. */
    isFull: z.boolean(),
    /** It came through the wrong keyboard and was made good. */
    isRepaired: z.boolean(),
    /** More came today than was agreed. */
    over: z.strictObject({ count: z.int(), limit: z.int() }).nullable(),
  }),
  z.strictObject({ kind: z.literal('refused'), parcel: zParcel }),
  /** It lies here: nothing is counted twice. */
  z.strictObject({ kind: z.literal('already-here'), parcel: zParcel }),
  /** An inventory had not found it; now it is where it was. */
  z.strictObject({ kind: z.literal('found'), parcel: zParcel }),
  /** `seems` in words; `choices` are the café's carriers that it may be stored under, that of the round first. */
  z.strictObject({
    kind: z.literal('asks-carrier'),
    code: z.string(),
    seems: z.string(),
    choices: z.array(zChoice).min(1),
  }),
  /** May be a parcel's, of no format that is known. */
  z.strictObject({ kind: z.literal('asks-format'), code: z.string(), choices: z.array(zChoice).min(1) }),
  z.strictObject({ kind: z.literal('asks-key'), code: z.string(), expected: z.string(), read: z.string() }),
])
export type Scanned = Readonly<z.infer<typeof zScanned>>

const zOpenDelivery = z.strictObject({ delivery: zDelivery, figures: zFigures })

/** What comes in: rounds that are open or were closed lately, and how the day stands against what was agreed. */
export const deliveries = query({
  right: 'look',
  output: z.strictObject({
    open: z.array(zOpenDelivery),
    recent: z.array(zOpenDelivery),
    /** Announced and never seen, of whatever round. */
    notReceived: z.array(zParcel),
    /** In the house now. */
    stock: z.int(),
    today: z.array(z.strictObject({ carrier: zCarrierCode, received: z.int(), limit: z.int().nullable() })),
  }),
})
export const delivery = query({
  right: 'look',
  input: { deliveryId: zDeliveryId },
  output: z
    .strictObject({
      ...zOpenDelivery.shape,
      parcels: z.array(z.strictObject({ parcel: zParcel, isListed: z.boolean() })),
    })
    .nullable(),
})

export const openDelivery = command({
  right: 'sell',
  input: { deliveryId: zDeliveryId, carrier: zCarrierCode, driver: zText(60) },
  output: zOpenDelivery,
  refusals: ['CARRIER_UNKNOWN', 'CONTRACT_OVER', 'CONTRACT_NOT_BEGUN', 'NO_TERMS'],
})
export const announce = command({
  right: 'sell',
  input: {
    deliveryId: zDeliveryId,
    /** « 12 annoncés »; left out where nothing is said of it. */
    count: z.int().min(0).max(ANNOUNCED_MAX).exactOptional(),
    /** Of a list: scanned, pasted, or from a file. */
    lines: z.array(zText(200)).max(ANNOUNCED_MAX),
    driver: zText(60).exactOptional(),
    confirmed: z.boolean(),
  },
  output: z.strictObject({
    ...zOpenDelivery.shape,
    added: z.int(),
    /** On the list, and here already. */
    known: z.array(z.strictObject({ code: z.string(), place: z.string().nullable() })),
    bad: z.array(
      z.strictObject({
        line: z.int(),
        text: z.string(),
        why: z.enum(['article', 'sorting', 'not-a-label', 'wrong-key', 'twice']),
      }),
    ),
  }),
  refusals: ['DELIVERY_OVER', 'MANY_ANNOUNCED'],
})

export const scanIn = command({
  right: 'sell',
  input: {
    deliveryId: zDeliveryId,
    text: zRawScan,
    aim: zText(4).exactOptional(),
    size: zSize,
    /** Where it is laid, against what is suggested. */
    place: zText(8, 1).exactOptional(),
    /** What was answered when it was asked whose it is. */
    carrier: zCarrierCode.exactOptional(),
    /** Why it is taken although its check digit is wrong. */
    forcedReason: zText(80, 1).exactOptional(),
    /** It is damaged: it goes back with the driver, with this reserve. */
    reserve: zText(200, 1).exactOptional(),
  },
  output: z.strictObject({ scanned: zScanned, figures: zFigures }),
  refusals: [
    'DELIVERY_OVER',
    'ARTICLE_SCANNED',
    'SORTING_SCANNED',
    'NOT_A_LABEL',
    'PLACE_UNKNOWN',
    'CARRIER_UNKNOWN',
    'NO_TERMS',
    'PARCEL_NOT_SO',
  ],
})
/** Seen to be damaged once it was scanned: back to the driver, who is still there. */
export const turnAway = command({
  right: 'sell',
  input: { parcelId: zParcelId, reserve: zText(200, 1) },
  output: z.strictObject({ parcel: zParcel, figures: zFigures }),
  refusals: ['PARCEL_UNKNOWN', 'DELIVERY_OVER', 'PARCEL_NOT_SO'],
})
export const closeDelivery = command({
  right: 'sell',
  input: { deliveryId: zDeliveryId, confirmed: z.boolean() },
  output: zOpenDelivery,
  refusals: ['DELIVERY_OVER', 'MISSING_PARCELS', 'PARCEL_NOT_SO'],
})
/** It will not come any more: reported to its carrier, and waited for no longer. */
export const closeMissing = command({
  right: 'sell',
  input: { parcelId: zParcelId },
  output: zParcel,
  refusals: ['PARCEL_UNKNOWN', 'PARCEL_NOT_SO'],
})
