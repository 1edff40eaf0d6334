import { z } from 'zod'
import { zAlcoholRules } from '../alcohol.ts'
import { zCatalogue } from '../catalogue.ts'
import { zPriceList } from '../price-list.ts'
import { zKitchenSetup } from './kitchen.ts'
import { zPrinterSetup } from './printers.ts'
import { command, query, zInstantMs } from './procedure.ts'
import { zRoom } from './tabs.ts'
import { zSettings } from './till.ts'

/**
 * How a till is set up, to set up another one the same way: no ledger, no people, no customers, no key. The card terminal
 * stays with the till that it stands beside.
 */
export const zSetupFile = z.strictObject({
  kind: z.literal('zinc-setup'),
  format: z.literal(1),
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
})
export type SetupFile = z.infer<typeof zSetupFile>

export const exportSetup = query({ right: 'settings', output: zSetupFile })

/** Sets this till up as the file says, all of it or nothing: before its first sale only, and while no day is open. */
export const importSetup = command({
  right: 'settings',
  input: { file: zSetupFile },
  output: z.strictObject({}),
  refusals: ['SETUP_ALREADY_SOLD', 'SETUP_DAY_OPEN', 'SETUP_REFUSED'],
})
