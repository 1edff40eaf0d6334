import { describe, expect, it } from 'vitest'
import { encode, kick } from '../../src/main/devices/encode.ts'
import { PRINTER_PROFILES } from '../../src/main/devices/profiles.ts'
import * as star from '../../src/main/devices/star/commands.ts'
import { columns, text } from '../../src/main/documents/model.ts'

const hex = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString('hex')
    .replace(/..(?!$)/g, '$& ')
const PROFILE = PRINTER_PROFILES['star-line']

describe('the bytes of Star’s line mode', () => {
  it.each([
    { name: 'reset', bytes: star.INIT, is: '1b 40' },
    { name: 'CP858', bytes: star.codePage(4), is: '1b 1d 74 04' },
    { name: 'bold on', bytes: star.bold(true), is: '1b 45' },
    { name: 'bold off', bytes: star.bold(false), is: '1b 46' },
    { name: 'double height and width', bytes: star.size({ wide: true, tall: true }), is: '1b 69 01 01' },
    { name: 'double height', bytes: star.size({ wide: false, tall: true }), is: '1b 69 01 00' },
    { name: 'white on black', bytes: star.inverted(true), is: '1b 34' },
    { name: 'in the middle', bytes: star.align('center'), is: '1b 1d 61 01' },
    { name: 'three lines of feed', bytes: star.feedLines(3), is: '1b 61 03' },
    { name: 'cut after feeding to the knife', bytes: star.CUT, is: '1b 64 03' },
    {
      name: 'QR code of bytes',
      bytes: star.qrCode('é', 5),
      is: '1b 1d 79 53 30 02 1b 1d 79 53 31 01 1b 1d 79 53 32 05 1b 1d 79 44 31 00 02 00 c3 a9 1b 1d 79 50',
    },
    {
      name: 'EAN-13',
      bytes: star.barcode('ean13', '3017620422003'),
      is: '1b 62 03 02 01 50 33 30 31 37 36 32 30 34 32 32 30 30 1e',
    },
    {
      name: 'picture',
      bytes: star.raster({ bytesPerRow: 2, height: 2, bits: Uint8Array.of(1, 2, 3, 4) }),
      is: '1b 2a 72 41 62 02 00 01 02 62 02 00 03 04 1b 2a 72 42',
    },
  ])('$name', ({ bytes, is }) => {
    expect(hex(bytes)).toBe(is)
  })
  it('drive either drawer, with both times', () => {
    expect(hex(kick(PROFILE))).toBe('1b 07 05 32 07')
    expect(hex(star.kickDrawer({ pin: 5, onMs: 50, offMs: 200 }))).toBe('1b 07 05 14 1a')
    expect(() => star.kickDrawer({ pin: 2, onMs: 200, offMs: 200 })).toThrow('coil')
  })
  it('make a ticket', () => {
    const ticket = { title: 'x', blocks: [text('Café', { bold: true }), columns('Œuf', '1,00\u00a0€')] }
    expect(hex(encode(ticket, { ...PROFILE, columns: 16 }))).toBe(
      '1b 40 1b 1d 74 20 1b 45 43 61 66 e9 0a 1b 46 8c 75 66 20 20 20 20 20 20 20 31 2c 30 30 20 80 0a 1b 64 03',
    )
  })
})
