import { z } from 'zod'
import { zFee, zFileRow, zHash } from '../network-file.ts'
import { zActivity, zMonth, zMonthDay, zNetworkSettings, zRendered, zServiceRule } from '../network.ts'
import { command, query, zBusinessDay, zCents, zInstantMs } from './procedure.ts'

/** A file that was made for the network, as lists show it. */
export const zMadeMonth = z.strictObject({
  sequence: z.int().positive(),
  month: zMonth,
  madeAtMs: zInstantMs,
  hash: zHash,
  missingDays: z.array(zBusinessDay),
  /** Null where days are missing, or the till was not there: no fee is asked of a month with holes (brief D-02). */
  fee: zFee.nullable(),
})
export type MadeMonth = z.infer<typeof zMadeMonth>

/** What the file of a month would hold now: closed days alone. */
export const zNetworkMonth = z.strictObject({
  month: zMonth,
  days: z.array(zMonthDay),
  missingDays: z.array(zBusinessDay),
  rows: z.array(zFileRow),
  /** VAT rates that the file has no column for, in hundredths of a percent. With any, no file is made. */
  unknownRates: z.array(z.int()),
  fee: zFee.nullable(),
  /** The last file of this month says the same; null where none was made. */
  isTold: z.boolean().nullable(),
})
export type NetworkMonth = z.infer<typeof zNetworkMonth>

const zMinutes = z.int().min(0)
/** A month as the town hall reads it: no names. */
export const zVillageMonth = z.strictObject({
  month: zMonth,
  visits: z.int().min(0),
  openDays: z.int().min(0),
  /** Of the hours that the café promised on days that are over; both zero where it promised none. */
  promisedMinutes: zMinutes,
  keptMinutes: zMinutes,
  services: z.array(zRendered),
  turnoverCents: zCents,
})
export type VillageMonth = z.infer<typeof zVillageMonth>
export const zVillage = z.strictObject({
  now: zVillageMonth,
  monthBefore: zVillageMonth.nullable(),
  yearBefore: zVillageMonth.nullable(),
})
export type Village = z.infer<typeof zVillage>

export const zForecast = z.strictObject({
  month: zMonth,
  today: zBusinessDay,
  /** What is guaranteed or charged was never written down: the sums mean little yet. */
  isBlank: z.boolean(),
  days: z.array(
    z.strictObject({
      day: zBusinessDay,
      takenCents: zCents.nullable(),
      expectedCents: zCents,
      leftCents: zCents,
    }),
  ),
  takenCents: zCents,
  projectedCents: zCents,
  goodsCents: zCents,
  leftCents: zCents,
  payCents: zCents,
  chargesCents: zCents,
  feeCents: zCents,
  neededCents: zCents,
  missingCents: zCents,
  wantedADayCents: zCents.nullable(),
  weeks: z.int().min(0),
})
export type MonthForecast = z.infer<typeof zForecast>

const zLang = z.enum(['fr', 'en'])
const zNamedFile = z.strictObject({ name: z.string(), base64: z.string() })

/** Changes what counts from a month on; files that were made keep what counted then. */
export const setSettings = command({
  right: 'settings',
  input: { from: zMonth, settings: zNetworkSettings },
  output: zNetworkSettings,
})

/** Says that the café was shut on a day, or takes it back. */
export const declareShut = command({
  right: 'settings',
  input: { day: zBusinessDay, isShut: z.boolean() },
  output: z.strictObject({ day: zBusinessDay, isShut: z.boolean() }),
  refusals: ['NETWORK_DAY_TO_COME', 'NETWORK_DAY_TRADED'],
})

/** Makes the file of a month and keeps it for good. Made again, it takes the next number and replaces the one before. */
export const make = command({
  right: 'export',
  input: { month: zMonth },
  output: zMadeMonth,
  refusals: ['NETWORK_SITE_MISSING', 'NETWORK_MONTH_EMPTY', 'NETWORK_RATE_UNKNOWN', 'NETWORK_ALREADY_TOLD'],
})

export const settings = query({
  right: 'reports',
  output: z.strictObject({
    settings: zNetworkSettings,
    month: zMonth,
    /** The categories of the catalogue with what most of their products are, and whether any is collected for others. */
    categories: z.array(z.strictObject({ category: z.string(), proposed: zActivity, isAgency: z.boolean() })),
    /** `name` where a service is one of several; a brick is called by the screens. */
    services: z.array(zServiceRule.extend({ name: z.string() })),
  }),
})

export const month = query({ right: 'reports', input: { month: zMonth }, output: zNetworkMonth })
/** Newest first. */
export const made = query({ right: 'reports', output: z.array(zMadeMonth) })

/** A file that was made: CSV, JSON, its cover, and a message that carries them all; null where there is none. */
export const files = query({
  right: 'export',
  input: { sequence: z.int().positive(), lang: zLang },
  output: z
    .strictObject({
      files: z.array(zNamedFile),
      email: z.strictObject({ to: z.string(), subject: z.string(), text: z.string() }),
    })
    .nullable(),
})

export const village = query({ right: 'reports', input: { month: zMonth }, output: zVillage })
/** The same on one A4 page. */
export const villagePage = query({
  right: 'reports',
  input: { month: zMonth, turnover: z.boolean(), lang: zLang },
  output: zNamedFile,
})

export const forecast = query({ right: 'reports', output: zForecast })

/** What the network of cafés, the town hall and the manager read of a month. */
export const network = {
  setSettings,
  declareShut,
  make,
  settings,
  month,
  made,
  files,
  village,
  villagePage,
  forecast,
}
