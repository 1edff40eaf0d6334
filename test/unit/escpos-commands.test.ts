import { describe, expect, it } from 'vitest'
import * as commands from '../../src/main/devices/escpos/commands.ts'

const hex = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString('hex')
    .replace(/..(?!$)/g, '$& ')

describe('H-01: the bytes of a command', () => {
  it.each([
    { name: 'Kanji mode off', bytes: commands.KANJI_OFF, is: '1c 2e' },
    { name: 'code page 16', bytes: commands.codePage(16), is: '1b 74 10' },
    { name: 'code page 19', bytes: commands.codePage(19), is: '1b 74 13' },
    { name: 'bold on', bytes: commands.bold(true), is: '1b 45 01' },
    { name: 'bold off', bytes: commands.bold(false), is: '1b 45 00' },
    { name: 'white on black', bytes: commands.inverted(true), is: '1d 42 01' },
    { name: 'black on white', bytes: commands.inverted(false), is: '1d 42 00' },
    { name: 'normal size', bytes: commands.size({ wide: false, tall: false }), is: '1d 21 00' },
    { name: 'double height', bytes: commands.size({ wide: false, tall: true }), is: '1d 21 01' },
    { name: 'double width', bytes: commands.size({ wide: true, tall: false }), is: '1d 21 10' },
    { name: 'double height and width', bytes: commands.size({ wide: true, tall: true }), is: '1d 21 11' },
    { name: 'three lines of feed', bytes: commands.feedLines(3), is: '1b 64 03' },
    { name: 'cut after feeding to the knife', bytes: commands.CUT, is: '1d 56 42 00' },
    { name: 'process id', bytes: commands.processId('0042'), is: '1d 28 48 06 00 30 30 30 30 34 32' },
    { name: 'paper status in its turn', bytes: commands.GS_R_PAPER, is: '1d 72 01' },
    { name: 'printer status at once', bytes: commands.statusRequest(1), is: '10 04 01' },
  ])('$name', ({ bytes, is }) => {
    expect(hex(bytes)).toBe(is)
  })
})

const EAN13 = '3017620422003'

describe('H-01: a barcode', () => {
  it.each([
    {
      name: 'EAN-13 leaves its check digit to the printer',
      bytes: commands.barcode('ean13', EAN13, 576),
      is: '1d 68 50 1d 77 03 1d 48 02 1d 6b 43 0c 33 30 31 37 36 32 30 34 32 32 30 30',
    },
    {
      name: 'EAN-8',
      bytes: commands.barcode('ean8', '96385074', 384),
      is: '1d 68 50 1d 77 03 1d 48 02 1d 6b 44 07 39 36 33 38 35 30 37',
    },
    {
      name: 'CODE128 of one character: the length counts the set',
      bytes: commands.barcode('code128', 'A', 576),
      is: '1d 68 50 1d 77 03 1d 48 02 1d 6b 49 03 7b 42 41',
    },
    {
      name: 'CODE128 with a brace doubles it',
      bytes: commands.barcode('code128', 'a{b', 576),
      is: '1d 68 50 1d 77 03 1d 48 02 1d 6b 49 06 7b 42 61 7b 7b 62',
    },
  ])('$name', ({ bytes, is }) => {
    expect(hex(bytes)).toBe(is)
  })
  it.each([1, 15, 16, 80])('CODE128 of %d characters says its length in one byte', (length) => {
    const bytes = [...commands.barcode('code128', 'x'.repeat(length), 576)]
    expect(bytes.slice(9, 15)).toEqual([0x1d, 0x6b, 0x49, length + 2, 0x7b, 0x42])
    expect(bytes).toHaveLength(9 + 4 + 2 + length)
  })
  it('that would lie is never made', () => {
    expect(() => commands.barcode('ean13', '3017620422004', 576)).toThrow('cannot say')
    expect(() => commands.barcode('code128', 'é', 576)).toThrow('cannot say')
    expect(() => commands.barcode('code128', 'x'.repeat(81), 576)).toThrow('cannot say')
  })
})

describe('a picture', () => {
  it('says how wide and high it is', () => {
    const bits = Uint8Array.of(0xff, 0x00, 0x0f, 0xf0)
    expect(hex(commands.raster({ bytesPerRow: 2, height: 2, bits }))).toBe('1d 76 30 00 02 00 02 00 ff 00 0f f0')
  })
  it('is sent in bands of 256 rows', () => {
    const bytes = commands.raster({ bytesPerRow: 1, height: 300, bits: new Uint8Array(300) })
    expect(hex(bytes.subarray(0, 8))).toBe('1d 76 30 00 01 00 00 01')
    expect(hex(bytes.subarray(264, 272))).toBe('1d 76 30 00 01 00 2c 00')
    expect(bytes).toHaveLength(300 + 16)
  })
  it('holds nothing that a printer would obey', () => {
    const bits = Uint8Array.of(0x10, 0x04, 0x01, 0x10, 0x14, 0x01, 0x10, 0x05)
    expect(hex(commands.raster({ bytesPerRow: 8, height: 1, bits })).slice(24)).toBe('00 04 01 00 14 01 00 05')
  })
})

describe('the buzzer', () => {
  it('sounds so many times, so long', () => {
    expect(hex(commands.buzz(2, 3))).toBe('1b 42 02 03')
  })
})

describe('H-01: the drawer', () => {
  it('is kicked with five bytes, always, so that no letter becomes a pulse time', () => {
    expect(hex(commands.kickDrawer({ pin: 2, onMs: 50, offMs: 500 }))).toBe('1b 70 00 19 fa')
    expect(hex(commands.kickDrawer({ pin: 5, onMs: 100, offMs: 400 }))).toBe('1b 70 01 32 c8')
  })
  it('is not given a pulse that heats its coil or does not fit its byte', () => {
    expect(() => commands.kickDrawer({ pin: 2, onMs: 200, offMs: 500 })).toThrow('coil')
    expect(() => commands.kickDrawer({ pin: 2, onMs: 50, offMs: 600 })).toThrow('not bytes')
  })
})

describe('H-01: a QR code', () => {
  it('counts bytes, not characters', () => {
    expect(hex(commands.qrCode('é€', 6))).toBe(
      [
        '1d 28 6b 04 00 31 41 32 00',
        '1d 28 6b 03 00 31 43 06',
        '1d 28 6b 03 00 31 45 31',
        '1d 28 6b 08 00 31 50 30 c3 a9 e2 82 ac', // five bytes and three
        '1d 28 6b 03 00 31 51 30',
      ].join(' '),
    )
  })
  it('carries its length over into the second byte', () => {
    expect(hex(commands.qrCode('a'.repeat(253), 4))).toContain('1d 28 6b 00 01 31 50 30 61')
    expect(hex(commands.qrCode('é'.repeat(127), 4))).toContain('1d 28 6b 01 01 31 50 30 c3')
  })
  it('holds no control characters, which a printer would obey', () => {
    expect(() => commands.qrCode('a\u0010\u0004\u0001', 4)).toThrow('control')
  })
  it('gets smaller modules when it says more or the paper is narrow', () => {
    expect(commands.qrModuleDots('a'.repeat(122), 576)).toBe(6)
    expect(commands.qrModuleDots('a'.repeat(122), 384)).toBe(5)
    expect(commands.qrModuleDots('é'.repeat(62), 576)).toBe(4)
  })
})
