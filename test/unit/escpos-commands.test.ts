import { describe, expect, it } from 'vitest'
import * as commands from '../../src/main/devices/escpos/commands.ts'

const hex = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString('hex')
    .replace(/..(?!$)/g, '$& ')

describe('the bytes of a command', () => {
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

describe('the drawer', () => {
  it('is kicked with five bytes, always, so that no letter becomes a pulse time', () => {
    expect(hex(commands.kickDrawer({ pin: 2, onMs: 50, offMs: 500 }))).toBe('1b 70 00 19 fa')
    expect(hex(commands.kickDrawer({ pin: 5, onMs: 100, offMs: 400 }))).toBe('1b 70 01 32 c8')
  })
  it('is not given a pulse that heats its coil or does not fit its byte', () => {
    expect(() => commands.kickDrawer({ pin: 2, onMs: 200, offMs: 500 })).toThrow('coil')
    expect(() => commands.kickDrawer({ pin: 2, onMs: 50, offMs: 600 })).toThrow('not bytes')
  })
})

describe('a QR code', () => {
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
