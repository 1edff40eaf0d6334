import { InvalidArgumentError, Option, type Command } from 'commander'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { assert } from '../../shared/assert.ts'
import { cents, sum, type Cents } from '../../shared/money.ts'
import { ownHt, type FeeTerms } from '../../shared/network-file.ts'
import { amount } from '../../shared/texts/format.ts'
import { texts, type Lang } from '../../shared/texts/index.ts'
import { dayList, monthName } from '../../shared/texts/network-words.ts'
import { checkFiles, mergedCsv, type CheckedMonth, type FileFault, type FilesFound } from '../network/index.ts'
import { print } from './common.ts'

type Asked = {
  readonly lang: Lang
  readonly json: boolean
  readonly out?: string
  readonly fixed: number
  readonly percent: number
  readonly commissions: boolean
}

/** What the network of cafés does with the files of its cafés; it needs no till. */
export function addNetworkCommands(zinc: Command, lang: Lang): void {
  zinc
    .command('network')
    .description('what a network of cafés does with the monthly files of its cafés')
    .command('check')
    .description(
      'check monthly files of several cafés: bytes, chain, months, holes; fees and totals of those that hold',
    )
    .argument('<files...>', 'monthly files, CSV or JSON')
    .addOption(new Option('--lang <lang>', 'fr or en').choices(['fr', 'en']).default(lang))
    .option('--json', 'answer for a program', false)
    .option('--out <file>', 'write every row that holds into one table')
    .option('--fixed <euros>', 'fixed part of the fee', asHundredths, 100_00)
    .option('--percent <rate>', 'share of the turnover, in percent', asHundredths, 200)
    .option('--no-commissions', 'commissions do not count for the share')
    .action((files: readonly string[], asked: Asked) => check(files, asked))
}

function check(paths: readonly string[], asked: Asked): void {
  const t = texts[asked.lang].network.check
  const missing = paths.filter((path) => !existsSync(path))
  for (const path of missing) print(t.noSuchFile({ name: path }))
  const terms: FeeTerms = {
    feeFixedCents: cents(asked.fixed),
    feeHundredths: asked.percent,
    feeOnCommissions: asked.commissions,
  }
  const given = paths
    .filter((path) => !missing.includes(path))
    .map((path) => ({ name: basename(path), text: readFileSync(path, 'utf8') }))
  const found = checkFiles(given, terms)
  if (missing.length + found.faults.length > 0) process.exitCode = 1
  const merged = mergedCsv(found)
  if (asked.out !== undefined) writeFileSync(asked.out, merged)
  if (asked.json) return print(JSON.stringify(told(found)))
  for (const line of lines(found, asked.lang)) print(line)
  if (asked.out !== undefined) print(t.merged({ name: asked.out, rows: merged.split('\r\n').length - 2 }))
}

/** For a program: faults, and one row for each café and month. Cents. */
function told({ files, faults, months, beginsAt }: FilesFound) {
  return {
    files,
    faults,
    beginsAt,
    months: months.map(({ site, month, file, fee }) => ({
      site,
      month,
      sequence: file.content.sequence,
      hash: file.hash,
      missingDays: file.content.missing_days,
      ...sumsOf(file.content.rows),
      fee,
    })),
    totalCents: totalFee(months),
  }
}

function lines(found: FilesFound, lang: Lang): readonly string[] {
  const t = texts[lang].network.check
  const { files, faults, months, beginsAt } = found
  const rows = months.map((one) => {
    const { htCents, commissionCents } = sumsOf(one.file.content.rows)
    const figures = [htCents, commissionCents].map((value) => amount(value, lang))
    const { fee } = one
    const charged = fee
      ? [fee.baseCents, fee.shareCents, fee.fixedCents, fee.feeCents].map((value) => amount(value, lang))
      : ['', '', '', t.refused]
    return [one.site, one.month, String(one.file.content.sequence), ...figures, ...charged]
  })
  const total = [t.total, '', '', '', '', '', '', '', amount(totalFee(months), lang)]
  return [
    ...faults.map((fault) => faultSentence(fault, lang)),
    ...beginsAt.map((one) => t.beginsAt(one)),
    ...(rows.length > 0 ? inColumns([Object.values(t.header), ...rows, total]) : []),
    t.done({ files, cafes: new Set(months.map(({ site }) => site)).size, faults: faults.length }),
  ]
}

function faultSentence(fault: FileFault, lang: Lang): string {
  const t = texts[lang].network.check
  switch (fault.what) {
    case 'unreadable':
    case 'changed':
    case 'of-demo':
      return t[fault.what](fault)
    case 'two-versions':
      return t[fault.what]({ ...fault, names: fault.names.join(', ') })
    case 'chain-broken':
      return t[fault.what](fault)
    case 'sequence-missing':
      return t[fault.what](fault)
    case 'month-missing':
      return t[fault.what]({ ...fault, month: monthName(fault.month, lang) })
    case 'incomplete': {
      const { site, month, days } = fault
      return t.incomplete({ site, month: monthName(month, lang), days: dayList(days, lang), count: days.length })
    }
  }
}

function sumsOf(rows: CheckedMonth['file']['content']['rows']): {
  readonly htCents: Cents
  readonly commissionCents: Cents
} {
  return { htCents: sum(rows.map(ownHt)), commissionCents: sum(rows.map((row) => row.commission_ht)) }
}

function totalFee(months: readonly CheckedMonth[]): Cents {
  return sum(months.flatMap(({ fee }) => fee?.feeCents ?? []))
}

/** Words to the left, figures to the right. */
function inColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const [first] = rows
  assert(first, 'a table has a header')
  const widths = first.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows.map((row) =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}

function asHundredths(text: string): number {
  const [, whole, parts = ''] = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(text) ?? []
  if (whole === undefined) throw new InvalidArgumentError('a figure such as 100 or 2.5')
  return Number(whole) * 100 + Number(parts.padEnd(2, '0'))
}
