import { z } from 'zod'
import { zText } from '../free-text.ts'
import { isSiret } from '../siret.ts'
import { zZone } from '../zone.ts'
import { zPerson, zPin } from './people.ts'
import { command, query } from './procedure.ts'
import { zSite } from './till.ts'

export const SITE_NAME_MAX = 40
export const SITE_LINE_MAX = 40

/** Whether a café charges VAT; in franchise (CGI art. 293 B) it neither charges nor prints any. */
export const zVatRegime = z.enum(['normal', 'franchise'])
export type VatRegime = z.infer<typeof zVatRegime>

/** Who and where a café is, as its owner writes it: the VAT number follows from SIRET and regime. */
export const zAskedSite = z.strictObject({
  name: zText(SITE_NAME_MAX, 1),
  addressLines: z.array(zText(SITE_LINE_MAX, 1)).min(1).max(3),
  phone: zText(20),
  /** Empty while the café is being registered. */
  siret: z.literal('').or(zText(20).refine(isSiret, 'not a SIRET')),
  regime: zVatRegime,
  /** The activity's code (INSEE), `5630Z` for cafés. */
  naf: z.literal('').or(z.string().regex(/^\d{4}[A-Z]$/)),
  thanks: zText(80),
})
export type AskedSite = z.infer<typeof zAskedSite>

/** What a new café sells at first: the tiles of a village café, or families without products. */
export const zFirstCatalogue = z.enum(['starter', 'empty'])
export type FirstCatalogue = z.infer<typeof zFirstCatalogue>

/** How much history a demo may be made with. */
export const DEMO_DAYS_MAX = 60

/**
 * Installs a café where nothing is installed: all of it in one transaction, or nothing. The same process is its till from
 * then on; the line drops and comes back to it.
 */
export const install = command({
  right: 'watch', // whoever stands before an empty folder owns it; in a café that is installed it is refused
  secret: true,
  input: {
    site: zAskedSite,
    zone: zZone,
    cutOffHour: z.int().min(0).max(12),
    fiscalYearEndMonth: z.int().min(1).max(12),
    manager: z.strictObject({ name: zPerson.shape.name, initials: zPerson.shape.initials }),
    /** Of the manager; empty where nobody locks the till for now. */
    pin: zPin.or(z.literal('')),
    catalogue: zFirstCatalogue,
  },
  output: z.null(),
  refusals: ['ALREADY_INSTALLED', 'DEMO_IS_MADE', 'INSTALL_FAILED'],
})

/** Makes the demo café where nothing is installed, with so many days behind it; `till.status` tells how far it is. */
export const startDemo = command({
  right: 'watch',
  input: { days: z.int().min(0).max(DEMO_DAYS_MAX) },
  output: z.null(),
  refusals: ['ALREADY_INSTALLED', 'DEMO_IS_MADE'],
})

/** What the assistant goes through once the till runs. */
export const zSetupStep = z.enum(['printers', 'tenders', 'services', 'team', 'catalogue', 'backups'])
export type SetupStep = z.infer<typeof zSetupStep>
export const setupSteps = zSetupStep.options

export const zSetupProgress = z.strictObject({
  /** Gone through or left for good. */
  done: z.array(zSetupStep),
  /** Nobody is asked any more: all is done, or the owner said that it is enough. */
  finished: z.boolean(),
})
export type SetupProgress = z.infer<typeof zSetupProgress>

export const progress = query({ right: 'look', output: zSetupProgress })
export const noteStep = command({ right: 'settings', input: { step: zSetupStep }, output: zSetupProgress })
export const finish = command({ right: 'settings', input: {}, output: zSetupProgress })

/** Changes who and where the café is; what was sealed before keeps what it said. */
export const changeSite = command({
  right: 'settings',
  input: { site: zAskedSite },
  output: zSite,
})

export const setup = { install, startDemo, progress, noteStep, finish, changeSite }
