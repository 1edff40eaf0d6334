import { z } from 'zod'
import type { Printer, PrinterSetup } from '../shared/contracts/printers.ts'
import { zPrinterProfileId } from '../shared/devices.ts'
import type { OperatorId, PrinterId } from '../shared/ids.ts'
import { DevicesGone, hostedPrinter, type DeviceHost } from './device-host/index.ts'
import { encode, kick } from './devices/encode.ts'
import { codePageCandidates, profileOf } from './devices/profiles.ts'
import { standingIn } from './documents/stand-in.ts'
import { testPage } from './documents/test-page.ts'
import type { EventLog } from './fiscal/event-log.ts'
import type { Papers } from './papers.ts'
import type { PartsOptions } from './parts-options.ts'
import type { People } from './people/index.ts'
import type { PrinterStore, TryPrinter } from './printers/index.ts'
import { createPrintCrew, type PrintCrew, type PrintStore } from './printing/index.ts'
import type { OpenSession } from './tickets/index.ts'

export const zPrinterAddress = z.strictObject({
  host: z.string().min(1),
  port: z.int().min(1).max(65_535),
  profile: zPrinterProfileId,
})
export type PrinterAddress = z.infer<typeof zPrinterAddress>

/** `host:port:profile`, the last two optional; `undefined` where it is not an address. */
export function printerAddress(text: string): PrinterAddress | undefined {
  const [host, port, profile] = text.split(':')
  return zPrinterAddress.safeParse({ host, port: Number(port ?? 9100), profile: profile ?? 'epson-80' }).data
}

const STARTED = 'prn_started' as PrinterId // the one that is named at the start, and written down nowhere

/** The printers of the café, with the one that was named at this start before all others. */
function withStarted(stored: PrinterSetup, address: PrinterAddress | undefined): PrinterSetup {
  if (!address) return stored
  const { host, port, profile: profileId } = address
  const connection = { kind: 'tcp' as const, host, port }
  const started: Printer = { printerId: STARTED, name: 'Comptoir', connection, profileId, codePage: null, drawerPin: 2 }
  const receipts = stored.routes.find(({ purpose }) => purpose === 'receipts')?.printerIds ?? []
  return {
    printers: [started, ...stored.printers],
    routes: [
      { purpose: 'receipts', printerIds: [STARTED, ...receipts] },
      ...stored.routes.filter(({ purpose }) => purpose !== 'receipts'),
    ],
  }
}

type Parts = {
  readonly printers: PrinterStore
  /** Named at the start of this till: the demo's simulator, or a printer that a test reads. */
  readonly started: PrinterAddress | undefined
  readonly devices: DeviceHost
  readonly store: PrintStore
  readonly papers: Papers
  readonly changed: () => void
  /** The drawer was opened, and not by the till. */
  readonly drawerOpened: () => void
  readonly latestMs: () => number
  readonly reportDefect: (error: unknown) => void
}

/** Puts the workers together: which printers there are, how each is reached, and what a paper is in its language. */
export function createPrinterCrew({ printers, started, devices, papers, ...parts }: Parts): PrintCrew {
  return createPrintCrew({
    ...parts,
    setup: () => withStarted(printers.setup(), started),
    transportOf: ({ connection, profileId, codePage }) => hostedPrinter(devices, connection, { profileId, codePage }),
    encode(job, printer, { insteadOf }) {
      const profile = profileOf(printer, printer.drawerPin)
      const paper = papers(job, profile)
      return encode(insteadOf === null ? paper : standingIn(paper, insteadOf), profile)
    },
    drawer: {
      pinOf: async ({ connection, profileId, codePage }) =>
        (await hostedPrinter(devices, connection, { profileId, codePage }).drawerPin?.()) ?? 'unknown',
      openedUnasked: parts.drawerOpened,
    },
    pulseOf: (printer) => kick(profileOf(printer, printer.drawerPin)),
  })
}

/** Reaches a printer that somebody is about to set up. */
export function tryPrinterOn(devices: DeviceHost): TryPrinter {
  return {
    drawerPin: async (connection, make) => (await hostedPrinter(devices, connection, make).drawerPin?.()) ?? 'unknown',
    health: (connection, make) => hostedPrinter(devices, connection, make).health(),
    async find(where) {
      try {
        return await devices.ask((client) => client.discovery[where]())
      } catch (error) {
        if (error instanceof DevicesGone) return { found: [], whole: false, why: 'devices-gone' }
        throw error
      }
    },
    async testPage(connection, make) {
      const profile = profileOf(make)
      const done = await hostedPrinter(devices, connection, make).print(
        encode(testPage({ ...profile, candidates: codePageCandidates(profile) }), profile),
      )
      switch (done.outcome) {
        case 'printed':
          return { cameOut: 'yes', why: '' }
        case 'sent-unconfirmed':
        case 'spooled':
          return { cameOut: 'maybe', why: '' }
        case 'held-by-printer':
          return { cameOut: 'maybe', why: done.health }
        case 'unknown':
          return { cameOut: 'maybe', why: done.why }
        case 'not-sent':
          return { cameOut: 'no', why: done.why }
      }
    },
  }
}

/** A drawer that was opened without the till stays in the event log, with whoever holds the counter. */
export function tellUnaskedOpening({ alone, eventLog, people, session }: UnaskedParts): void {
  const operator = people.holder('counter')?.operatorId ?? NOBODY
  alone({ caller: { station: 'counter' }, operator }, (context) =>
    eventLog.record('drawer-opened-unasked', context, { sessionId: session()?.sessionId ?? null }),
  )
}
type UnaskedParts = Pick<PartsOptions, 'alone'> & {
  readonly eventLog: EventLog
  readonly people: Pick<People, 'holder'>
  readonly session: () => OpenSession | undefined
}
const NOBODY = 'opr_till' as OperatorId // the till itself, as in what it writes at a start
