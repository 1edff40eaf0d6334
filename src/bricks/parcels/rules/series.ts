/** Papers with a number of their own, each a yearly series without gaps. */
export const seriesLetters = {
  /** What somebody leaves for a carrier, or for the dry cleaner. */
  'drop-off': 'D',
  /** What a shop of the village leaves for somebody. */
  local: 'L',
  /** What a driver takes along. */
  manifest: 'M',
} as const
export type SeriesKind = keyof typeof seriesLetters

/** « D-2026-000117 ». */
export function seriesNumber(kind: SeriesKind, year: number, n: number): string {
  return `${seriesLetters[kind]}-${year}-${String(n).padStart(6, '0')}`
}

/** Its number as bars say it, and as the register finds it: without hyphens, like every code. */
export const codeOfNumber = (number: string): string => number.replaceAll('-', '')

const OWN_NUMBER = /^([DL])(\d{4})(\d{6})$/
/** The number that a code of ours is; undefined for anybody else's. */
export function numberOfCode(code: string): string | undefined {
  const [, letter, year, n] = OWN_NUMBER.exec(code) ?? []
  return letter ? `${letter}-${year}-${n}` : undefined
}
