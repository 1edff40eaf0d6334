import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { doctor } from '../../src/main/cli/doctor.ts'
import { firstUsagePage, RULES_NAME } from '../../src/main/cli/doctor/machine.ts'
import { temporaryFolder } from '../support/shop.ts'

const RULES = join(import.meta.dirname, '../../resources/udev', RULES_NAME)
const SCANNER = [0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01]
const KEYBOARD = [0x05, 0x01, 0x09, 0x06, 0xa1, 0x01]

/** The files of a Linux machine, as far as the doctor looks at them. */
function machine() {
  const { folder: root, remove } = temporaryFolder()
  onTestFinished(remove)
  const shut = new Set<string>()
  function put(path: string, content: string | Uint8Array = ''): void {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  /** A class of /sys points at where the device hangs. */
  function link(path: string, target: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    mkdirSync(join(root, target), { recursive: true })
    symlinkSync(join(root, target), join(root, path))
  }
  function usb(name: string, vendorId: string, productId: string, facts: Readonly<Record<string, string>> = {}) {
    const device = `sys/devices/usb1/${name}`
    const all = { idVendor: vendorId, idProduct: productId, busnum: '1', devnum: '4', ...facts }
    for (const [file, value] of Object.entries(all)) put(`${device}/${file}`, `${value}\n`)
    link(`sys/bus/usb/devices/${name}`, device)
    return device
  }
  function interfaceOf(name: string, usbClass: string): string {
    const path = `sys/devices/usb1/${name}/${name}:1.0`
    put(`${path}/bInterfaceClass`, `${usbClass}\n`)
    link(`sys/bus/usb/devices/${name}:1.0`, path)
    return path
  }
  return {
    put,
    shut: (path: string) => shut.add(join(root, path)),
    printer() {
      usb('1-1', '04b8', '0e15', { manufacturer: 'EPSON', product: 'TM-T20II' })
      const path = interfaceOf('1-1', '07')
      put('dev/bus/usb/001/004')
      put('dev/usb/lp0')
      link('sys/class/usbmisc/lp0/device', path)
    },
    hid(number: number, vendorId: string, name: string, descriptor: readonly number[]) {
      const device = `${usb(`1-${number}`, vendorId, '0b81')}/hid`
      put(`${device}/report_descriptor`, Uint8Array.from(descriptor))
      put(`${device}/uevent`, `HID_ID=0003:0000\nHID_NAME=${name}\n`)
      link(`sys/class/hidraw/hidraw${number}/device`, device)
      put(`dev/hidraw${number}`)
    },
    terminal() {
      link('sys/class/tty/ttyACM0/device', usb('1-5', '0b00', '0054', { manufacturer: 'INGENICO', product: 'Desk' }))
      put('dev/ttyACM0')
    },
    /** Everything that a till wants of the system. */
    wholeSystem() {
      for (const library of ['libusb-1.0.so.0', 'libudev.so.1']) put(`usr/lib/x86_64-linux-gnu/${library}`)
      for (const program of ['udevadm', 'chromium']) put(`usr/bin/${program}`)
      put('usr/sbin/cupsd')
      put(`etc/udev/rules.d/${RULES_NAME}`, readFileSync(RULES))
    },
    ask: (lang: 'fr' | 'en' = 'en') =>
      doctor({
        root,
        lang,
        platform: 'linux',
        rulesPath: RULES,
        isAllowed: (path) => !shut.has(path),
      }),
  }
}

const codes = ({ findings }: ReturnType<typeof doctor>, state: string) =>
  findings.filter((finding) => finding.state === state).map(({ code }) => code)

describe('the doctor', () => {
  it('finds nothing to mend on a machine that has everything, and names what is plugged in', () => {
    const { wholeSystem, printer, hid, terminal, ask } = machine()
    wholeSystem()
    printer()
    terminal()
    hid(2, '0c2e', 'Honeywell Voyager', SCANNER)
    hid(3, '046d', 'Logitech keyboard', KEYBOARD)
    const said = ask()
    expect(codes(said, 'missing')).toEqual([])
    const [usb, lp, scanner, tty] = said.findings
    expect([usb?.about, lp?.about, scanner?.about, tty?.about]).toEqual([
      'EPSON TM-T20II · /dev/bus/usb/001/004',
      'EPSON TM-T20II · /dev/usb/lp0',
      'Honeywell Voyager · /dev/hidraw2',
      'INGENICO Desk · /dev/ttyACM0',
    ])
    expect(tty?.code).toBe('terminal')
    expect(said.lines.join('\n')).not.toContain('Logitech')
  })

  it('names each thing that a bare machine lacks, with the command that mends it', () => {
    const said = machine().ask()
    const mends = Object.fromEntries(said.findings.map(({ code, mend }) => [code, mend]))
    expect(mends).toEqual({
      'no-usb-bus': undefined,
      'rules-missing': expect.stringMatching(
        /^sudo install -m 644 '.+70-zinc\.rules' \/etc\/udev\/rules\.d\/70-zinc\.rules && sudo udevadm/,
      ),
      'libraries-missing': 'sudo apt-get install libusb-1.0-0 libudev1',
      'udev-missing': 'sudo apt-get install udev',
      'browser-missing': 'sudo apt-get install chromium',
      'cups-missing': 'sudo apt-get install cups',
    })
  })

  it('sends whoever may not open a device to the rules, to one more rule, or to the group of its node', () => {
    const { wholeSystem, put, hid, printer, shut, ask } = machine()
    hid(2, '1a2b', 'Unknown scanner', SCANNER)
    printer()
    shut('dev/hidraw2')
    shut('dev/usb/lp0')
    const mends = () =>
      ask().findings.flatMap(({ code, about, mend }) => (code === 'not-allowed' ? [[about, mend]] : []))
    expect(mends().map(([, mend]) => mend)).toEqual([
      expect.stringContaining('sudo install'),
      expect.stringContaining('sudo install'),
    ])
    wholeSystem()
    expect(mends()).toEqual([
      ['/dev/usb/lp0', expect.stringMatching(/^sudo usermod -aG lp \S+$/)],
      ['/dev/hidraw2', expect.stringMatching(/^echo 'SUBSYSTEM=="hidraw", ATTRS\{idVendor\}=="1a2b", .+\| sudo tee /)],
    ])
    put(`etc/udev/rules.d/${RULES_NAME}`, '# older\n')
    expect(codes(ask(), 'missing')).toContain('rules-old')
  })

  it('says the same in French and in English, and what it does not know on another system', () => {
    const { printer, put, ask } = machine()
    printer()
    put('usr/bin/brltty')
    const [french, english] = [ask('fr'), ask('en')]
    expect(french.lines).toHaveLength(english.lines.length)
    expect(french.lines).toContainEqual(expect.stringContaining('à taper\u202f: sudo apt-get remove brltty'))
    expect(doctor({ root: '/', lang: 'en', platform: 'win32', rulesPath: '' }).findings).toMatchObject([
      { code: 'not-linux' },
    ])
  })

  it('reads the usage page of a report descriptor in one byte or in two', () => {
    expect(firstUsagePage(Uint8Array.from(SCANNER))).toBe(0x8c)
    expect(firstUsagePage(Uint8Array.of(0x06, 0x8c, 0x00))).toBe(0x8c)
    expect(firstUsagePage(Uint8Array.of(0x06, 0x2d, 0xff))).toBe(0xff2d)
    expect(firstUsagePage(new Uint8Array())).toBeUndefined()
  })
})
