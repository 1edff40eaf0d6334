import type { BusinessDay } from '../../shared/business-day.ts'
import type { IdeaView } from './contract.ts'
import type { Idea, Theme } from './rules/idea.ts'
import type { Period } from './rules/months.ts'
import type { PaperSite } from '../../main/documents/demonstration.ts'
import { paperWords, tableColumns, themeName } from './texts/words.ts'

type NamedFile = { readonly name: string; readonly base64: string }
const named = (name: string, bytes: Uint8Array): NamedFile => ({ name, base64: Buffer.from(bytes).toString('base64') })
const written = (day: BusinessDay) => day.split('-').toReversed().join('/')

/** Every idea of a time for the town hall, in French; nobody is named in it. */
export async function ideasFile(
  ideas: readonly IdeaView[],
  themes: readonly Theme[],
  { from, to }: Period,
): Promise<NamedFile> {
  const { csvTable } = await import('../../main/documents/csv.ts')
  const { states } = paperWords
  const rows = ideas.map(({ theme, text, state, note, day, answeredOn, voices }) => [
    themeName(theme, themes, 'fr'),
    text,
    String(voices),
    states[state],
    note,
    written(day),
    answeredOn === null ? '' : written(answeredOn),
  ])
  return named(`idees-${from}-${to}.csv`, csvTable(tableColumns, rows))
}

type Poster = Period & { readonly site: PaperSite; readonly themes: readonly Theme[]; readonly nowMs: number }
type Done = Idea & { readonly voices: number }

/** « Vous l'avez demandé, c'est fait »: to hang in the window. */
export async function posterFile(done: readonly Done[], { from, to, site, themes, nowMs }: Poster): Promise<NamedFile> {
  const a4 = await import('../../main/documents/pdf/a4.ts')
  const { finish, ground, heightOf, makeRoom, openSheet, space, styles, write } = a4
  const { title, titleTop, titleBelow, nothing, wanted, foot } = paperWords
  const big = { ...styles.title, size: 34 }
  const said = { ...styles.title, size: 17 }
  const small = { ...styles.body, size: 12 }
  const accent = { ...styles.accent, size: 11 }
  const sheet = openSheet({ title, of: site, createdAtMs: nowMs }, title)
  const inside = { x: a4.a4.left + 16, width: a4.a4Width - 32 }

  write(sheet, site.name, styles.fact)
  space(sheet, 10)
  for (const line of [titleTop, titleBelow]) write(sheet, line, big)
  space(sheet, 20)
  if (done.length === 0) write(sheet, nothing, small)
  for (const { theme, text, note, voices } of done) {
    const rows = [
      [themeName(theme, themes, 'fr'), accent],
      [text, said],
      [note, small],
      [wanted(voices), styles.fact],
    ] as const
    const height = rows.reduce((sum, [words, style]) => sum + heightOf(sheet, words, style, inside.width), 24)
    makeRoom(sheet, height + 12)
    ground(sheet, height)
    space(sheet, 12)
    for (const [words, style] of rows) write(sheet, words, style, inside)
    space(sheet, 24)
  }
  return named(`affiche-idees-${from}-${to}.pdf`, await finish(sheet, { left: site.name, center: foot }))
}
