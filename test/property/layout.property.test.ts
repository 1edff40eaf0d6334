import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { encode } from '../../src/main/devices/encode.ts'
import type { PrinterProfile } from '../../src/main/devices/ports.ts'
import { codePageCandidates, PRINTER_PROFILES } from '../../src/main/devices/profiles.ts'
import { createDecoder } from '../../src/main/devices/simulators/printer/decoder.ts'
import type { Op } from '../../src/main/devices/simulators/printer/ops.ts'
import { createPaper, slipText, type SlipItem } from '../../src/main/devices/simulators/printer/paper.ts'
import { barcodeModules, eanCheckDigit } from '../../src/main/documents/barcode.ts'
import { layOut } from '../../src/main/documents/layout.ts'
import type { Block, PaperDocument } from '../../src/main/documents/model.ts'
import { toText } from '../../src/main/documents/text.ts'
import { printableIn, type CodePage } from '../../src/main/documents/transliterate.ts'

const word = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('Café', 'crème', 'Œuf', 'l’église', '12,50\u00a0€', 'à', '…', 'x', '1\u202f234'),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
)
const words = fc
  .array(word, { maxLength: 12 })
  .chain((parts) => fc.constantFrom(' ', '  ', '\n', '\u00a0').map((between) => parts.join(between)))
const style = {
  bold: fc.boolean(),
  size: fc.constantFrom('normal' as const, 'tall' as const, 'double' as const),
}
const align = fc.constantFrom('left' as const, 'center' as const, 'right' as const)
const tableBlock: fc.Arbitrary<Block> = fc
  .array(
    fc.record({ header: words, align, width: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constant('flex' as const)) }),
    { minLength: 1, maxLength: 5 },
  )
  .chain((columns) =>
    fc.record({
      kind: fc.constant('table' as const),
      columns: fc.constant(columns),
      rows: fc.array(fc.array(words, { minLength: columns.length, maxLength: columns.length }), { maxLength: 4 }),
    }),
  )
const qrData = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((data) => !/\p{Cc}/u.test(data))
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: words, align, ...style }),
  fc.record({ kind: fc.constant('columns' as const), left: words, right: words, ...style }),
  tableBlock,
  fc.record({ kind: fc.constant('rule' as const), style: fc.constantFrom('dashed' as const, 'solid' as const) }),
  fc.record({ kind: fc.constant('qr' as const), data: qrData }),
  fc.record({
    kind: fc.constant('barcode' as const),
    symbology: fc.constant('code128' as const),
    data: fc.stringMatching(/^[ -~]{1,80}$/),
  }),
  fc.integer({ min: 0, max: 999_999_999_999 }).map((n) => {
    const digits = String(n).padStart(12, '0')
    return { kind: 'barcode' as const, symbology: 'ean13' as const, data: digits + eanCheckDigit(digits) }
  }),
  fc.tuple(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 20 })).map(([width, height]) => ({
    kind: 'image' as const,
    words: '',
    picture: { width, height, dots: Uint8Array.from({ length: width * height }, (_, i) => (i * 37) % 256) },
  })),
  fc.record({ kind: fc.constant('feed' as const), lines: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constant('banner' as const), text: words }),
)
const document: fc.Arbitrary<PaperDocument> = fc.record({
  title: fc.constant('anything'),
  blocks: fc.array(block, { maxLength: 12 }),
})
const profile: fc.Arbitrary<PrinterProfile> = fc
  .tuple(
    fc.constantFrom(...Object.values(PRINTER_PROFILES)),
    fc.constantFrom(0, 1),
    fc.constantFrom('native' as const, 'raster' as const),
    fc.constantFrom('knife' as const, 'none' as const),
  )
  .map(([any, page, qr, cut]) => ({ ...any, codePage: codePageCandidates(any)[page] ?? any.codePage, qr, cut }))

const decode = (bytes: Uint8Array, language: PrinterProfile['language'] = 'escpos'): readonly Op[] => {
  const decoder = createDecoder({ language })
  return [...decoder.push(bytes), ...decoder.end()]
}

