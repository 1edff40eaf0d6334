const AIM = /^\][A-Za-z][0-9A-Za-z]/
const EDGES = /^[\p{Cc}\s]+|[\p{Cc}\s]+$/gu
const GAPS = /[ \u00a0\u202f-]/g
/** What stands in front of a number and is none of it: `%` of DPD, the brackets of a GS1 identifier as they are printed. */
const FRONT = /^%|^\((\d{2,4})\)/

/**
 * A raw scan as the table of formats knows it: large letters, without spaces, hyphens, what a scanner puts in front
 * (`]C1`) and the `%` of DPD. A separator between two fields stays: joined, they would be another number.
 */
export function normalise(raw: string): string {
  let text = raw
  for (let before; before !== text;) {
    before = text
    text = text.replace(EDGES, '').replace(AIM, '').toUpperCase().replace(GAPS, '').replace(FRONT, '$1')
  }
  return text
}

/** The AIM identifier in front of a scan, without its bracket: `C1`, `E0`. */
export function aimOf(raw: string): string | undefined {
  return AIM.exec(raw.replace(EDGES, ''))?.[0].slice(1)
}
