import { z } from 'zod'
import { command, query, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zCarrierCode, zManifestId, zParcelId } from '../ids.ts'
import { zManifest, zManifestReason } from '../rules/counter.ts'
import { zParcel, zProof } from '../rules/parcel.ts'

const zForDriver = z.strictObject({
  ...zParcel.pick({ parcelId: true, code: true, parcelNo: true, parcelCount: true, number: true, place: true }).shape,
  size: zParcel.shape.size,
  reason: zManifestReason,
})

/** What waits for each driver: what was dropped off, what nobody fetched. A contract that is over changes nothing of it. */
export const forDrivers = query({
  right: 'sell',
  output: z.strictObject({
    carriers: z.array(
      z.strictObject({ carrier: zCarrierCode, name: z.string(), isOver: z.boolean(), parcels: z.array(zForDriver) }),
    ),
    /** The last manifests, newest first. */
    recent: z.array(
      z.strictObject({
        manifestId: zManifestId,
        number: z.string(),
        name: z.string(),
        atMs: zInstantMs,
        count: z.int(),
        driver: z.string(),
        isSigned: z.boolean(),
      }),
    ),
  }),
})
/** The driver signs for what he takes, or somebody says why he did not. */
export const giveToDriver = command({
  right: 'sell',
  input: {
    manifestId: zManifestId,
    carrier: zCarrierCode,
    parcelIds: z.array(zParcelId).min(1).max(500),
    driver: zText(60),
    signature: zProof.shape.signature,
    unsignedReason: zText(80),
    print: z.boolean(),
  },
  output: zManifest,
  refusals: [
    'CARRIER_UNKNOWN',
    'PARCEL_UNKNOWN',
    'PARCEL_NOT_SO',
    'OTHER_CARRIERS_PARCEL',
    'MANIFEST_UNSIGNED',
    'MANIFEST_EXISTS',
  ],
})
export const printManifest = command({
  right: 'sell',
  input: { manifestId: zManifestId },
  output: z.strictObject({ copyNumber: z.int().min(0) }),
  refusals: ['MANIFEST_UNKNOWN', 'NO_PRINTER'],
})
/** On A4, to send or to keep; null where there is none. */
export const manifestPdf = query({
  right: 'sell',
  input: { manifestId: zManifestId },
  output: z.strictObject({ name: z.string(), base64: z.string() }).nullable(),
})
