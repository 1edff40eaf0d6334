import type { CSSProperties } from 'react'
import type { Cents } from '../../shared/money.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { useWords } from '../shell/words.ts'

/** A figure as large as its room allows: how many signs it has decides (display.css). */
export function WideAmount({ cents }: { readonly cents: Cents }) {
  const { amount } = useWords()
  // A custom property is none that React's types know.
  const style = { '--signs': amount(cents).length } as CSSProperties
  return (
    <strong className="display-figure" style={style}>
      <BigAmount cents={cents} />
    </strong>
  )
}
