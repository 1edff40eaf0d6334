import { z } from 'zod'
import { encode, kick } from './devices/escpos/escpos-encoder.ts'
import { printerProfile, zPrinterProfileId } from './devices/profiles.ts'
import { createTcp9100 } from './devices/tcp9100.ts'
import type { Papers } from './papers.ts'
import { createPrintWorker, type PrintStore, type PrintWorker } from './printing/index.ts'

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
  readonly papers: Papers
  readonly changed: () => void
  readonly latestMs: () => number
  readonly reportDefect: (error: unknown) => void
}

/** The counter's printer with its drawer. */
export function createDeskPrinter(address: PrinterAddress, parts: Parts): PrintWorker {
  const profile = printerProfile(address.profile)
  return createPrintWorker({
    store: parts.store,
    transport: createTcp9100({ host: address.host, port: address.port, profile }),
    encode: (job) => encode(parts.papers(job, profile), profile),
    pulse: kick(profile),
    changed: parts.changed,
    latestMs: parts.latestMs,
    reportDefect: parts.reportDefect,
  })
}
