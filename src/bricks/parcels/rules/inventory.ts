import { z } from 'zod'
import { zCents, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zOperatorId } from '../../../shared/ids.ts'
import { zIncidentId, zInventoryId, zParcelId } from '../ids.ts'

/** A walk along the shelves: everything that lies there is scanned. */
export const zInventory = z.strictObject({
  inventoryId: zInventoryId,
  startedAtMs: zInstantMs,
  by: zOperatorId,
  seen: z.array(zParcelId).max(5000),
  endedAtMs: zInstantMs.nullable(),
  /** How many should have lain there, and which of them nobody saw; set when it ends. */
  expected: z.int().min(0),
  unseen: z.array(zParcelId).max(5000),
})
export type Inventory = Readonly<z.infer<typeof zInventory>>

/** Something that went wrong with a parcel: the café's reserve, a claim of the carrier's. */
export const zIncident = z.strictObject({
  incidentId: zIncidentId,
  parcelId: zParcelId,
  atMs: zInstantMs,
  by: zOperatorId,
  /** `refused`: the driver took it back from the dock, with this reserve. */
  kind: z.enum(['refused', 'damaged', 'missing', 'wrong-person', 'other']),
  note: zText(200),
  /** The carrier's number of the claim. */
  claimRef: zText(40),
  /** What is claimed, or was paid; null where no money is in question. */
  amountCents: zCents.nullable(),
})
export type Incident = Readonly<z.infer<typeof zIncident>>
