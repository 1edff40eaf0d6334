import { execFileSync } from 'node:child_process'
import { constants, existsSync } from 'node:fs'
import { copyFile, open } from 'node:fs/promises'
import { join } from 'node:path'
import { createPrinterBody } from '../../src/main/devices/simulators/printer/body.ts'
import { slipText } from '../../src/main/devices/simulators/printer/paper.ts'
import type { Pty } from '../../src/main/devices/simulators/pty.ts'
import { concertOn } from '../../src/main/devices/simulators/terminal/concert-slave.ts'
import { openFarEnd } from './far-end.ts'
import { plugs, type PlugName } from './gadgets.ts'
import { until } from './steps.ts'
import type { CableAction } from './wires.ts'

const RULES = join(import.meta.dirname, '../../resources/udev/70-zinc.rules')
const PART = 56
const LOOK = `ls /dev/usb /dev/bus/usb/*; dmesg | tail -8; tail -3 /tmp/counter/till/zinc.log`
/** What the kernel makes of each, once it has heard what it is. */
const NODES: Readonly<Record<PlugName, string>> = {
  printer: '/dev/usb/lp0',
  scanner: '/dev/hidraw0',
  terminal: '/dev/ttyACM0',
}

/** What hangs at the far end of each cable: the simulators of the other tests, behind the kernel's own drivers. */
export function createPeers() {
  const gadgets = { printer: plugs.printer(), scanner: plugs.scanner(), terminal: plugs.terminal() }
  const printer = createPrinterBody({ msPerLine: 2 })
  let isPlugged = false
  let far: Pty | undefined
  let terminal: ReturnType<typeof concertOn> | undefined
  let charged = 0

  /** The printer's end of the bulk pipes. One process alone may hold it, so it stays open over every unplugging. */
  async function holdPrinter(): Promise<void> {
    if (isPlugged) return
    isPlugged = true
    const pipe = await openFarEnd('/dev/g_printer0')
    const { receive } = printer.plug({ ...pipe, break: () => gadgets.printer.unplug() })
    pipe.onBytes(receive)
  }

  async function holdTerminal(): Promise<void> {
    const path = '/dev/ttyGS0'
    execFileSync('stty', ['-F', path, 'raw', '-echo'])
    far?.close() // of the time before the cable was pulled
    far = await openFarEnd(path)
    terminal = concertOn(far, { mode: 'automatic' })
    terminal.control.onChange(({ kind }) => {
      if (kind === 'decided') charged += 1
    })
  }

  const afterPlug: Readonly<Record<PlugName, () => Promise<void>>> = {
    printer: holdPrinter,
    scanner: () => Promise.resolve(),
    terminal: holdTerminal,
  }

  async function plug(name: PlugName): Promise<void> {
    gadgets[name].plug()
    await until(() => Promise.resolve(existsSync(NODES[name])), Boolean)
    execFileSync('udevadm', ['settle'])
    await afterPlug[name]()
  }

  async function scan(code: string): Promise<void> {
    const end = await open('/dev/hidg0', constants.O_RDWR)
    for (let at = 0; at < code.length; at += PART) {
      const report = Buffer.alloc(64)
      const text = code.slice(at, at + PART)
      report.set([2, text.length, ...Buffer.from(']E0'), ...Buffer.from(text, 'latin1')])
      report[63] = at + PART < code.length ? 1 : 0
      await end.write(report)
    }
    await end.close()
  }

  return {
    async act(action: CableAction): Promise<unknown> {
      switch (action.do) {
        case 'plug':
          return plug(action.plug)
        case 'unplug':
          return gadgets[action.plug].unplug()
        case 'install-rules':
          await copyFile(RULES, '/etc/udev/rules.d/70-zinc.rules')
          execFileSync('udevadm', ['control', '--reload'])
          execFileSync('udevadm', ['trigger'])
          return void execFileSync('udevadm', ['settle'])
        case 'look':
          return execFileSync('sh', ['-c', LOOK], { encoding: 'utf8' })
        case 'scan':
          return scan(action.code)
        case 'printer':
          return printer.faults.stall(action.is === 'silent')
        case 'next-line':
          return new Promise<void>((resolve) => {
            const stop = printer.onChange(({ kind }) => {
              if (kind !== 'line') return
              stop()
              resolve()
            })
          })
        case 'slips':
          return printer.paper.slips.map((slip) => slipText(slip))
        case 'charged':
          return charged
        case 'terminal':
          return terminal?.control.mode(action.answers === 'never' ? 'by-hand' : 'automatic')
        case 'asked-for-a-card':
          return new Promise<void>((resolve) => {
            terminal?.control.onChange(({ kind }) => kind === 'asked' && resolve())
            if (terminal?.control.waiting()) resolve()
          })
      }
    },
  }
}
