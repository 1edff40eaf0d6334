import iconv from 'iconv-lite'

/** ESC t n: the numbers on Epson and most clones (brief hardware §3.1). */
const ENCODINGS: ReadonlyMap<number, string> = new Map([
  [0, 'cp437'],
  [2, 'cp850'],
  [16, 'windows1252'],
  [19, 'cp858'],
])

/** The 256 characters of a code page, or undefined when this printer does not have it. */
export function charactersOf(page: number): readonly string[] | undefined {
  const encoding = ENCODINGS.get(page)
  if (encoding === undefined) return undefined
  return Array.from({ length: 256 }, (_, byte) => iconv.decode(Uint8Array.of(byte), encoding))
}
