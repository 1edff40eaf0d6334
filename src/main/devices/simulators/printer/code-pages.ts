import iconv from 'iconv-lite'

/** Which alphabet a printer has under which number. */
export type PageNumbers = ReadonlyMap<number, string>

/** The numbers on Epson and most clones (brief hardware §3.1). */
export const EPSON_PAGES: PageNumbers = new Map([
  [0, 'cp437'],
  [2, 'cp850'],
  [16, 'windows1252'],
  [19, 'cp858'],
])

export const STAR_PAGES: PageNumbers = new Map([
  [0, 'cp437'],
  [4, 'cp858'],
  [32, 'windows1252'],
])
/** A clone that numbers them otherwise, as the Kefar and YHD ones do. */
export const CLONE_PAGES: PageNumbers = new Map([
  [0, 'cp437'],
  [11, 'windows1252'],
  [14, 'cp858'],
])

/** The 256 characters of a code page, or undefined when this printer does not have it. */
export function charactersOf(page: number, pages: PageNumbers): readonly string[] | undefined {
  const encoding = pages.get(page)
  if (encoding === undefined) return undefined
  return Array.from({ length: 256 }, (_, byte) => iconv.decode(Uint8Array.of(byte), encoding))
}
