/** One code, as a scanner gave it. `aim` names its symbology, where the scanner says it. */
export type Read = { readonly text: string; readonly aim?: string }

const REPORT_ID = 2
const DATA_MAX = 56
/** The longest QR code has 7,089 digits (ISO/IEC 18004): what is longer is no code, or two whose end was lost. */
const LONGEST = 7089
const BRACKET = 0x5d // the sign that begins an AIM identifier: ]

/**
 * Puts the input reports of a HID POS scanner together (usage page 0x8C): report id 2, length, AIM identifier, data, and in
 * the last byte whether more follows. Some scanners put the identifier one byte later, and some systems leave the report
 * id out; what is no report of a scanner is left alone.
 */
export function createHidReports(): (report: Uint8Array) => Read | undefined {
  let held: { bytes: number[]; aim: string } | undefined

  return (report) => {
    const part = partOf(report)
    if (!part) {
      held = undefined
      return undefined
    }
    const begun = held ?? { bytes: [], aim: part.aim }
    const bytes = [...begun.bytes, ...part.data].slice(0, LONGEST)
    if (part.more) {
      held = { bytes, aim: begun.aim }
      return undefined
    }
    held = undefined
    return readOf(bytes, begun.aim)
  }
}

function partOf(report: Uint8Array): { data: readonly number[]; aim: string; more: boolean } | undefined {
  const at = report[0] === REPORT_ID && report[1] !== BRACKET ? 1 : 0
  const length = Math.min(report[at] ?? 0, DATA_MAX)
  if (report.length < at + 4 || length === 0) return undefined
  const aimAt = [at + 1, at + 2].find((place) => report[place] === BRACKET)
  const aim = aimAt === undefined ? '' : String.fromCharCode(...report.slice(aimAt, aimAt + 3))
  const dataAt = (aimAt ?? at + 1) + 3
  return { data: [...report.slice(dataAt, dataAt + length)], aim, more: report.length > 60 && report.at(-1) === 1 }
}

/**
 * Cuts what a serial scanner sends into codes: CR, LF, Tab or ETX ends one, STX begins it. Noise between them is dropped, a
 * line without an end is handed over by `flush` when the line falls silent, and one that never ends is cut.
 */
export function createSerialLines() {
  let held: number[] = []

  const take = (): Read | undefined => {
    const bytes = held
    held = []
    return bytes.length > 0 && bytes.length <= LONGEST ? readOf(bytes, '') : undefined
  }
  return {
    hear(chunk: Uint8Array): readonly Read[] {
      const reads: Read[] = []
      for (const byte of chunk) {
        if (byte === 0x02) held = []
        else if (byte === 0x0d || byte === 0x0a || byte === 0x03 || byte === 0x09) {
          const read = take()
          if (read) reads.push(read)
        } else if (held.length <= LONGEST) held.push(byte)
      }
      return reads
    },
    flush: take,
    isHolding: () => held.length > 0,
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })
const latin = new TextDecoder('windows-1252')
/** What a wrong speed or a broken cable makes of a code: signs that no code has. */
const NOISE = /[\p{Cc}\uFFFD]/u
const NOT_ASCII = /[^ -~]/u

function readOf(bytes: readonly number[], aim: string): Read | undefined {
  const { text, noises } = decoded(Uint8Array.from(bytes.filter((byte) => byte !== 0)))
  const signs = [...text.replaceAll('\u001d', '')]
  const noise = signs.filter((sign) => noises.test(sign)).length
  if (signs.length === 0 || noise * 4 > signs.length) return undefined
  const clean = [...text].filter((sign) => sign === '\u001d' || !NOISE.test(sign)).join('')
  return aim === '' ? { text: clean } : { text: clean, aim }
}

function decoded(bytes: Uint8Array): { readonly text: string; readonly noises: RegExp } {
  try {
    return { text: utf8.decode(bytes), noises: NOISE }
  } catch {
    // Some letters of an old scanner are no UTF-8; a line of nothing else is no code.
    return { text: latin.decode(bytes), noises: NOT_ASCII }
  }
}
