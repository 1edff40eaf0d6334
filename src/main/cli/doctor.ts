import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { texts, type Lang } from '../../shared/texts/index.ts'
import { sqliteVersion } from '../db/open.ts'
import { software } from '../software.ts'
import { findings, type Finding } from './doctor/findings.ts'
import { lookAt, type LookOptions } from './doctor/machine.ts'

export type DoctorOptions = Pick<LookOptions, 'root' | 'isAllowed'> & {
  readonly lang: Lang
  readonly platform: NodeJS.Platform
  /** The rules of udev that came with this till. */
  readonly rulesPath: string
}

/** What this machine offers to a till, a line each; under what is missing, the command to type. */
export function doctor(options: DoctorOptions): {
  readonly lines: readonly string[]
  readonly findings: readonly Finding[]
} {
  const { lang } = options
  const found = options.platform === 'linux' ? lookedAt(options) : [NOT_LINUX]
  return {
    findings: found,
    lines: [
      `${software.name} ${software.version}, fiscal core ${software.coreVersion} ${software.coreHash.slice(0, 12)}`,
      `Node ${process.versions.node}`,
      `SQLite ${sqliteVersion()}`,
      'private key: protected by file permissions alone on this host',
      '',
      ...found.flatMap((finding) => said(finding, lang)),
    ],
  }
}

const NOT_LINUX: Finding = { code: 'not-linux', state: 'note', about: '', mend: undefined }
const SIGNS = { ok: '✓', missing: '✗', note: '·' } as const

function lookedAt({ rulesPath, ...options }: DoctorOptions): readonly Finding[] {
  const machine = lookAt({ ...options, user: userInfo().username })
  return findings(machine, { path: rulesPath, text: readFileSync(rulesPath, 'utf8') })
}

function said({ code, state, about, mend }: Finding, lang: Lang): readonly string[] {
  const { doctor: words } = texts[lang]
  const line = `${SIGNS[state]} ${words.finding[code]({ about })}`
  // The command stands as it must be typed: no typography.
  return mend === undefined ? [line] : [line, `    ${words.mend} ${mend}`]
}
