import { z } from 'zod'
import { zLineDisplay } from '../devices.ts'
import { zLabelRules } from '../barcode-labels.ts'
import { zCardTerminal } from '../card-terminal.ts'
import { zText } from '../free-text.ts'
import { zDrawer, DRAWERS_MAX } from '../cash.ts'
import { zDrawerId, zOperatorId, type DrawerId } from '../ids.ts'
import { cents } from '../money.ts'
import { zRole } from '../rights.ts'
import { heldStations, pageStations } from '../stations.ts'
import { zZone } from '../zone.ts'
import { zServiceId } from '../service-line.ts'
import { FIRST_TENDERS, zTendersUsed } from '../tenders.ts'
import { command, query, stream, zCents } from './procedure.ts'

/** The only drawer of most cafés, and the one that was there before there could be others. */
export const FIRST_DRAWER = 'drw_1' as DrawerId

const zLimitCents = zCents.refine((limit) => limit >= 0, 'not a limit')

/** Who and where: printed on every document. */
export const zSite = z.strictObject({
  name: z.string().min(1),
  addressLines: z.array(z.string()).min(1).max(3),
  phone: z.string(),
  siret: z.string(),
  vatNumber: z.string(),
  naf: z.string(),
  /** A sentence at the foot of the receipt. */
  thanks: z.string(),
})
export type Site = z.infer<typeof zSite>

export const DISPLAY_MESSAGE_MAX = 80
const zDisplayMessage = zText(DISPLAY_MESSAGE_MAX)

/** A port as its system names it, and its speed. */
export const zSerialScanners = z
  .array(
    z.strictObject({
      path: z.string().regex(/^(\/dev\/[\w./-]{1,80}|COM\d{1,3})$/),
      baudRate: z.literal([1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200]),
    }),
  )
  .max(4)

const zServices = z.array(zServiceId).max(20)
export const zSettings = z.strictObject({
  /** On request is the law's rule since 2023 (C. env. L541-15-10); services of 25 € and more print by themselves. */
  receiptPrinting: z.enum(['on-request', 'always']),
  /** The morning hour until which the night belongs to the day before. */
  cutOffHour: z.int().min(0).max(12),
  zone: z.string(),
  /** The month with whose last day the fiscal year ends. */
  fiscalYearEndMonth: z.int().min(1).max(12).default(12),
  /** VAT on services is owed on the sale rather than on its payment: a mention of invoices, and no report of receipts. */
  vatOnDebits: z.boolean().default(false),
  /** What anybody who sells may take off a price, in hundredths of a percent. */
  smallDiscountMax: z.int().min(0).max(10_000).default(1000),
  /** What should be in the drawer stays hidden until it was counted. */
  blindCount: z.boolean().default(false),
  /** A difference above this much is explained before the Z. */
  explainAboveCents: zLimitCents.default(cents(500)),
  drawers: z
    .array(zDrawer)
    .min(1)
    .max(DRAWERS_MAX)
    .default([{ drawerId: FIRST_DRAWER, name: 'Comptoir' }]),
  /** The drawer that the counter's station takes money into. */
  counterDrawer: zDrawerId.default(FIRST_DRAWER),
  /** What the customer's screen says between two tickets; without one, the sentence at the foot of the receipt. */
  displayMessage: zDisplayMessage.default(''),
  /** Whether the counter shows keys for tips. */
  tips: z.boolean().default(false),
  /** After how many months a new voucher ends; never where zero. */
  voucherMonths: z.int().min(0).max(120).default(12),
  /** How the card terminal is reached; by itself it is not, and the cashier types what was paid. */
  cardTerminal: zCardTerminal.default({ link: 'manual' }),
  /** How the labels of the shop's scale are laid out; without a row there are none. */
  labelRules: zLabelRules.default([]),
  /** At the foot of a receipt, a code that a scanner finds the ticket by. */
  receiptCode: z.boolean().default(false),
  /** Scanners on a serial port of this machine; those in HID POS mode are found by themselves. */
  serialScanners: zSerialScanners.default([]),
  /** A display of two lines that faces the customer; none where null. */
  lineDisplay: zLineDisplay.nullable().default(null),
  tenders: zTendersUsed.default([...FIRST_TENDERS]),
  /** The services that the café has switched on. */
  services: zServices.default([]),
})
export type Settings = z.infer<typeof zSettings>

/** Why a till does not start. Nothing is sold, nothing is written, nothing is repaired by itself. */
export const zStopReason = z.enum([
  'LEDGER_CORRUPT',
  'LEDGER_NEWER',
  'LEDGER_VANISHED',
  'LEDGER_UNREADABLE',
  'KEY_MISSING',
  'RESTORE_READY',
])
export type StopReason = z.infer<typeof zStopReason>

