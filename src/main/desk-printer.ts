import { z } from 'zod'
import type { Reading } from '../shared/contracts/cash-sessions.ts'
import type { Software } from '../shared/contracts/till.ts'
import { assert } from '../shared/assert.ts'
import { encode, kick } from './devices/escpos/escpos-encoder.ts'
import { printerProfile, zPrinterProfileId } from './devices/profiles.ts'
import { createTcp9100 } from './devices/tcp9100.ts'
import type { PaperDocument } from './documents/model.ts'
import { xReport, zReport } from './documents/reading.ts'
import { receipt } from './documents/receipt.ts'
import { testPage } from './documents/test-page.ts'
import { createPrintWorker, type PrintStore, type PrintWorker, type QueuedJob } from './printing/index.ts'
import type { SettingsStore } from './settings/store.ts'
import type { Tickets } from './tickets/index.ts'
import type { CashSessionStore } from './cash-sessions/index.ts'

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

type Parts = {
  readonly store: PrintStore
  readonly tickets: Tickets
  readonly sessions: CashSessionStore
  readonly settings: SettingsStore
  readonly sealOf: (number: number) => string
  readonly software: Software
  readonly changed: () => void
  readonly reportDefect: (error: unknown) => void
}

/** The counter's printer with its drawer: what it prints is made again from the ledger, never kept by a screen. */
export function createDeskPrinter(address: PrinterAddress, parts: Parts): PrintWorker {
  const profile = printerProfile(address.profile)
  const { settings, software } = parts
  const operatorName = (id: string) => settings.operators().find((o) => o.operatorId === id)?.name ?? ''

  function document(job: QueuedJob): PaperDocument {
    const { till, site, settings: current } = settings.current()
    const stamp = { till, site, software, zone: current.zone, operatorName: settings.operators()[0]?.name ?? '' }
    switch (job.document) {
      case 'receipt': {
        const sold = parts.tickets.sale(job.number ?? 0)
        assert(sold, `ticket ${job.number} is in the ledger`)
        return receipt(sold.sale, {
          number: job.number ?? 0,
          till,
          operatorName: operatorName(sold.operator),
          copyNumber: job.copyNumber,
          seal: parts.sealOf(job.number ?? 0),
        })
      }
      case 'z-report': {
        const z = parts.sessions.z(job.number ?? 0)
        assert(z, `Z ${job.number} is in the ledger`)
        return zReport(z, { ...stamp, copyNumber: job.copyNumber })
      }
      case 'x-report': {
        const content = JSON.parse(job.content ?? '{}') as { reading: Reading; readAtMs: number } // `printX` wrote it
        return xReport(content.reading, { ...stamp, readAtMs: content.readAtMs })
      }
      case 'test-page':
        return testPage(profile)
    }
  }

  return createPrintWorker({
    store: parts.store,
    transport: createTcp9100({ host: address.host, port: address.port, profile }),
    encode: (job) => encode(document(job), profile),
    pulse: kick(profile),
    changed: parts.changed,
    reportDefect: parts.reportDefect,
  })
}
