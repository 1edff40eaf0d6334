import { describe, expect, it } from 'vitest'
import { banner, columns, feed, qr, text, type Block } from '../../src/main/documents/model.ts'
import { encode, kick } from '../../src/main/devices/escpos/escpos-encoder.ts'
import { PRINTER_PROFILES } from '../../src/main/devices/profiles.ts'
import { zPrinterProfileId, type PrinterProfileId } from '../../src/shared/devices.ts'

const hex = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString('hex')
    .replace(/..(?!$)/g, '$& ')
const encoded = (id: PrinterProfileId, ...blocks: readonly Block[]) =>
  hex(encode({ title: 'test', blocks }, PRINTER_PROFILES[id]))

const RESET_1252 = '1b 40 1c 2e 1b 74 10'
const RESET_858 = '1b 40 1c 2e 1b 74 13'
const CUT = '1d 56 42 00'

describe('a document in bytes', () => {
  it('begins with reset, Kanji off and code page, and ends with the cut', () => {
    expect(encoded('epson-80')).toBe(`${RESET_1252} ${CUT}`)
    expect(encoded('generic-58')).toBe(`${RESET_858} ${CUT}`)
  })
  it('sends each letter in the code page of the printer', () => {
    expect(encoded('epson-80', text('Œ’é€'))).toBe(`${RESET_1252} 8c 92 e9 80 0a ${CUT}`)
    expect(encoded('generic-80', text('Œ’é€'))).toBe(`${RESET_858} 4f 45 27 82 d5 0a ${CUT}`)
  })
  it('takes every style back at the end of its line', () => {
    expect(encoded('epson-80', text('A', { bold: true, size: 'double' }), text('B'))).toBe(
      `${RESET_1252} 1b 45 01 1d 21 11 41 0a 1d 21 00 1b 45 00 42 0a ${CUT}`,
    )
    expect(encoded('generic-58', banner('A'))).toBe(
      `${RESET_858} 1b 45 01 1d 21 11 1d 42 01 ${'20 '.repeat(7)}41 ${'20 '.repeat(8)}0a 1d 42 00 1d 21 00 1b 45 00 ${CUT}`,
    )
  })
  it('centres a code and goes back to the left', () => {
    const bytes = encoded('generic-58', qr('HELLO'), feed(2))
    expect(bytes.startsWith(`${RESET_858} 1b 61 01 1d 28 6b`)).toBe(true)
    expect(bytes).toContain('1d 28 6b 08 00 31 50 30 48 45 4c 4c 4f')
    expect(bytes.endsWith(`31 51 30 1b 61 00 1b 64 02 ${CUT}`)).toBe(true)
  })
  it('is the same every time', () => {
    expect(encoded('epson-80', columns('Thé', '3 €'))).toBe(encoded('epson-80', columns('Thé', '3 €')))
  })
  it('never holds a drawer pulse, which has a message of its own', () => {
    expect(hex(kick(PRINTER_PROFILES['epson-80']))).toBe('1b 70 00 19 fa')
    expect(encoded('epson-80', text('AB'))).not.toContain('1b 70')
  })
})

describe('the printer profiles', () => {
  it('are filed under their own id', () => {
    for (const id of zPrinterProfileId.options) expect(PRINTER_PROFILES[id].id).toBe(id)
  })
  it('print as many characters as their head is wide', () => {
    for (const { columns: count, dots } of Object.values(PRINTER_PROFILES)) expect(Math.floor(dots / 12)).toBe(count)
  })
})