/** What the till noticed about its own ledger; it goes on selling and says so (checklist F-15, F-16, F-18). */
export const zAnomaly = z.strictObject({
  kind: z.enum([
    'ledger-rolled-back',
    'chain-broken',
    'clock-back',
    'head-unreadable',
    'key-changed',
    'settings-tampered',
  ]),
  where: z.string(),
})
export type Anomaly = z.infer<typeof zAnomaly>

export const zSoftware = z.strictObject({
  name: z.string(),
  version: z.string(),
  coreVersion: z.string(),
  coreHash: z.string(),
})
export type Software = z.infer<typeof zSoftware>

export const zTillStatus = z.discriminatedUnion('phase', [
  z.strictObject({
    phase: z.literal('stopped'),
    reason: zStopReason,
    detail: z.string(),
    dataFolder: z.string(),
    software: zSoftware,
  }),
  /** Nothing is installed in this folder: the assistant asks what café it is to be. */
  z.strictObject({
    phase: z.literal('new'),
    dataFolder: z.string(),
    /** The demo is being made: days of its history that are lived, and all of them. */
    making: z.strictObject({ done: z.int().min(0), of: z.int().min(0) }).nullable(),
    software: zSoftware,
  }),
  z.strictObject({
    phase: z.literal('running'),
    till: z.string(),
    site: zSite,
    /** Whoever holds this station; null while it is locked. */
    operator: z
      .strictObject({ operatorId: zOperatorId, name: z.string(), initials: z.string(), role: zRole })
      .nullable(),
    settings: zSettings,
    /** Made-up sales are being practised. */
    training: z.strictObject({ startedAtMs: z.int(), responsible: z.string() }).nullable(),
    /** A made-up café with a simulated printer: shown on every screen. */
    demo: z.boolean(),
    anomalies: z.array(zAnomaly),
    /** Another version was put in the place of the one that runs: the next start opens it. */
    update: z.strictObject({ version: z.string() }).nullable(),
    /** What protects the private key on this machine. */
    keyProtection: z.enum(['os-key-store', 'file-permissions']),
    software: zSoftware,
  }),
])
export type TillStatus = z.infer<typeof zTillStatus>

/** Facts that screens listen for; each names what must be asked again. */
export const zTillEvent = z.strictObject({
  name: z.enum([
    'tickets.changed',
    'tickets.settled',
    'rooms.changed',
    'kitchen.changed',
    'cash-sessions.changed',
    'printing.changed',
    'card-payments.changed',
    'settings.changed',
    'catalogue.changed',
    'price-lists.changed',
    'alcohol.changed',
    'loyalty.changed',
    'people.changed',
    'closures.changed',
    'invoices.changed',
    'customers.changed',
    'archives.changed',
    'verification.moved',
    'scanners.changed',
    'till.changed',
    'demo.paper-came-out',
    'services.changed',
    'today.changed',
    'stock.changed',
    'network.changed',
    'backups.changed',
  ]),
})
export type TillEvent = z.infer<typeof zTillEvent>

export const zVerification = z.strictObject({
  entries: z.int().min(0),
  ok: z.boolean(),
  /** The first things found wrong, in the order of the chains. */
  faults: z.array(z.strictObject({ chain: z.string(), seq: z.int(), what: z.string() })).max(20),
  headCode: z.string(),
  durationMs: z.number(),
})
export type Verification = z.infer<typeof zVerification>

/** Not for the customer's screen: it names whoever is at the till. */
export const status = query({ right: 'watch', output: zTillStatus, stations: [...heldStations, 'demo'] })
export const events = stream(zTillEvent, pageStations)
export const changeSettings = command({
  right: 'settings',
  input: {
    receiptPrinting: z.enum(['on-request', 'always']).optional(),
    cutOffHour: z.int().min(0).max(12).optional(),
    /** Days that are over keep their bounds: only instants from now on are read in it. */
    zone: zZone.optional(),
    fiscalYearEndMonth: z.int().min(1).max(12).optional(),
    vatOnDebits: z.boolean().optional(),
    smallDiscountMax: z.int().min(0).max(10_000).optional(),
    blindCount: z.boolean().optional(),
    explainAboveCents: zLimitCents.optional(),
    displayMessage: zDisplayMessage.optional(),
    tips: z.boolean().optional(),
    voucherMonths: z.int().min(0).max(120).optional(),
    tenders: zTendersUsed.optional(),
    labelRules: zLabelRules.optional(),
    receiptCode: z.boolean().optional(),
    serialScanners: zSerialScanners.optional(),
    services: zServices.optional(),
    lineDisplay: zLineDisplay.nullable().optional(),
  },
  output: zSettings,
})
/** Reads the whole journal again and checks every hash, signature, number and the head kept outside. */
export const verifyLedger = query({ right: 'look', output: zVerification })

export const till = { status, events, changeSettings, verifyLedger }
