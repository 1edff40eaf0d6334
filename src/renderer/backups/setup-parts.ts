import type { SetupFile } from '../../shared/contracts/setup-file.ts'
import type { Lang, Texts } from '../../shared/texts/index.ts'
import { isRefusalText } from '../../shared/texts/index.ts'
import { bricks } from '../bricks.ts'
import { refusalOf } from '../client/brick.ts'
import { failureSentence, type Failure } from '../client/failures.ts'

type Words = { readonly lang: Lang; readonly t: Texts }

/** What a part of a set-up file is called; undefined where this till does not have it. */
function nameOf(part: string, { lang, t }: Words): string | undefined {
  const own: Readonly<Record<string, string>> = t.backups.setupFile.part
  return own[part] ?? bricks.find(({ id }) => id === part)?.name[lang]
}

/** The parts that a file brings, by their names, and those that this till does not have, by the names in the file. */
export function partsOf({ parts }: Pick<SetupFile, 'parts'>, words: Words) {
  const named = Object.keys(parts).map((part) => ({ part, name: nameOf(part, words) }))
  return {
    known: named.flatMap(({ name }) => name ?? []),
    unknown: named.flatMap(({ part, name }) => (name === undefined ? part : [])),
  }
}

/** Why a file was not taken, and what of it: in the sentence of the part that refused; undefined of any other failure. */
export function whyNotTaken(failure: Failure, words: Words): string | undefined {
  if (failure.kind !== 'refused' || failure.code !== 'SETUP_REFUSED') return undefined
  const { part = '', why = '', ...detail } = failure.detail
  const { lang, t } = words
  const own = t.backups.setupFile
  const code = String(why)
  const brick = bricks.find(({ id }) => id === part)
  const said = brick && refusalOf({ kind: 'service', code, detail }, brick.refusals[lang])
  const core = isRefusalText(code) ? failureSentence({ kind: 'refused', code, detail }, t) : undefined
  const sentence = said ?? core ?? own.unreadable
  const name = nameOf(String(part), words)
  return name === undefined ? own.refused({ why: sentence }) : own.refusedPart({ part: name, why: sentence })
}
