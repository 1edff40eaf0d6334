import { ORPCError } from '@orpc/client'
import { InvalidArgumentError } from 'commander'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isBusinessDay, type BusinessDay } from '../../shared/business-day.ts'
import { zRefusalDetail } from '../../shared/contracts/procedure.ts'
import type { RefusalDetail } from '../../shared/result.ts'
import { isRefusalText, texts } from '../../shared/texts/index.ts'
import { dataFolder, type DataFolder } from '../data-folder.ts'
import { DEMO_MARK } from '../documents/demonstration.ts'
import { NothingInstalled } from '../open-till.ts'

/** The person at the keyboard named a file that is not there. */
export class NoSuchCopy extends Error {}

export function existing(folder: string): DataFolder {
  if (!existsSync(join(folder, 'ledger.db'))) throw new NothingInstalled(folder)
  return dataFolder(folder)
}

export function asDay(text: string): BusinessDay {
  if (!isBusinessDay(text)) throw new InvalidArgumentError('YYYY-MM-DD')
  return text
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Before what a demo's ledger or archive says of itself. */
export const OF_DEMO = `${DEMO_MARK}: this is a demo café, and nothing of it was ever sold.`

/** The same sentence as on the screen. */
export function refusalSentence(error: unknown): string | undefined {
  if (!(error instanceof ORPCError) || !isRefusalText(error.code)) return undefined
  const sentence: string | ((detail: RefusalDetail) => string) = texts.en.refusal[error.code]
  return typeof sentence === 'string' ? sentence : sentence(zRefusalDetail.parse(error.data ?? {}))
}
