import type { ReactNode } from 'react'
import { IdleSide } from './IdleSide.tsx'
import { PageHead } from './PageHead.tsx'
import { useShop } from './shop.ts'

type Props = {
  readonly label: string
  /** The days that it is about, and its one figure. */
  readonly bar: ReactNode
  readonly children: ReactNode
}

/** A page of figures: what is asked above, a table that scrolls below, the day of the bikes beside it. */
export function PageFrame({ label, bar, children }: Props) {
  const { host } = useShop()
  return (
    <>
      <main className="sv" data-service="bikes">
        <PageHead />
        <host.Banners />
        <div className="sv-bar sv-bar-fields">{bar}</div>
        <div className="sv-body" tabIndex={0} role="group" aria-label={label}>
          {children}
        </div>
        <host.Keys />
      </main>
      <IdleSide />
    </>
  )
}
