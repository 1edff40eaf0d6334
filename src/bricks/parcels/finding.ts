import type { z } from 'zod'
import { cardOf, goneOf, personOf } from './cards.ts'
import type { CounterHandlers, CounterParts } from './counter-parts.ts'
import type { ParcelId } from './ids.ts'
import { normalise } from './labels/normalise.ts'
import { choicesOf, namesOf } from './reading.ts'
import { plain } from './register.ts'
import type { Card, zRead } from './rules/counter.ts'
import type { Parcel } from './rules/parcel.ts'
import { readScan } from './rules/reading.ts'
import { numberOfCode } from './rules/series.ts'

type Found = Exclude<ReturnType<CounterHandlers['findAtCounter']>, Promise<unknown>>
type NoParcel = Extract<Found, { kind: 'no-parcel' }>['why']
type Read = z.infer<typeof zRead>
type Recognised = ReturnType<typeof readScan>

const FOUND_MAX = 24
const TYPED_MIN = 3
const waits = ({ state }: Parcel): boolean => state === 'stored' || state === 'to-return'

/** What somebody asks for at the counter: by a scan, by three letters of a name, by the end of a code. */
export function createFinding(parts: CounterParts) {
  const { register, carriers } = parts

  /** Everything of the register that bears the code that was scanned, the last one first. */
  function rowsOf(text: string, recognised: Recognised): readonly Parcel[] {
    const named = namesOf(recognised).flatMap(({ shipment, parcelNo }) =>
      register.withCode(shipment).filter((parcel) => parcelNo === undefined || parcel.parcelNo === parcelNo),
    )
    const all = [...named, ...register.withCode(normalise(text))]
    return [...new Map(all.map((parcel) => [parcel.parcelId, parcel])).values()]
  }

  /** With the parcels of each person, one after the other. */
  function people(rows: readonly Parcel[], scanned: ParcelId | null, nowMs: number): Found {
    const byPerson = new Map<string, Card[]>()
    for (const row of rows) {
      const key = personOf(row.name) || row.parcelId
      const mine = byPerson.get(key) ?? []
      if (!mine.some(({ parcelId }) => parcelId === row.parcelId)) mine.push(cardOf(parts, row, nowMs))
      byPerson.set(key, mine)
    }
    const list = [...byPerson.values()].map((parcels) => ({ name: parcels[0]?.name ?? '', parcels }))
    return list.length === 0 ? { kind: 'nobody' } : { kind: 'people', people: list, scanned }
  }

  const ofPerson = (name: string): readonly Parcel[] =>
    name === '' ? [] : register.search(longest(name), 100).filter((one) => personOf(one.name) === personOf(name))

  function scanned(text: string, aim: string | undefined, nowMs: number): Found {
    const recognised = readScan(text, { carriers: carriers.carriers(), ...(aim !== undefined && { aim }) })
    const rows = rowsOf(text, recognised)
    const here = rows.filter(waits)
    const [first] = here
    if (first)
      return people(
        [...here, ...here.flatMap(({ name }) => ofPerson(name))],
        here.length === 1 ? first.parcelId : null,
        nowMs,
      )
    const active = rows.find(({ state }) => state === 'announced' || state === 'not-received')
    const known = active ? undefined : rows[0]
    if (known) return { kind: 'gone', gone: goneOf(parts, known, nowMs) }
    const none = noParcel(recognised)
    return none ? { kind: 'no-parcel', why: none } : { kind: 'unknown', read: readOf(parts, recognised) }
  }

  /** Every word that was typed is in the name, or all of it is the end of a code or of a number of ours. */
  function typed(text: string, nowMs: number): Found {
    const wanted = plain(text)
    if (wanted.length < TYPED_MIN) return { kind: 'nobody' }
    const words = wanted.split(/\s+/)
    const named = register
      .search(longest(wanted), 200)
      .filter(({ name }) => words.every((word) => plain(name).includes(word)))
    const ends = register.search(wanted.replaceAll(/[\s-]/g, '').slice(-4), 200).filter(({ code }) => {
      const end = normalise(text)
      return code.endsWith(end.slice(-4)) && (end.length <= 4 || code.endsWith(end))
    })
    // Whose name begins so is meant, rather than whose name only has it inside.
    const begun = named.filter(({ name }) => words.every((word) => begins(name, word)))
    return people([...(begun.length > 0 ? begun : named), ...ends].slice(0, FOUND_MAX), null, nowMs)
  }

  return {
    find: (text: string, aim: string | undefined, how: 'scanned' | 'typed', nowMs: number): Found =>
      how === 'scanned' ? scanned(text, aim, nowMs) : typed(text, nowMs),
    read(text: string, aim: string | undefined): Exclude<ReturnType<CounterHandlers['readLabel']>, Promise<unknown>> {
      const recognised = readScan(text, { carriers: carriers.carriers(), ...(aim !== undefined && { aim }) })
      const none = noParcel(recognised)
      return none ? { kind: 'no-parcel', why: none } : { kind: 'label', read: readOf(parts, recognised) }
    },
  }
}

/** Whether a word of the name begins so. */
const begins = (name: string, word: string): boolean => ` ${plain(name).replaceAll('-', ' ')}`.includes(` ${word}`)

const longest = (text: string): string =>
  text.split(/\s+/).reduce((most, word) => (word.length > most.length ? word : most), '')

function noParcel(found: Recognised): NoParcel | undefined {
  if (found.kind === 'article') return { code: 'ARTICLE_SCANNED', ean: found.ean }
  if (found.kind === 'sorting') return { code: 'SORTING_SCANNED' }
  return found.kind === 'not-a-label' ? { code: 'NOT_A_LABEL', why: found.why } : undefined
}

/** Whose it may be among the café's carriers, and what its key says. */
function readOf({ carriers }: CounterParts, found: Recognised): Read {
  const candidates =
    found.kind === 'label' ? [found.label, ...found.others] : found.kind === 'ambiguous' ? found.candidates : []
  const [first] = candidates
  const code = first?.code ?? (found.kind === 'unknown' ? found.code : '')
  const all = carriers.carriers()
  const mine = candidates.filter(({ carrier }) => all.some((one) => one.code === carrier))
  const sure = found.kind === 'label' ? mine.find(({ carrier }) => carrier === found.label.carrier) : undefined
  const choices = choicesOf(
    all,
    mine.map(({ carrier }) => carrier),
  )
  const key = first?.check.kind === 'wrong' ? { expected: first.check.expected, read: first.check.read } : null
  return {
    code: numberOfCode(code) ?? code,
    choices: sure ? choices.filter(({ carrier }) => carrier === sure.carrier) : choices,
    isSure: sure !== undefined,
    key,
    parcelNo: first?.parcelNo ?? 1,
    parcelCount: first?.parcelCount ?? 1,
  }
}
