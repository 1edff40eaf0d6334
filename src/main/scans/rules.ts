import type { Meaning, Resolved } from '../../shared/contracts/scans.ts'
import type { ScannedCode } from '../../shared/scanned-code.ts'

/** What one part makes of a code, and whether it can only be that. */
export type Found = { readonly meaning: Meaning; readonly sure: boolean }

/**
 * What a part knows of codes. It is asked for every code that the page does not know by itself, so it looks things up and
 * changes nothing. `sure` is for what cannot be anything else: a number that the part printed, or that it has under that code.
 */
export type ScanResolver = (code: ScannedCode) => readonly Found[]

const ASKED_MAX = 8

/** One sure meaning acts; several are asked, the sure ones first; guesses are asked, never done. */
export function decide(code: ScannedCode, found: readonly Found[]): Resolved {
  const sure = found.filter((one) => one.sure)
  const [only] = sure
  if (only && sure.length === 1) return { text: code.text, acts: only.meaning, asks: [] }
  const asked = [...sure, ...found.filter((one) => !one.sure)].map(({ meaning }) => meaning)
  return { text: code.text, acts: null, asks: asked.slice(0, ASKED_MAX) }
}
