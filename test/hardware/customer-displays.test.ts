import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { displayLine, showLines, startDisplay } from '../../src/main/devices/display/commands.ts'
import { createSerialDisplay } from '../../src/main/devices/display/serial-display.ts'
import { startDisplaySimulator, type DisplaySimulator } from '../../src/main/devices/simulators/display.ts'
import { SERIAL_SETTINGS } from './wires.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

function shown(peer: DisplaySimulator, upper: string, lower: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (peer.lines()[0] !== upper || peer.lines()[1] !== lower) return
      stop()
      resolve()
    }
    const stop = peer.onChange(look)
    look()
  })
}

describe.each(['cd5220', 'epson-dm'] as const)('a display that speaks %s', (dialect) => {
  async function counter() {
    const peer = startDisplaySimulator(dialect)
    const display = createSerialDisplay({ line: { path: peer.path, ...SERIAL_SETTINGS }, dialect, columns: 20 })
    onTestFinished(async () => {
      await display.close()
      peer.close()
    })
    return { peer, display }
  }

  it('shows a line and its amount, and is blank when it is cleared', async () => {
    const { peer, display } = await counter()
    expect(await display.show('Café crème\t2,40', 'TOTAL\t12,60\u202f€')).toEqual({ outcome: 'sent' })
    await shown(peer, 'Cafe creme      2,40', 'TOTAL      12,60 EUR')
    expect(await display.clear()).toEqual({ outcome: 'sent' })
    await shown(peer, ' '.repeat(20), ' '.repeat(20))
    expect(peer.unknown()).toEqual([])
  })
  it('passes over texts that are already old', async () => {
    const { peer, display } = await counter()
    const all = Array.from({ length: 20 }, (_, i) => display.show(`${i}`, ''))
    await Promise.all(all)
    await shown(peer, '19'.padEnd(20), ' '.repeat(20))
  })
  it('that is not plugged in says so and holds nobody up', async () => {
    const display = createSerialDisplay({ line: { path: '/dev/ttyZINC9', ...SERIAL_SETTINGS }, dialect, columns: 20 })
    expect(await display.show('a', 'b')).toEqual({ outcome: 'not-sent', why: 'ENOENT' })
    await display.close()
  })
  it('is opened anew after its cable was pulled', async () => {
    const first = startDisplaySimulator(dialect)
    const second = startDisplaySimulator(dialect)
    onTestFinished(second.close)
    const line = { ...SERIAL_SETTINGS, path: first.path }
    const display = createSerialDisplay({ line, dialect, columns: 20 })
    onTestFinished(display.close)
    expect(await display.show('a', 'b')).toEqual({ outcome: 'sent' })
    first.close()
    let outcome = await display.show('c', 'd')
    while (outcome.outcome === 'sent') outcome = await display.show('c', 'd')
    expect(outcome.why).toMatch(/^(EIO|unplugged|ENOENT)$/)
  })
})

describe('a line of a display', () => {
  it('is twenty characters of ASCII, and never loses its amount', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 99_999_999 }), (words, cents) => {
        const amount = (cents / 100).toFixed(2).replace('.', ',')
        const line = Buffer.from(displayLine(`${words.replaceAll('\t', ' ')}\t${amount}`, 20)).toString('latin1')
        expect(line).toMatch(/^[ -~]{20}$/)
        expect(line.endsWith(amount)).toBe(true)
      }),
    )
  })
  it('has the bytes of its maker', () => {
    expect(hex(startDisplay('cd5220'))).toBe('1b400c1b66461b5f00')
    expect(hex(startDisplay('epson-dm'))).toBe('1b400c1b74131f4300')
    const spaces = '20'.repeat(19)
    expect(hex(showLines({ dialect: 'cd5220', columns: 20 }, 'A', 'B'))).toBe(`1b514141${spaces}0d1b514242${spaces}0d`)
    expect(hex(showLines({ dialect: 'epson-dm', columns: 20 }, 'A', 'B'))).toBe(
      `1f24010141${spaces}1f24010242${spaces}`,
    )
  })
})
