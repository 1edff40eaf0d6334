import { z } from 'zod'
import { command, query, zCents, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zIncidentId, zInventoryId, zParcelId } from '../ids.ts'
import { zRawScan } from '../labels/raw-scan.ts'
import { zSize } from '../rules/carrier.ts'
import { zIncident, zInventory } from '../rules/inventory.ts'
import { zParcel } from '../rules/parcel.ts'
import { zParcelEventKind } from '../rules/states.ts'

/** One thing that happened, as a person is told it. */
const zHappened = z.strictObject({ atMs: zInstantMs, kind: zParcelEventKind, by: z.string() })
const zGap = z.strictObject({ parcel: zParcel, last: zHappened.nullable() })

/** What lies where: each place with its room, everything that is here, what nobody found. */
export const shelves = query({
  right: 'look',
  output: z.strictObject({
    places: z.array(
      z.strictObject({
        label: z.string(),
        units: z.int(),
        taken: z.int(),
        count: z.int(),
        percent: z.int(),
        /** It is in the settings no more, but something lies there. */
        isGone: z.boolean(),
      }),
    ),
    percent: z.int(),
    parcels: z.array(zParcel),
    /** Missing: where each lay last, what happened to it last, and who was there. */
    missing: z.array(zGap),
    inventory: zInventory.nullable(),
    /** The computer's clock went back by so much: nothing expires meanwhile. */
    clockBack: z.strictObject({ unit: z.enum(['hours', 'days']), count: z.int() }).nullable(),
  }),
})
/** Everything that is known of one parcel. */
export const parcelFile = query({
  right: 'look',
  input: { parcelId: zParcelId },
  output: z.strictObject({ parcel: zParcel, events: z.array(zHappened), incidents: z.array(zIncident) }).nullable(),
})
export const amendParcel = command({
  right: 'sell',
  input: {
    parcelId: zParcelId,
    size: zSize,
    place: zText(8, 1),
    name: zText(60),
    phone: zText(24),
    weightG: z.int().min(1).max(100_000).nullable(),
  },
  output: zParcel,
  refusals: ['PARCEL_UNKNOWN', 'PARCEL_NOT_HERE', 'PLACE_UNKNOWN'],
})

export const startInventory = command({
  right: 'sell',
  input: { inventoryId: zInventoryId },
  output: zInventory,
  refusals: ['INVENTORY_RUNS'],
})
/** `gone`: the register says that it left, and it lies here: somebody looks into it. */
const zSeen = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['seen', 'seen-before', 'found']), parcel: zParcel }),
  z.strictObject({ kind: z.literal('gone'), parcel: zParcel, last: zHappened.nullable() }),
  z.strictObject({ kind: z.literal('unknown'), code: z.string() }),
])
export type Seen = Readonly<z.infer<typeof zSeen>>
export const seeParcel = command({
  right: 'sell',
  input: { inventoryId: zInventoryId, text: zRawScan, aim: zText(4).exactOptional() },
  output: z.strictObject({ seen: zSeen, inventory: zInventory }),
  refusals: ['INVENTORY_OVER', 'ARTICLE_SCANNED', 'SORTING_SCANNED', 'NOT_A_LABEL', 'PARCEL_NOT_SO'],
})
/** Its label cannot be read, and somebody sees that it lies there. */
export const tickParcel = command({
  right: 'sell',
  input: { inventoryId: zInventoryId, parcelId: zParcelId },
  output: z.strictObject({ seen: zSeen, inventory: zInventory }),
  refusals: ['INVENTORY_OVER', 'PARCEL_UNKNOWN', 'PARCEL_NOT_SO'],
})
/** Ends it: what nobody saw is missing, once that is confirmed. */
export const endInventory = command({
  right: 'sell',
  input: { inventoryId: zInventoryId, confirmed: z.boolean() },
  output: z.strictObject({ inventory: zInventory, gap: z.array(zGap) }),
  refusals: ['INVENTORY_OVER', 'PARCELS_UNSEEN', 'PARCEL_NOT_SO'],
})
/** « Retrouvé »: back to what it was before nobody found it. */
export const findParcel = command({
  right: 'sell',
  input: { parcelId: zParcelId },
  output: zParcel,
  refusals: ['PARCEL_UNKNOWN', 'PARCEL_NOT_SO'],
})
/** It is lost for good, which costs money: for whoever may give money back. */
export const declareLost = command({
  right: 'refund',
  input: { parcelId: zParcelId },
  output: zParcel,
  refusals: ['PARCEL_UNKNOWN', 'PARCEL_NOT_SO'],
})
export const noteIncident = command({
  right: 'sell',
  input: {
    incidentId: zIncidentId,
    parcelId: zParcelId,
    kind: zIncident.shape.kind.exclude(['refused']),
    note: zText(200, 1),
    claimRef: zText(40),
    amountCents: zCents.nullable(),
  },
  output: zIncident,
  refusals: ['PARCEL_UNKNOWN'],
})
