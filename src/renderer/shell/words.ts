import type { Cents } from '../../shared/money.ts'
import { amount, euros } from '../../shared/texts/format.ts'
import { texts, type Lang, type Texts } from '../../shared/texts/index.ts'
import { useSession } from './session.ts'

export type Words = {
  readonly lang: Lang
  readonly t: Texts
  readonly amount: (cents: Cents) => string
  readonly euros: (cents: Cents) => string
}

const words: Record<Lang, Words> = { fr: wordsIn('fr'), en: wordsIn('en') }

/** The texts and figures of the language in use. */
export function useWords(): Words {
  return words[useSession((s) => s.lang)]
}

function wordsIn(lang: Lang): Words {
  return { lang, t: texts[lang], amount: (c) => amount(c, lang), euros: (c) => euros(c, lang) }
}
