import { z } from 'zod'
import { zAlcoholRules } from '../alcohol.ts'
import { zCatalogue } from '../catalogue.ts'
import { zPriceList } from '../price-list.ts'
import { zKitchenSetup } from './kitchen.ts'
import { zPrinterSetup } from './printers.ts'
import { command, query, zInstantMs } from './procedure.ts'
import { zRoom } from './tabs.ts'
import { zSettings } from './till.ts'

/** More parts with a set-up of their own than a till will ever have. */
const PARTS_MAX = 60
const zPartName = z.string().regex(/^[a-z][a-z-]{1,30}$/)
/** What each part and service says of its own set-up, under its name; it alone knows how to read it. */
const zParts = z
  .record(zPartName, z.unknown())
  .refine((parts) => Object.keys(parts).length <= PARTS_MAX, 'more parts than a till has')

/**
 * How a till is set up, to set up another one the same way: no ledger, no people, no customers, no key. The card terminal
 * stays with the till that it stands beside. Files of format 1 had no `parts`.
 */
export const zSetupFile = z.strictObject({
  kind: z.literal('zinc-setup'),
  format: z.literal([1, 2]),
  version: z.string().max(40),
  site: z.string().max(200),
  till: z.string().max(40),
  madeAtMs: zInstantMs,
  settings: zSettings.omit({ cardTerminal: true }),
  catalogue: zCatalogue,
  priceLists: z.array(zPriceList).max(200),
  alcohol: zAlcoholRules,
  kitchen: zKitchenSetup,
  rooms: z.array(zRoom).max(8),
  printers: zPrinterSetup,
  parts: zParts.default({}),
})
export type SetupFile = z.infer<typeof zSetupFile>

export const exportSetup = query({ right: 'settings', output: zSetupFile })

/**
 * Sets this till up as the file says, all of it or nothing: before its first sale only, and while no day is open. A part that
 * the file does not speak of stays as it is; one that this program does not have is told. A refusal says whose it is and why.
 */
export const importSetup = command({
  right: 'settings',
  input: { file: zSetupFile },
  output: z.strictObject({ unknown: z.array(zPartName) }),
  refusals: ['SETUP_ALREADY_SOLD', 'SETUP_DAY_OPEN', 'SETUP_REFUSED'],
})
