import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createWriteStream, existsSync, type WriteStream } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createScannerDesk, type ScannerDesk } from '../../src/main/devices/scanners/desk.ts'
import { temporaryFolder } from '../support/shop.ts'

/** `apt-get install socat`: two ends of a serial line without a cable. */
const missing =
  process.platform === 'linux' && spawnSync('socat', ['-V']).status === 0
    ? undefined
    : 'socat is not installed: apt-get install socat'

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

describe.skipIf(missing !== undefined)(`a serial scanner${missing ? ` (skipped: ${missing})` : ''}`, () => {
  const { folder, remove } = temporaryFolder()
  const [ours, theirs] = [join(folder, 'till'), join(folder, 'scanner')]
  let cable: ChildProcess
  let wire: WriteStream
  let desk: ScannerDesk
  let heard: ReturnType<typeof createHeard>

  async function plug(): Promise<void> {
    cable = spawn('socat', ['-d', '-d', `pty,raw,echo=0,link=${ours}`, `pty,raw,echo=0,link=${theirs}`])
    for (let said = ''; !said.includes('starting data transfer');)
      said += String(((await once(cable.stderr ?? cable, 'data')) as [Buffer])[0])
    expect(existsSync(ours)).toBe(true)
    wire = createWriteStream(theirs)
    await once(wire, 'open')
  }
  async function pull(): Promise<void> {
    wire.destroy()
    cable.kill()
    await once(cable, 'exit')
  }
  const state = () => desk.now().scanners[0]?.state

  beforeEach(async () => {
    await plug()
    heard = createHeard()
    desk = createScannerDesk({
      serial: () => [{ path: ours, baudRate: 9600 }],
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
    await pull()
  })
  afterAll(remove)
  it('is read, whatever ends its codes, and also when nothing does', async () => {
    wire.write('3017620422003\r\n\u00025449000000996\u0003LOT7\t')
    await heard.until(() => heard.scans.length === 3)
    wire.write('96385074')
    await heard.until(() => heard.scans.length === 4)
    expect(heard.scans).toEqual(['3017620422003', '5449000000996', 'LOT7', '96385074'])
    expect(desk.now()).toMatchObject({
      hid: 'library-missing',
      scanners: [{ kind: 'serial', last: { text: '96385074' } }],
    })
  })

  it('that sends garbage stops nothing: the next code is read', async () => {
    wire.write(
      Buffer.concat([
        Buffer.alloc(5_000, 0xfe),
        Buffer.from('\r\u0001\u0004\u0005\u0006\u0007\u0010\r'),
        Buffer.alloc(20, 0),
      ]),
    )
    wire.write('\r3017620422003\r')
    await heard.until(() => heard.scans.includes('3017620422003'))
    expect(heard.scans).toEqual(['3017620422003'])
  })

  it('read ten times a second loses nothing; sent twice at once it is one code', async () => {
    const codes = Array.from({ length: 30 }, (_, n) => `C${n}`)
    for (const code of codes) wire.write(`${code}\r`)
    wire.write('C29\rend\r')
    await heard.until(() => heard.scans.includes('end'))
    expect(heard.scans).toEqual([...codes, 'end'])
  })

  it('that was pulled out is heard again when it is back', async () => {
    await pull()
    await heard.until(() => state() === 'lost')
    await plug()
    await heard.until(() => state() === 'connected')
    wire.write('3017620422003\r')
    await heard.until(() => heard.scans.length === 1)
    expect(heard.scans).toEqual(['3017620422003'])
  })
})
