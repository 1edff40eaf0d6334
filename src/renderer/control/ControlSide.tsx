import type { ReactNode } from 'react'
import { Notice } from '../shell/Notice.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'

type Props = {
  readonly title: string
  readonly aside?: ReactNode
  readonly children?: ReactNode
  /** The keys at the bottom. */
  readonly keys?: ReactNode
}

/** What is in hand, beside the work. */
export function ControlSide({ title, aside, children, keys }: Props) {
  return (
    <aside className="ticket control control-side" aria-label={title}>
      <header className="ticket-head">
        <p>
          <b>{title}</b>
        </p>
        {aside}
      </header>
      <div className="ticket-body">
        <div className="closing-scroll" role="group" aria-label={title} tabIndex={0}>
          {children}
        </div>
        <Notice />
      </div>
      {keys}
    </aside>
  )
}

type EmptyProps = { readonly icon: IconName; readonly title?: string; readonly text: string }

export function SideEmpty({ icon, title, text }: EmptyProps) {
  return (
    <div className="side-empty">
      <Icon name={icon} />
      {title && <b>{title}</b>}
      <p>{text}</p>
    </div>
  )
}

type VerdictProps = { readonly good: boolean; readonly title: string; readonly text: string }

/** The answer to a question about the ledger, in one glance. */
export function BigVerdict({ good, title, text }: VerdictProps) {
  return (
    <div className="big-verdict" data-good={good} role="status">
      <Icon name={good ? 'seal' : 'stop'} />
      <h2>{title}</h2>
      <p>{text}</p>
    </div>
  )
}

type FactsProps = { readonly rows: readonly (readonly [label: string, value: ReactNode])[] }

export function Facts({ rows }: FactsProps) {
  return (
    <dl className="control-facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
