import type { Meaning } from '../../shared/contracts/scans.ts'
import { count, euros, quantity } from '../../shared/texts/format.ts'
import type { Words } from '../shell/words.ts'

const CODE_SHOWN_MAX = 40

/** A code in a sentence: a link of three thousand signs must not fill the screen. */
export function shortCode(code: string): string {
  return code.length > CODE_SHOWN_MAX ? `${code.slice(0, CODE_SHOWN_MAX)}…` : code
}

/** What a code may mean, as the key that does it says it. */
export function meaningText(meaning: Meaning, { lang, t }: Pick<Words, 'lang' | 't'>): string {
  const words = t.scan
  switch (meaning.kind) {
    case 'product':
      return words.meaning.product(meaning)
    case 'weighed': {
      const { label, amount } = meaning
      const much =
        amount.kind === 'price'
          ? euros(amount.cents, lang)
          : amount.kind === 'weight'
            ? words.weight({ kilograms: quantity(amount.milli, lang) })
            : words.pieces({ count: quantity(amount.milli, lang) })
      return words.meaning.weighed({ label, amount: much })
    }
    case 'customer':
      return words.meaning.customer(meaning)
    case 'ticket':
      return words.meaning.ticket({ number: count(meaning.number, lang) })
    case 'service':
      return meaning.label
  }
}
