import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEchoes, ECHO_MS } from '../../src/main/devices/scanners/echoes.ts'
import { createHidReports, createSerialLines } from '../../src/main/devices/scanners/frames.ts'
import { whyNot } from '../../src/main/devices/scanners/hearing.ts'
import { code128Bars, code128Values, code128Widths } from '../../src/shared/code128.ts'

const EAN = '3017620422003'

/** A report of 64 bytes; `shift` puts the AIM identifier one byte later, as some scanners do. */
function report(text: string, { aim = ']E0', more = false, shift = 0, id = true } = {}): Uint8Array {
  const bytes = Buffer.alloc(64)
  bytes[0] = 2
  bytes[1] = Buffer.byteLength(text)
  bytes.write(aim, 2 + shift, 'latin1')
  bytes.write(text, 5 + shift, 'utf8')
  bytes[63] = more ? 1 : 0
  return id ? bytes : bytes.subarray(1)
}

describe('a report of a HID POS scanner', () => {
  it.each([
    ['as the vendors document it', {}],
    ['with its AIM identifier one byte later', { shift: 1 }],
    ['without its report id, as some systems hand it over', { id: false }],
  ])('is read %s', (_how, options) => {
    expect(createHidReports()(report(EAN, options))).toEqual({ text: EAN, aim: ']E0' })
  })
  it('is put together with the one that goes on with it, and the next one is its own', () => {
    const read = createHidReports()
    const long = `0103017620422003${'A'.repeat(60)}`
    expect(read(report(long.slice(0, 56), { aim: ']C1', more: true }))).toBeUndefined()
    expect(read(report(long.slice(56), { aim: ']C1' }))).toEqual({ text: long, aim: ']C1' })
    expect(read(report(EAN))).toEqual({ text: EAN, aim: ']E0' })
  })
  it('keeps FNC1 between the elements of a GS1 code, and letters with accents', () => {
    expect(createHidReports()(report('10AB\u001d17261231', { aim: ']C1' }))?.text).toBe('10AB\u001d17261231')
    expect(createHidReports()(report('café', { aim: ']Q1' }))?.text).toBe('café')
  })
  it('of anything else is nothing, and stops nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 70 }), { maxLength: 8 }), (reports) => {
        const read = createHidReports()
        for (const bytes of reports) {
          const found = read(bytes)
          expect(found === undefined || found.text !== '').toBe(true)
        }
        read(Buffer.alloc(64)) // an empty report ends whatever was begun
        expect(read(report(EAN))?.text).toBe(EAN)
      }),
    )
  })
})

describe('what a serial scanner sends', () => {
  it('is the same codes wherever the line cuts it', () => {
    const code = fc.stringMatching(/^[A-Z0-9]{1,20}$/)
    const end = fc.constantFrom('\r', '\n', '\r\n', '\t', '\u0003')
    fc.assert(
      fc.property(fc.array(fc.tuple(code, end), { maxLength: 10 }), fc.array(fc.nat(30)), (codes, cuts) => {
        const bytes = Buffer.from(codes.map(([text, closed]) => `${text}${closed}`).join(''))
        const lines = createSerialLines()
        const read: string[] = []
        let at = 0
        for (const cut of [...cuts, bytes.length]) {
          read.push(...lines.hear(bytes.subarray(at, at + cut)).map(({ text }) => text))
          at += cut
        }
        expect(read).toEqual(codes.map(([text]) => text))
      }),
    )
  })
  it('is dropped where it is noise, or never ends', () => {
    const lines = createSerialLines()
    expect(lines.hear(Buffer.from([1, 4, 5, 6, 0x41, 7, 13]))).toEqual([])
    expect(lines.hear(Buffer.alloc(100_000, 0x41))).toEqual([])
    expect(lines.hear(Buffer.from(`\r${EAN}\r`))).toEqual([{ text: EAN }])
    expect(lines.hear(Buffer.concat([Buffer.alloc(400, 0xfe), Buffer.from('\r')]))).toEqual([])
  })
  it('is read whole though it is a QR code of 3,000 characters: whoever scanned it is told of it', () => {
    const long = 'Z'.repeat(3000)
    const lines = createSerialLines()
    expect(lines.hear(Buffer.from(`${long}\r${EAN}\r`))).toEqual([{ text: long }, { text: EAN }])
  })
})

describe('the same code twice', () => {
  const at = (atMs: number) => ({ text: EAN, atMs })
  it('is one where no finger is as fast, and two where somebody pulled the trigger again', () => {
    const isEcho = createEchoes()
    expect([1000, 1000 + ECHO_MS, 1000 + 2 * ECHO_MS + 1, 1300].map((ms) => isEcho(at(ms)))).toEqual([
      false,
      true,
      false,
      false,
    ])
    expect(isEcho({ text: 'other', atMs: 1301 })).toBe(false)
  })
})

describe('why a device cannot be opened', () => {
  it.each([
    ['Error: Permission denied, cannot open /dev/ttyACM0', 'not-allowed'],
    ['cannot open device with path /dev/hidraw0: Permission denied', 'not-allowed'],
    ['Error: No such file or directory, cannot open /dev/ttyACM0', 'lost'],
    ['Error Resource temporarily unavailable Cannot lock port', 'busy'],
  ])('%s', (words, state) => {
    expect(whyNot(new Error(words))).toBe(state)
  })
})

describe('the bar code of the lesson', () => {
  it('is made of the 107 signs of Code 128, each of eleven modules and no two alike', () => {
    const wide = code128Widths.map((widths) => [...widths].reduce((total, digit) => total + Number(digit), 0))
    expect(wide).toEqual([...Array.from({ length: 106 }, () => 11), 13])
    expect(new Set(code128Widths).size).toBe(107)
  })
  it('has the check value of the standard’s arithmetic', () => {
    expect(code128Values('PJJ123C').at(-2)).toBe((104 + 48 + 2 * 42 + 3 * 42 + 4 * 17 + 5 * 18 + 6 * 19 + 7 * 35) % 103)
    expect(code128Bars('A').width).toBe(3 * 11 + 13)
  })
})
