import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createScannerDesk, type ScannerDesk } from '../../src/main/devices/scanners/desk.ts'
import { startScannerSimulator, type ScannerSimulator } from '../../src/main/devices/simulators/scanner.ts'
import { temporaryFolder } from '../support/shop.ts'

/** What is told of the scanners, one after the other, for a test to wait on. */
function createHeard() {
  const scans: string[] = []
  const waiting = new Set<() => void>()
  const changed = () => waiting.forEach((look) => look())
  return {
    scans,
    changed,
    until: (fits: () => boolean) =>
      new Promise<void>((done) => {
        const look = () => {
          if (!fits()) return
          waiting.delete(look)
          done()
        }
        waiting.add(look)
        look()
      }),
  }
}

describe('a serial scanner', () => {
  const { folder, remove } = temporaryFolder()
  let scanner: ScannerSimulator
  let desk: ScannerDesk
  let heard: ReturnType<typeof createHeard>

  const say = (text: string) => scanner.send(Buffer.from(text, 'latin1'))
  const state = () => desk.now().scanners[0]?.state

  beforeEach(async () => {
    scanner = startScannerSimulator(join(folder, 'scanner'))
    heard = createHeard()
    desk = createScannerDesk({
      serial: () => [{ path: scanner.path, baudRate: 9600 }],
      onScan: ({ text }) => {
        heard.scans.push(text)
        heard.changed()
      },
      onChange: () => heard.changed(),
      everyMs: 40,
      loadHid: () => Promise.reject(new Error('no HID here')),
    })
    desk.begin()
    await heard.until(() => state() === 'connected')
  })
  afterEach(async () => {
    await desk.stop()
    scanner.close()
  })
  afterAll(remove)
  it('is read, whatever ends its codes, and also when nothing does', async () => {
    say('3017620422003\r\n\u00025449000000996\u0003LOT7\t')
    await heard.until(() => heard.scans.length === 3)
    say('96385074')
    await heard.until(() => heard.scans.length === 4)
    expect(heard.scans).toEqual(['3017620422003', '5449000000996', 'LOT7', '96385074'])
    expect(desk.now()).toMatchObject({
      hid: 'library-missing',
      scanners: [{ kind: 'serial', last: { text: '96385074' } }],
    })
  })

  it('that sends garbage stops nothing: the next code is read', async () => {
    scanner.send(
      Buffer.concat([
        Buffer.alloc(5_000, 0xfe),
        Buffer.from('\r\u0001\u0004\u0005\u0006\u0007\u0010\r'),
        Buffer.alloc(20, 0),
      ]),
    )
    say('\r3017620422003\r')
    await heard.until(() => heard.scans.includes('3017620422003'))
    expect(heard.scans).toEqual(['3017620422003'])
  })

  it('read ten times a second loses nothing; sent twice at once it is one code', async () => {
    const codes = Array.from({ length: 30 }, (_, n) => `C${n}`)
    for (const code of codes) say(`${code}\r`)
    say('C29\rend\r')
    await heard.until(() => heard.scans.includes('end'))
    expect(heard.scans).toEqual([...codes, 'end'])
  })

  it('that was pulled out is heard again when it is back', async () => {
    scanner.unplug()
    await heard.until(() => state() === 'lost')
    scanner.plug()
    await heard.until(() => state() === 'connected')
    say('3017620422003\r')
    await heard.until(() => heard.scans.length === 1)
    expect(heard.scans).toEqual(['3017620422003'])
  })
})
