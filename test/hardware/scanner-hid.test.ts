import { spawn, spawnSync } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'

const folder = join(import.meta.dirname, 'scanner')
/** `apt-get install umockdev gir1.2-umockdev-1.0 python3-gi libusb-1.0-0`: a bus in user space, no device, no root. */
const missing =
  process.platform !== 'linux'
    ? 'only Linux has it'
    : spawnSync('umockdev-wrapper', ['/usr/bin/python3', '-c', 'import gi; gi.require_version("UMockdev", "1.0")'])
          .status === 0
      ? undefined
      : 'umockdev is not installed: apt-get install umockdev gir1.2-umockdev-1.0 python3-gi'

type Heard = {
  readonly scan?: { text: string; aim?: string; source: string }
  readonly states?: readonly string[]
  readonly stopped?: true
}

/** The till's own scanner desk, unmodified, with node-hid, in front of a pretend bus. */
function startBus() {
  const testbed = join(folder, 'testbed.py')
  const bus = spawn('umockdev-wrapper', ['/usr/bin/python3', testbed, process.execPath, join(folder, 'listener.ts')])
  const heard: Heard[] = []
  const waiting = new Set<() => void>()
  let errors = ''
  bus.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  createInterface(bus.stdout).on('line', (line) => {
    heard.push(JSON.parse(line) as Heard)
    for (const look of waiting) look()
  })
  const exit = new Promise<number | null>((done) => bus.on('exit', (code) => done(code)))
  let seen = 0
  return {
    tell: (command: string) => void bus.stdin.write(`${command}\n`),
    exit,
    errors: () => errors,
    /** Waits for the next thing heard that fits. */
    until: (fits: (one: Heard) => boolean) =>
      new Promise<Heard>((done, failed) => {
        const look = () => {
          const at = heard.findIndex((one, index) => index >= seen && fits(one))
          const found = heard[at]
          if (!found) return
          seen = at + 1
          waiting.delete(look)
          done(found)
        }
        waiting.add(look)
        void exit.then((code) => failed(new Error(`the bus ended with ${code}: ${errors}`)))
        look()
      }),
    scans: () => heard.flatMap(({ scan }) => scan ?? []),
    stop: () => bus.stdin.end('quit\n'),
  }
}

function report(text: string, { aim = ']E0', more = false } = {}): string {
  const bytes = Buffer.alloc(64)
  bytes[0] = 2
  bytes[1] = text.length
  bytes.write(aim, 2, 'latin1')
  bytes.write(text, 5, 'latin1')
  bytes[63] = more ? 1 : 0
  return `report ${bytes.toString('hex')}`
}

const is = (state: string) => (one: Heard) => one.states?.some((line) => line === `hid 0c2e:0b81 S1 ${state}`) === true

describe.skipIf(missing !== undefined)(
  `H-15: a scanner in HID POS mode${missing ? ` (skipped: ${missing})` : ''}`,
  () => {
    let bus: ReturnType<typeof startBus> | undefined
    afterEach(async () => {
      bus?.stop()
      await bus?.exit
    })

    it('is found, read, pulled out, plugged in elsewhere and read again; nothing of it ends the process', async () => {
      const it = (bus = startBus())
      it.tell('plug 0')
      await it.until(is('connected'))
      it.tell(report('3017620422003'))
      expect(await it.until(({ scan }) => scan !== undefined)).toEqual({
        scan: { text: '3017620422003', aim: ']E0', source: 'Zinc Douchette' },
      })
      const long = `01030176204220031725123110${'A'.repeat(20)}\u001d21${'B'.repeat(20)}`
      it.tell(report(long.slice(0, 56), { aim: ']C1', more: true }))
      it.tell(report(long.slice(56), { aim: ']C1' }))
      expect((await it.until(({ scan }) => scan !== undefined)).scan).toMatchObject({ text: long, aim: ']C1' })

      it.tell('unplug')
      await it.until(is('lost'))
      it.tell('plug 1') // another path, the same scanner
      await it.until(is('connected'))
      it.tell(report('5449000000996'))
      expect((await it.until(({ scan }) => scan !== undefined)).scan).toMatchObject({ text: '5449000000996' })
      it.stop()
      expect(await it.exit).toBe(0)
      expect(it.errors()).not.toMatch(/Error/)
    }, 30_000)

    it('read ten times a second loses nothing, and its echo counts once', async () => {
      const it = (bus = startBus())
      it.tell('plug 0')
      await it.until(is('connected'))
      const codes = Array.from({ length: 20 }, (_, n) => String(1000 + n))
      for (const code of codes) it.tell(report(code))
      it.tell(report('1019')) // the last one again, within the same twentieth of a second
      it.tell(report('done'))
      await it.until(({ scan }) => scan?.text === 'done')
      expect(it.scans().map(({ text }) => text)).toEqual([...codes, 'done'])
    }, 30_000)

    it('that is pulled out while it is being opened ends nothing', async () => {
      const it = (bus = startBus())
      for (let n = 0; n < 8; n += 1) {
        it.tell(`plug ${n}`)
        it.tell('unplug')
      }
      it.tell('plug 8')
      await it.until(is('connected'))
      it.stop()
      expect(await it.exit).toBe(0)
    }, 30_000)
  },
)
