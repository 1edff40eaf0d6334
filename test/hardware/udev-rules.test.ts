import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scannerMakers, terminalMakers } from '../../src/main/devices/known-makers.ts'
import { PRINTER_CLASS } from '../../src/main/devices/usb-port.ts'
import { RULES_NAME } from '../../src/main/cli/doctor/machine.ts'

const FILE = join(import.meta.dirname, '../../resources/udev', RULES_NAME)
const rules = readFileSync(FILE, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))

/** One rule is tokens between commas; a token is a key, an operator and a value in quotes (man 7 udev). */
const TOKEN = /^([A-Z]+)(?:\{([A-Za-z_]+)\})?(==|!=|\+=|:=|=)"([^"]*)"$/
const MATCHES = ['ACTION', 'SUBSYSTEM', 'KERNEL', 'ENV', 'ATTR', 'ATTRS']
const ASSIGNS = ['MODE', 'GROUP', 'TAG', 'ENV', 'GOTO', 'LABEL']

function tokens(rule: string) {
  return rule.split(/,\s*/).map((token) => {
    const [, key = '', attribute, operator = '', value = ''] = TOKEN.exec(token) ?? []
    return { token, key, attribute, operator, value }
  })
}
const valuesOf = (subsystem: string, attribute: string) =>
  rules
    .filter((rule) => rule.includes(`SUBSYSTEM=="${subsystem}"`))
    .flatMap(tokens)
    .filter((token) => token.attribute === attribute && token.operator === '==')
    .map(({ value }) => value)
const hex = (id: number) => id.toString(16).padStart(4, '0')

describe('H-16: the rules of udev', () => {
  it('are rules, each of which looks at something before it gives anything away', () => {
    expect(rules.length).toBeGreaterThan(10)
    for (const rule of rules) {
      const parts = tokens(rule)
      for (const { token, key, operator } of parts) {
        expect((/^[!=]=$/.test(operator) ? MATCHES : ASSIGNS).includes(key), token).toBe(true)
      }
      const opens = parts.some(({ key }) => key === 'MODE')
      const looks = parts.filter(({ operator }) => operator === '==').length
      if (opens) expect(looks, rule).toBeGreaterThanOrEqual(2)
      if (opens)
        expect(rule, 'for its group and for whoever sits there, for nobody else').toMatch(/MODE="0660".*uaccess/)
    }
    expect(rules.at(-1)).toBe('LABEL="zinc_end"')
  })

  it('stand before those that read uaccess', () => {
    expect(Number(RULES_NAME.split('-')[0])).toBeLessThan(73)
  })

  it('open what the drivers open: printers by their class, scanners and terminals by their makers', () => {
    const printers = valuesOf('usb', 'ID_USB_INTERFACES')
    expect(printers).toEqual([`*:${PRINTER_CLASS.toString(16).padStart(2, '0')}01??:*`])
    expect(valuesOf('hidraw', 'idVendor')).toEqual([...scannerMakers.keys()].map(hex))
    expect(valuesOf('usb', 'idVendor')).toEqual([...terminalMakers.keys()].map(hex))
    expect(rules.filter((rule) => /usbmisc.*lp\[0-9\]/.test(rule))).toHaveLength(1)
  })

  it.skipIf(!canVerify())('are found right by udev itself (udevadm verify, systemd 254 and later)', () => {
    const { status, stdout, stderr } = spawnSync('udevadm', ['verify', '--resolve-names=never', FILE], {
      encoding: 'utf8',
    })
    expect({ status, said: `${stdout}${stderr}` }).toMatchObject({ status: 0 })
  })
})

function canVerify(): boolean {
  return spawnSync('udevadm', ['verify', '--help']).status === 0
}
