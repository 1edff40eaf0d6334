import type { BusinessDay } from '../../shared/business-day.ts'
import {
  feeOf,
  fileColumns,
  fileCsv,
  readFileCsv,
  zFileContent,
  zHash,
  type Fee,
  type FeeTerms,
  type FileContent,
} from '../../shared/network-file.ts'
import { monthAway, type Month } from '../../shared/network.ts'
import { fileJson, hashOf } from './seal.ts'

export type NamedText = { readonly name: string; readonly text: string }

/** A file that can be trusted, as far as it goes by itself. */
export type CheckedFile = {
  readonly name: string
  readonly content: FileContent
  readonly hash: string
}

/** What is wrong, and where. */
export type FileFault =
  | { readonly what: 'unreadable'; readonly name: string }
  /** A demo café's: whole, and worth nothing. */
  | { readonly what: 'of-demo'; readonly name: string }
  /** Its bytes are not those that a till wrote. */
  | { readonly what: 'changed'; readonly name: string }
  /** Two files say different things under one number. */
  | {
      readonly what: 'two-versions'
      readonly site: string
      readonly sequence: number
      readonly names: readonly string[]
    }
  /** The file does not follow on the one before it. */
  | { readonly what: 'chain-broken'; readonly site: string; readonly sequence: number; readonly name: string }
  | { readonly what: 'sequence-missing'; readonly site: string; readonly from: number; readonly to: number }
  | { readonly what: 'month-missing'; readonly site: string; readonly month: Month }
  | {
      readonly what: 'incomplete'
      readonly site: string
      readonly month: Month
      readonly days: readonly BusinessDay[]
    }

export type CheckedMonth = {
  readonly site: string
  readonly month: Month
  /** The file that counts: the last that was made for the month. */
  readonly file: CheckedFile
  /** Null of a month with holes. */
  readonly fee: Fee | null
}

export type FilesFound = {
  readonly files: number
  readonly faults: readonly FileFault[]
  /** Every café and month, in their order. */
  readonly months: readonly CheckedMonth[]
  /** What comes before the first file of a café is not here: its chain is followed from there on. */
  readonly beginsAt: readonly { readonly site: string; readonly sequence: number }[]
}

/** Reads the files of several cafés and checks each by itself, then the chain of every café. */
export function checkFiles(given: readonly NamedText[], terms: FeeTerms): FilesFound {
  const faults: FileFault[] = []
  const good: CheckedFile[] = []
  for (const one of given) {
    const read = readFile(one)
    if ('what' in read) faults.push(read)
    else good.push(read)
  }
  const sites = [...Map.groupBy(good, ({ content }) => content.site_id)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const chains = sites.map(([site, files]) => ({ site, files: oneEach(site, files, faults) }))
  const months = chains.flatMap(({ site, files }) => {
    checkChain(site, files, faults)
    return monthsOf(site, files, terms, faults)
  })
  const beginsAt = chains.flatMap(({ site, files }) => {
    const first = files[0]?.content.sequence ?? 1
    return first > 1 ? [{ site, sequence: first }] : []
  })
  return { files: given.length, faults, months, beginsAt }
}

function readFile({ name, text }: NamedText): CheckedFile | FileFault {
  const read = text.startsWith('{') ? readJson(text) : readFileCsv(text)
  if (!read) return { what: 'unreadable', name }
  const { content, hash } = read
  const written = text.startsWith('{') ? fileJson(content, hash) : fileCsv(content, hash)
  // What a till wrote has one spelling: any other byte was not there when the file was made.
  if (written !== text || hashOf(content) !== hash) return { what: 'changed', name }
  return content.demo ? { what: 'of-demo', name } : { name, content, hash }
}

function readJson(text: string): { readonly content: FileContent; readonly hash: string } | undefined {
  try {
    const { hash, ...content } = JSON.parse(text) as Record<string, unknown>
    const read = zFileContent.safeParse(content)
    const digest = zHash.safeParse(hash)
    return read.success && digest.success ? { content: read.data, hash: digest.data } : undefined
  } catch {
    return undefined // no JSON at all
  }
}

/** One file a number, in their order: the same month as table and as JSON is one. */
function oneEach(site: string, files: readonly CheckedFile[], faults: FileFault[]): readonly CheckedFile[] {
  return [...Map.groupBy(files, ({ content }) => content.sequence)]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([sequence, same]) => {
      const differs = new Set(same.map(({ hash }) => hash)).size > 1
      if (differs) faults.push({ what: 'two-versions', site, sequence, names: same.map(({ name }) => name) })
      return differs ? [] : same.slice(0, 1)
    })
}

function checkChain(site: string, files: readonly CheckedFile[], faults: FileFault[]): void {
  for (const [n, { content, name }] of files.entries()) {
    const before = files[n - 1]
    if (!before) continue
    const { sequence } = content
    if (sequence > before.content.sequence + 1) {
      faults.push({ what: 'sequence-missing', site, from: before.content.sequence + 1, to: sequence - 1 })
    } else if (content.hash_previous !== before.hash) {
      faults.push({ what: 'chain-broken', site, sequence, name })
    }
  }
}

/** The file that counts of each month, and the months between the first and the last that have none. */
function monthsOf(
  site: string,
  files: readonly CheckedFile[],
  terms: FeeTerms,
  faults: FileFault[],
): readonly CheckedMonth[] {
  const latest = new Map(files.map((file) => [file.content.month, file])) // in their order: the last one stays
  const months = [...latest.keys()].toSorted()
  for (const [n, month] of months.entries()) {
    const next = months[n + 1]
    if (next === undefined) continue
    for (let lacking = monthAway(month, 1); lacking < next; lacking = monthAway(lacking, 1))
      faults.push({ what: 'month-missing', site, month: lacking })
  }
  return months.flatMap((month) => {
    const file = latest.get(month)
    if (!file) return []
    const days = file.content.missing_days
    if (days.length > 0) faults.push({ what: 'incomplete', site, month, days })
    return [{ site, month, file, fee: days.length > 0 ? null : feeOf(file.content.rows, terms) }]
  })
}

/** Every row of the months that count and have no holes, in one table. */
export function mergedCsv({ months }: FilesFound): string {
  const tables = months
    .filter(({ fee }) => fee !== null)
    .map(({ file }) => fileCsv(file.content, file.hash).split('\r\n').slice(1, -1))
  return [fileColumns.join(';'), ...tables.flat(), ''].join('\r\n')
}
