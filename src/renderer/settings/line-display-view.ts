import { zLineDisplay, type LineDisplay } from '../../shared/devices.ts'
import type { Texts } from '../../shared/texts/index.ts'

/** What is being written of a display of two lines. */
export type LineDisplayDraft = {
  readonly path: string
  readonly baudRate: '2400' | '9600' | '19200'
  readonly dialect: LineDisplay['dialect']
  readonly columns: '16' | '20'
}

/** What nearly all of them are set to at the factory (brief hardware §3.7). */
const FRESH: LineDisplayDraft = { path: '', baudRate: '9600', dialect: 'cd5220', columns: '20' }

export const speeds = ['2400', '9600', '19200'] as const

export function draftOfDisplay(display: LineDisplay | null): LineDisplayDraft {
  if (!display) return FRESH
  const { line, dialect, columns } = display
  const baudRate = speeds.find((speed) => Number(speed) === line.baudRate) ?? FRESH.baudRate
  return { path: line.path, baudRate, dialect, columns: columns === 16 ? '16' : '20' }
}

/** The display that a draft means; nothing while its port is none. */
export function displayFrom({ path, baudRate, dialect, columns }: LineDisplayDraft): LineDisplay | undefined {
  const line = {
    path: path.trim(),
    baudRate: Number(baudRate),
    dataBits: 8,
    parity: 'none',
    stopBits: 1,
    flow: 'none',
  }
  return zLineDisplay.safeParse({ line, dialect, columns: Number(columns) }).data
}

type Why = keyof Texts['lineDisplay']['settings']['why']
const whys: Readonly<Record<string, Why>> = {
  ENOENT: 'noPort',
  ENODEV: 'noPort',
  unplugged: 'noPort',
  EBUSY: 'taken',
  EACCES: 'forbidden',
  'library-missing': 'missing',
}

/** Why nothing could be sent to a display, in words. */
export const whyNotShown = (why: string): Why => whys[why] ?? 'broken'
