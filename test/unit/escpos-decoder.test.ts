import { describe, expect, it } from 'vitest'
import { createDecoder } from '../../src/main/devices/simulators/printer/decoder.ts'
import { PLAIN, type Op } from '../../src/main/devices/simulators/printer/ops.ts'

const bytesOf = (...parts: readonly (number | string)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...Buffer.from(part)])))
const decoded = (...parts: readonly (number | string)[]) => {
  const decoder = createDecoder()
  return [...decoder.push(bytesOf(...parts)), ...decoder.end()]
}
const plainText = (text: string): Op => ({ kind: 'text', text, style: PLAIN })
const ESC = 0x1b
const GS = 0x1d
const LF = 0x0a

describe('the simulated printer reads', () => {
  it.each([
    { page: 0, byte: 0x82, char: 'é' },
    { page: 2, byte: 0xa9, char: '®' },
    { page: 16, byte: 0x80, char: '€' },
    { page: 19, byte: 0xd5, char: '€' },
  ])('byte $byte as $char in code page $page', ({ page, byte, char }) => {
    expect(decoded(ESC, 't', page, byte, LF)).toEqual([plainText(char), { kind: 'feed', lines: 1 }])
  })
  it('code page 437 until it is told otherwise, and says when it does not have a page', () => {
    expect(decoded(0x82, ESC, 't', 99, 0x82)).toEqual([
      plainText('é'),
      { kind: 'unknown', bytes: [0x1b, 0x74, 99] },
      plainText('é'),
    ])
  })
  it('styles, each for the text that follows it', () => {
    const ops = decoded('a', ESC, 'E', 1, 'b', GS, '!', 0x11, GS, 'B', 1, 'c', ESC, '!', 0, ESC, 'a', 2, 'd')
    expect(ops).toEqual([
      plainText('a'),
      { kind: 'text', text: 'b', style: { ...PLAIN, bold: true } },
      { kind: 'text', text: 'c', style: { ...PLAIN, bold: true, width: 2, height: 2, inverted: true } },
      { kind: 'text', text: 'd', style: { ...PLAIN, inverted: true, align: 'right' } },
    ])
  })
  it('a drawer pulse with its pin and times', () => {
    expect(decoded(ESC, 'p', 0, 0x19, 0xfa)).toEqual([{ kind: 'kick', pin: 2, onMs: 50, offMs: 500 }])
    expect(decoded(ESC, 'p', 1, 100, 20)).toEqual([{ kind: 'kick', pin: 5, onMs: 200, offMs: 200 }])
  })
  it('the letters of a ticket as pulse times, when a drawer command comes without its own', () => {
    expect(decoded(ESC, 'p', 0, 'AB', LF)).toEqual([
      { kind: 'kick', pin: 2, onMs: 130, offMs: 132 },
      { kind: 'feed', lines: 1 },
    ])
  })
  it('cuts of both forms', () => {
    expect(decoded(GS, 'V', 0x42, 0, GS, 'V', 0, GS, 'V', 1)).toEqual(Array(3).fill({ kind: 'cut' }))
  })
  it('questions, with the text before them still in its line', () => {
    expect(decoded('a', 0x10, 0x04, 2, GS, 'r', 1, GS, 'a', 0xff, GS, '(H', 6, 0, '000042', 'b', LF)).toEqual([
      { kind: 'status', subject: 2 },
      { kind: 'paper-status' },
      { kind: 'auto-status', mask: 0xff },
      { kind: 'process-id', id: [...Buffer.from('0042')] },
      plainText('ab'),
      { kind: 'feed', lines: 1 },
    ])
  })
  it('a reset, which forgets styles and the line that was not printed', () => {
    expect(decoded(ESC, 'E', 1, 'lost', ESC, '@', 'kept')).toEqual([{ kind: 'init' }, plainText('kept')])
  })
  it('what it does not know as such, and skips a group command that says its length', () => {
    expect(decoded(ESC, 'Z', 0x07, GS, '(L', 2, 0, 0x30, 0x32, 'a')).toEqual([
      { kind: 'unknown', bytes: [0x1b, 0x5a] },
      { kind: 'unknown', bytes: [0x07] },
      { kind: 'unknown', bytes: [0x1d, 0x28, 0x4c, 2, 0, 0x30, 0x32] },
      plainText('a'),
    ])
  })
  it('what is cut off in the middle as incomplete', () => {
    expect(decoded('a', LF, ESC, 'p', 0)).toEqual([
      plainText('a'),
      { kind: 'feed', lines: 1 },
      { kind: 'incomplete', bytes: [0x1b, 0x70, 0] },
    ])
  })
})
