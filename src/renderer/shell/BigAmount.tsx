import type { Cents } from '../../shared/money.ts'
import { useWords } from './words.ts'

/** A figure in display type; the currency stands beside it, smaller, on the side where the language puts it. */
export function BigAmount({ cents }: { readonly cents: Cents }) {
  const { lang, amount } = useWords()
  return (
    <span className="big-amount" data-lang={lang}>
      <span>{amount(cents)}</span>
      <small>€</small>
    </span>
  )
}