function cellsOf(item: SlipItem): number {
  if (item.kind !== 'line') return 0
  return item.runs.reduce((cells, run) => cells + run.text.length * run.style.width, 0)
}

function dotsOf(item: SlipItem): number {
  if (item.kind === 'raster') return item.bytesPerRow * 8
  if (item.kind === 'barcode') return barcodeModules(item.symbology, item.data).length * item.moduleDots
  return 0
}

describe('H-03: any document, on any paper', () => {
  it('is understood by the printer to the last byte, fits its lines, and reads as it was laid out', () => {
    fc.assert(
      fc.property(document, profile, (doc, printer) => {
        const ops = decode(encode(doc, printer), printer.language)
        expect(ops.filter((op) => op.kind === 'unknown' || op.kind === 'incomplete')).toEqual([])

        const paper = createPaper()
        const slips = ops.flatMap((op) => paper.run(op)).flatMap((event) => (event.kind === 'cut' ? [event.slip] : []))
        expect(slips).toHaveLength(printer.cut === 'knife' ? 1 : 0)
        const items = slips[0]?.items ?? paper.uncut()
        expect(Math.max(0, ...items.map(cellsOf))).toBeLessThanOrEqual(printer.columns)
        expect(Math.max(0, ...items.map(dotsOf))).toBeLessThanOrEqual(printer.dots)
        const pictured = printer.qr === 'raster' && doc.blocks.some((any) => any.kind === 'qr')
        const read = slipText({ number: 1, items }, printer.columns).trimEnd()
        if (!pictured) {
          expect(read).toBe(toText(doc, printer.columns, printableIn(printer.codePage.name)).trimEnd())
        }
        expect(ops.filter((op) => op.kind === 'kick' || op.kind === 'status')).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('keeps every character that a code page can print, whatever the width', () => {
    const inked = (text: string) => text.replace(/[\s_-]/g, '')
    fc.assert(
      fc.property(words, words, fc.integer({ min: 16, max: 64 }), (left, right, columns) => {
        const printable = printableIn('cp858')
        const lines = layOut({ title: 'one line', blocks: [{ kind: 'columns', left, right }] }, { columns, printable })
        const letters = (text: string) => [...inked(text)].toSorted().join('')
        const laidOut = lines.map((line) => (line.kind === 'line' ? line.text : '')).join('')
        expect(letters(laidOut)).toBe(letters(printable(left) + printable(right)))
      }),
    )
  })
})

describe('H-03: the decoder', () => {
  it('gives the same ops however TCP cuts the bytes', () => {
    fc.assert(
      fc.property(document, profile, fc.infiniteStream(fc.integer({ min: 1, max: 40 })), (doc, printer, cuts) => {
        const bytes = encode(doc, { ...printer, qr: 'native' })
        const decoder = createDecoder({ language: printer.language })
        const ops: Op[] = []
        for (let at = 0; at < bytes.length;) {
          const length = cuts.next().value
          ops.push(...decoder.push(bytes.subarray(at, at + length)))
          at += length
        }
        expect([...ops, ...decoder.end()]).toEqual(decode(bytes, printer.language))
      }),
    )
  })
  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        const paper = createPaper()
        for (const op of decode(noise)) paper.run(op)
      }),
    )
  })
})

describe('H-02: transliteration', () => {
  it('makes any text one printable byte a character, and leaves its own output alone', () => {
    const codePage = fc.constantFrom<CodePage>('windows1252', 'cp858')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), codePage, (any, page) => {
        const printable = printableIn(page)
        const once = printable(any)
        expect(once).not.toMatch(/\p{Cc}/u)
        const bytes = iconv.encode(once, page)
        expect(bytes).toHaveLength(once.length)
        expect(iconv.decode(bytes, page)).toBe(once)
        expect(printable(once)).toBe(once)
      }),
    )
  })
})
