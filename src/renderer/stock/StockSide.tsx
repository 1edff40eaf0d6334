import type { ReactNode } from 'react'
import { Notice } from '../shell/Notice.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { ServiceSide } from '../ui/ServiceParts.tsx'

type Props = {
  /** What the side is called by a screen reader. */
  readonly label: string
  readonly head: ReactNode
  readonly keys?: ReactNode
  /** What was just done, under the till's own notice. */
  readonly told?: ReactNode
  readonly children: ReactNode
}

/** The case in hand of a page of the stock. */
export function StockSide({ told, ...more }: Props) {
  const said = (
    <>
      <Notice />
      {told}
    </>
  )
  return <ServiceSide service="stock" {...more} told={said} />
}

/** What a side is about, and a few words under it. */
export function SideHead({ title, note }: { readonly title: string; readonly note?: string | undefined }) {
  return (
    <p>
      <b>{title}</b>
      {note !== undefined && <span>{note}</span>}
    </p>
  )
}

/** Nothing is chosen yet: what a touch would do. */
export function NothingChosen({
  label,
  icon,
  text,
}: {
  readonly label: string
  readonly icon: IconName
  readonly text: string
}) {
  return (
    <StockSide label={label} head={<p />}>
      <div className="sv-empty">
        <Icon name={icon} />
        <p>{text}</p>
      </div>
    </StockSide>
  )
}
