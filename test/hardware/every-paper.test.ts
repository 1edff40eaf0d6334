import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { encode } from '../../src/main/devices/encode.ts'
import type { PrinterProfile } from '../../src/main/devices/ports.ts'
import { PRINTER_PROFILES } from '../../src/main/devices/profiles.ts'
import { createDecoder } from '../../src/main/devices/simulators/printer/decoder.ts'
import { slipPng } from '../../src/main/devices/simulators/printer/paper-png.ts'
import { createPaper, type Slip, type SlipItem } from '../../src/main/devices/simulators/printer/paper.ts'
import type { PaperDocument } from '../../src/main/documents/model.ts'
import { CODE, everyPaper } from '../support/every-paper.ts'

const folder = resolve(import.meta.dirname, '../../artefacts/papers')
mkdirSync(folder, { recursive: true })
const WIDTHS = { 32: 'generic-58', 42: 'epson-80-42', 48: 'epson-80' } as const

/** What comes out of a printer of this kind; nothing of it may be unknown to the printer. */
function printed(document: PaperDocument, profile: PrinterProfile): Slip {
  const decoder = createDecoder({ language: profile.language })
  const ops = [...decoder.push(encode(document, profile)), ...decoder.end()]
  // The test page asks for alphabets that this printer does not have, and is not surprised.
  const unheard = (bytes: readonly number[]) => document.title === 'Test' && bytes[0] === 0x1b && bytes.at(-2) === 0x74
  expect(ops.filter((op) => op.kind === 'incomplete' || (op.kind === 'unknown' && !unheard(op.bytes)))).toEqual([])
  const paper = createPaper()
  const cuts = ops.flatMap((op) => paper.run(op)).flatMap((event) => (event.kind === 'cut' ? [event.slip] : []))
  expect(cuts).toHaveLength(1)
  return cuts[0]!
}

function cellsOf(item: SlipItem): number {
  return item.kind === 'line' ? item.runs.reduce((sum, run) => sum + run.text.length * run.style.width, 0) : 0
}

/** What a telephone reads on the picture. */
function readCode(png: Uint8Array): string | undefined {
  const { data, width, height } = PNG.sync.read(Buffer.from(png))
  return jsQR(new Uint8ClampedArray(data), width, height)?.data
}

describe.each(Object.entries(WIDTHS))('H-14: on paper of %s columns', (columns, id) => {
  const profile = PRINTER_PROFILES[id]
  it.each(Object.entries(everyPaper(profile)))('the %s fits, and is kept as a picture to look at', (name, document) => {
    const slip = printed(document, profile)
    expect(Math.max(...slip.items.map(cellsOf))).toBeLessThanOrEqual(Number(columns))
    writeFileSync(join(folder, `${name}-${columns}.png`), slipPng(slip, { columns: Number(columns) }))
  })
  it.each(['native', 'raster'] as const)('a %s QR code is read back from the picture', (qr) => {
    const papers = everyPaper(profile)
    const picture = (name: string) => slipPng(printed(papers[name]!, { ...profile, qr }), { columns: Number(columns) })
    expect(readCode(picture('receipt'))).toBe(CODE)
    expect(readCode(picture('test-page'))).toBe('https://1000cafes.org')
  })
})

describe('on a Star printer', () => {
  const profile = PRINTER_PROFILES['star-line']
  it.each(['native', 'raster'] as const)('every paper comes out as on any other, its %s QR code too', (qr) => {
    for (const [name, document] of Object.entries(everyPaper(profile))) {
      const slip = printed(document, { ...profile, qr })
      expect(Math.max(...slip.items.map(cellsOf)), name).toBeLessThanOrEqual(profile.columns)
      if (name === 'receipt') expect(readCode(slipPng(slip, { columns: profile.columns }))).toBe(CODE)
    }
  })
})
