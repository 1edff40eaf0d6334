import { assert } from '../../shared/assert.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { ParcelId } from './ids.ts'
import type { LookupHandlers, ParcelsParts } from './parts.ts'
import { askSuivi, type SuiviAnswer, type SuiviNumber, type SuiviShipment } from './suivi.ts'

/** So long an answer is told again without a question, unless somebody wants a new one. */
export const FRESH_MS = 10 * 60_000
/** Even then not more often: a finger is faster than a parcel. */
export const AGAIN_MS = 20_000
const KEPT_MAX = 500

type Answer = Awaited<ReturnType<LookupHandlers['askCarrier']>>
type Kept = { readonly askedAtMs: number; readonly answer: Answer }

/** Codes that La Poste, Colissimo and Chronopost number with; anything else is never sent to them. */
const THEIRS = /^(\d[A-Z]\d{11}|[A-Z]{2}\d{9}[A-Z]{2})$/

/**
 * What La Poste says of a parcel, for whoever asks: off without a key, kept in memory and told with its age, and told again
 * where there is no line. Nothing waits for it.
 */
export function lookupHandlers({ carriers, register }: ParcelsParts): LookupHandlers {
  const kept = new Map<string, Kept>()
  const underWay = new Map<string, Promise<Answer>>()
  const nameOf = (parcelId: ParcelId, lang: string) => `${parcelId} ${lang}`

  function keep(name: string, one: Kept): void {
    kept.delete(name)
    kept.set(name, one)
    for (const oldest of [...kept.keys()].slice(0, -KEPT_MAX)) kept.delete(oldest)
  }

  async function ask(name: string, code: string, lang: 'fr' | 'en', nowMs: number): Promise<Answer> {
    const { key, base } = carriers.setup().suivi
    const said = await askSuivi([code], { baseUrl: base, key, lang: lang === 'fr' ? 'fr_FR' : 'en_GB' })
    const answer = answerOf(said, nowMs)
    // What was told before is worth more than that it could not be asked now.
    const before = kept.get(name)?.answer.told ?? null
    const told = answer.told ?? (answer.kind === 'unknown' ? null : before)
    keep(name, { askedAtMs: nowMs, answer: { ...answer, told } })
    return { ...answer, told }
  }

  return {
    saveSuiviKey({ key }, { announce }) {
      // It goes in a header: what a header cannot bear is no key.
      if (!/^[!-~]*$/.test(key)) return refuse('KEY_WRONG')
      const setup = carriers.setup()
      carriers.saveSetup({ ...setup, suivi: { ...setup.suivi, key } })
      kept.clear()
      announce('services.changed')
      return ok({ hasKey: key !== '' })
    },

    async askCarrier({ parcelId, lang, again }, { nowMs }) {
      if (carriers.setup().suivi.key === '') return { kind: 'off', told: null }
      const code = register.parcel(parcelId)?.code ?? ''
      if (!THEIRS.test(code)) return { kind: 'not-theirs', told: null }
      const name = nameOf(parcelId, lang)
      const known = kept.get(name)
      if (known && nowMs - known.askedAtMs < (again ? AGAIN_MS : FRESH_MS)) return known.answer
      const asked = underWay.get(name) ?? ask(name, code, lang, nowMs).finally(() => underWay.delete(name))
      underWay.set(name, asked)
      return asked
    },
  }
}

function answerOf(said: SuiviAnswer, askedAtMs: number): Answer {
  switch (said.kind) {
    case 'answered':
      return ofNumber(said.numbers[0], askedAtMs)
    case 'key-refused':
    case 'too-many':
    case 'unreachable':
      return { kind: said.kind, told: null }
    case 'service-failed':
    case 'not-understood':
    case 'not-asked':
      return { kind: 'failed', told: null }
  }
}

function ofNumber(number: SuiviNumber | undefined, askedAtMs: number): Answer {
  assert(number, 'one number was asked about')
  if (number.kind === 'found') return { kind: 'told', told: toldOf(number.shipment, askedAtMs) }
  if (number.kind === 'unknown') return { kind: 'unknown', told: null }
  return { kind: number.kind === 'invalid' ? 'not-theirs' : 'failed', told: null }
}

function toldOf({ product, isFinal, events, steps }: SuiviShipment, askedAtMs: number): Answer['told'] {
  return {
    askedAtMs,
    product,
    isFinal,
    events: events.map(({ label, at }) => ({ label, at })),
    steps: steps.map(({ label, at, done }) => ({ label, at: at ?? null, done })),
  }
}
