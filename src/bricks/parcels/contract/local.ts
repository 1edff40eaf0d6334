import { z } from 'zod'
import { command, query, zCents, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zCarrierCode, zParcelId } from '../ids.ts'
import { zSize } from '../rules/carrier.ts'
import { zCard } from '../rules/counter.ts'
import { OWN_CODE } from '../rules/own-code.ts'

/** A shop of the village leaves something for somebody, or brings back what left as `backOf`: then it is for whom that was. */
export const depositLocal = command({
  right: 'sell',
  input: {
    parcelId: zParcelId,
    carrier: zCarrierCode,
    backOf: zParcelId.nullable(),
    name: zText(60),
    phone: zText(24),
    note: zText(80),
    toPayCents: zCents.refine((cents) => cents >= 0 && cents <= 100_000_00, 'not what a bag costs'),
    size: zSize,
    /** Null: where it is suggested. */
    place: zText(8).nullable(),
    printSlip: z.boolean(),
  },
  output: zCard,
  refusals: [
    'CARRIER_UNKNOWN',
    'NOT_A_LOCAL_SHOP',
    'CONTRACT_OVER',
    'CONTRACT_NOT_BEGUN',
    'NO_TERMS',
    'NAME_NEEDED',
    'PLACE_UNKNOWN',
    'PARCEL_UNKNOWN',
    'PARCEL_NOT_SO',
    'ALREADY_HERE',
  ],
})
/** Whose things lie here, who was called and when, what left for a shop and is not back. */
export const localWork = query({
  right: 'sell',
  output: z.strictObject({
    shops: z.array(
      z.strictObject({ carrier: zCarrierCode, name: z.string(), isOver: z.boolean(), hasCode: z.boolean() }),
    ),
    here: z.array(zCard),
    /** Taken along by a shop, for somebody who will fetch it here. */
    away: z.array(zCard),
    /** Collected for each shop and not paid back yet, as far as this register knows. */
    owed: z.array(z.strictObject({ carrier: zCarrierCode, name: z.string(), collectedCents: zCents })),
  }),
})
/** Somebody was called; where the shop wants a code, a new one, told this once: only its digest is kept. */
export const callPerson = command({
  right: 'sell',
  input: { parcelId: zParcelId },
  output: z.strictObject({ card: zCard, code: z.string().regex(OWN_CODE).nullable() }),
  refusals: ['PARCEL_UNKNOWN', 'PARCEL_NOT_SO', 'NOT_A_LOCAL_SHOP'],
  secret: true,
})
/** A code of ours as somebody says it. A wrong one is counted; after some of them it rests, longer each time. */
export const tryCode = command({
  right: 'sell',
  input: { parcelId: zParcelId, code: z.string().regex(OWN_CODE) },
  output: z.strictObject({ isRight: z.boolean(), triesLeft: z.int().min(0), restsUntilMs: zInstantMs.nullable() }),
  refusals: ['PARCEL_UNKNOWN', 'NO_CODE', 'CODE_RESTS'], // detail: minutes
  secret: true,
})
/** The slip that is stuck on it, without the code. */
export const printSlip = command({
  right: 'sell',
  input: { parcelId: zParcelId },
  output: z.null(),
  refusals: ['PARCEL_UNKNOWN', 'NOT_A_LOCAL_SHOP', 'NO_PRINTER'],
})
/** Whom to call, with their telephones. */
export const printCalls = command({
  right: 'sell',
  input: {},
  output: z.null(),
  refusals: ['NOBODY_TO_CALL', 'NO_PRINTER'],
})
