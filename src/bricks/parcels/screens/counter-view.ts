import { pathOf } from '../../../renderer/ui/signature-view.ts'
import { cents, type Cents } from '../../../shared/money.ts'
import type { Lang } from '../../../shared/texts/index.ts'
import type { Card } from '../rules/counter.ts'
import { strictest } from '../rules/proof.ts'
import type { Hand, Unknown } from './counter-desk.ts'

/** What all of them together ask of whoever fetches them. */
export function askedOf(cards: readonly Card[]) {
  return strictest(cards.map(({ rule, carrierName }) => ({ ...rule, name: carrierName })))
}

/** Only those that were found are handed over; the others stay. */
export const chosenOf = ({ cards, inHand }: Hand): readonly Card[] =>
  cards.filter(({ parcelId }) => inHand.includes(parcelId))

/** Its time is over, and its carrier wants somebody to answer for it. */
export const isLate = ({ lateDays, rule }: Card): boolean => lateDays !== null && !rule.lateHandOver
/** It opens with six digits of ours, and they were not given. */
export const wantsCode = ({ rule, local }: Card): boolean =>
  rule.kind === 'local' && rule.proof.includes('code') && local?.isOpen === false

export type Lack = 'found' | 'name' | 'signature' | 'late' | 'code' | 'papers' | 'nobody-else'

/** What is looked at before they leave: the paper of whoever it is for, that of somebody else who came, the carrier's code. */
export function lookedAt(hand: Hand): { readonly paper: boolean; readonly own: boolean; readonly code: boolean } {
  const chosen = chosenOf(hand)
  const rules = (chosen.length > 0 ? chosen : hand.cards).map(({ rule }) => rule)
  const has = (of: (rule: Card['rule']) => boolean) => rules.some(of)
  // A code of ours is tried, not looked at.
  const asksCode = has(({ kind, proof }) => kind === 'carrier' && proof.includes('code'))
  if (!hand.third) return { paper: has(({ proof }) => proof.startsWith('id')), own: false, code: asksCode }
  const both = has(({ thirdPerson }) => thirdPerson === 'both-ids')
  return {
    paper: both,
    own: both || has(({ thirdPerson }) => thirdPerson === 'own-id'),
    code: asksCode || has(({ kind, thirdPerson }) => kind === 'carrier' && thirdPerson === 'code'),
  }
}
const isUnsaid = (wanted: boolean, idType: Hand['idType'] | undefined): boolean => wanted && idType === 'unsaid'

/** What is still missing before they can be handed over; undefined where nothing is. */
export function lackOf(hand: Hand): Lack | undefined {
  const chosen = chosenOf(hand)
  if (chosen.length === 0) return 'found'
  if (chosen.some(isLate) && hand.late === undefined) return 'late'
  if (chosen.some(wantsCode)) return 'code'
  const { paper, own } = lookedAt(hand)
  if (hand.third && askedOf(chosen).thirdPerson === 'refused') return 'nobody-else'
  if (hand.third?.name.trim() === '') return 'name'
  // One's own paper is attested by the key; where two are needed, each is named.
  if (hand.third && (isUnsaid(paper, hand.idType) || isUnsaid(own, hand.third.idType))) return 'papers'
  return askedOf(chosen).isSigned && pathOf(hand.strokes) === '' ? 'signature' : undefined
}

/** What the big key says: what was looked at, and what it does. */
export function keyOf(hand: Hand): 'hand' | 'handId' | 'handCode' | 'handBoth' | 'handThird' | 'handThirdBoth' {
  const { paper, own, code } = lookedAt(hand)
  if (paper && own) return code ? 'handThirdBoth' : 'handThird'
  if (paper || own) return code ? 'handBoth' : 'handId'
  return code ? 'handCode' : 'hand'
}

/** « 12,5 » kilograms in grams; null for nothing, undefined for what is no weight. */
export function gramsOf(text: string): number | null | undefined {
  if (text.trim() === '') return null
  const kilograms = Number(text.trim().replace(',', '.'))
  return kilograms > 0 && kilograms <= 200 ? Math.max(1, Math.round(kilograms * 1000)) : undefined
}
/** What was typed of a weight and measures; undefined where one is none. */
export function measuresOf(typed: Pick<Unknown, 'kilograms' | 'longest' | 'sum'>) {
  const weightG = gramsOf(typed.kilograms)
  const [longestCm, sumCm] = [centimetresOf(typed.longest, 500), centimetresOf(typed.sum, 1500)]
  return weightG === undefined || longestCm === undefined || sumCm === undefined
    ? undefined
    : { weightG, longestCm, sumCm }
}
function centimetresOf(text: string, most: number): number | null | undefined {
  if (text.trim() === '') return null
  const found = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0
  return found >= 1 && found <= most ? found : undefined
}

const CODE_MIN = 8
/** Long enough for a label, with a figure in it: no name. */
export const looksLikeCode = (text: string): boolean =>
  /^[0-9A-Z%][0-9A-Z -]*$/i.test(text.trim()) &&
  /\d/.test(text) &&
  text.replaceAll(/[^0-9A-Z]/gi, '').length >= CODE_MIN

/** Grams as kilograms are written. */
export const kilogramsOf = (grams: number | null | undefined, lang: Lang): string =>
  grams ? String(grams / 1000).replace('.', lang === 'fr' ? ',' : '.') : ''
/** « 18,50 » in cents; undefined for what is no amount. */
export function centsOf(text: string): Cents | undefined {
  if (text.trim() === '') return cents(0)
  const found = /^(\d{1,5})(?:[.,](\d{1,2}))?$/.exec(text.trim())
  return found ? cents(Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))) : undefined
}
