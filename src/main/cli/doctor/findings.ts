import type { DoctorTexts } from '../../../shared/texts/doctor.fr.ts'
import { RULES_NAME, type Machine, type PluggedIn } from './machine.ts'

export type FindingCode = keyof DoctorTexts['finding']
/** One thing that was looked at: `missing` keeps something from working, `note` is good to know. */
export type Finding = {
  readonly code: FindingCode
  readonly state: 'ok' | 'missing' | 'note'
  readonly about: string
  /** What to type, whole. */
  readonly mend: string | undefined
}

type OurRules = { readonly text: string; readonly path: string }

/** What this machine offers to a till, what is missing, and the command that mends it. */
export function findings(machine: Machine, ours: OurRules): readonly Finding[] {
  return [...plugged(machine, ours), ...rules(machine, ours), ...system(machine)]
}

/** The rules are copied, read again, and applied to what is plugged in already. */
const installRules = ({ path }: OurRules): string =>
  `sudo install -m 644 '${path}' /etc/udev/rules.d/${RULES_NAME} && sudo udevadm control --reload && sudo udevadm trigger`

const areInstalled = (machine: Machine, ours: OurRules): boolean => machine.rules === ours.text.trim()

function plugged(machine: Machine, ours: OurRules): readonly Finding[] {
  if (machine.devices.length === 0) return [note(machine.hasUsb ? 'nothing-plugged-in' : 'no-usb-bus')]
  return machine.devices.flatMap((device) => [
    ok(device.kind, `${device.name} · ${device.path}`),
    ...(device.allowed ? [] : [missing('not-allowed', device.path, allow(device, machine, ours))]),
  ])
}

/** Our rules first; for a scanner of a maker that they do not know, one more; then the group that has the node. */
function allow(device: PluggedIn, machine: Machine, ours: OurRules): string {
  if (!areInstalled(machine, ours)) return installRules(ours)
  if (device.kind === 'scanner' && device.vendorId !== undefined && !ours.text.includes(`=="${device.vendorId}"`)) {
    const rule = `SUBSYSTEM=="hidraw", ATTRS{idVendor}=="${device.vendorId}", MODE="0660", GROUP="dialout", TAG+="uaccess"`
    return `echo '${rule}' | sudo tee /etc/udev/rules.d/70-zinc-${device.vendorId}.rules && sudo udevadm control --reload && sudo udevadm trigger`
  }
  const group = device.group === 'root' ? groupByRule(device) : device.group
  return `sudo usermod -aG ${group} ${machine.user}`
}

const groupByRule = ({ kind }: PluggedIn): string =>
  kind === 'usb-printer' || kind === 'kernel-printer' ? 'lp' : 'dialout'

function rules(machine: Machine, ours: OurRules): readonly Finding[] {
  if (areInstalled(machine, ours)) return [ok('rules-there', '')]
  return [missing(machine.rules === undefined ? 'rules-missing' : 'rules-old', '', installRules(ours))]
}

/** `libusb` is needed for node-hid's own driver too, and `udevadm` for the list of serial ports (brief hardware §§1.5, 1.7). */
function system({ has }: Machine): readonly Finding[] {
  const libraries = [...(has.libusb ? [] : ['libusb-1.0-0']), ...(has.libudev ? [] : ['libudev1'])]
  return [
    libraries.length === 0
      ? ok('libraries-there', '')
      : missing('libraries-missing', libraries.join(', '), `sudo apt-get install ${libraries.join(' ')}`),
    has.udevadm ? ok('udev-there', '') : missing('udev-missing', '', 'sudo apt-get install udev'),
    has.browser ? ok('browser-there', '') : missing('browser-missing', '', 'sudo apt-get install chromium'),
    has.cups ? ok('cups-there', '') : { ...note('cups-missing'), mend: 'sudo apt-get install cups' },
    ...(has.brltty ? [{ ...note('brltty'), mend: 'sudo apt-get remove brltty' }] : []),
  ]
}

const ok = (code: FindingCode, about: string): Finding => ({ code, state: 'ok', about, mend: undefined })
const note = (code: FindingCode): Finding => ({ code, state: 'note', about: '', mend: undefined })
const missing = (code: FindingCode, about: string, mend: string): Finding => ({ code, state: 'missing', about, mend })
