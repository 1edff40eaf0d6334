import type { ComponentType, ReactNode } from 'react'
import { Banner } from './Banner.tsx'
import { Button } from './Button.tsx'
import './service.css'

/** The work of a service's page: its name and pages, its bar, and what is below them. `service` gives it its colour. */
export function ServiceMain({
  service,
  title,
  pages,
  children,
}: {
  readonly service: string
  readonly title: string
  readonly pages?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <main className="sv" data-service={service}>
      <header className="sv-head">
        <h1>{title}</h1>
        {pages}
      </header>
      {children}
    </main>
  )
}

/** The case in hand, beside the work: what it is, what is to be done, one big key at the foot. */
export function ServiceSide({
  service,
  label,
  head,
  children,
  told,
  keys,
}: {
  readonly service: string
  readonly label: string
  readonly head: ReactNode
  readonly children: ReactNode
  /** What was refused or done, and the till's own notice. */
  readonly told?: ReactNode
  readonly keys?: ReactNode
}) {
  return (
    <aside className="ticket sv-side" aria-label={label} data-service={service}>
      <header className="sv-side-head">{head}</header>
      <div className="sv-side-body">{children}</div>
      <div className="sv-side-foot">
        {told}
        {keys}
      </div>
    </aside>
  )
}

/** What a page of a service says beside its case. */
export type CaseProps = {
  readonly label: string
  readonly head: ReactNode
  readonly children: ReactNode
  readonly keys?: ReactNode
}

type Told = { readonly tone: 'good' | 'amber'; readonly text: string }

/** The case in hand of a service: over its keys stands what was said last, and the till's own notice. */
export function ServiceCase({
  told,
  closeLabel,
  onClose,
  Notice,
  undo,
  ...more
}: CaseProps & {
  readonly service: string
  readonly told: Told | undefined
  readonly closeLabel: string
  readonly onClose: () => void
  readonly Notice: ComponentType
  /** What takes the last gesture back. */
  readonly undo?: ReactNode
}) {
  return (
    <ServiceSide
      {...more}
      told={
        <>
          <ToldBanner told={told} closeLabel={closeLabel} onClose={onClose} />
          {undo}
          <Notice />
        </>
      }
    />
  )
}

/** What was refused or done, in one sentence. */
export function ToldBanner({
  told,
  closeLabel,
  onClose,
}: {
  readonly told: Told | undefined
  readonly closeLabel: string
  readonly onClose: () => void
}) {
  if (!told) return null
  const close = <Button icon="cross" label={closeLabel} onPress={onClose} />
  return (
    <Banner tone={told.tone} icon={told.tone === 'good' ? 'check' : 'alert'} actions={close}>
      {told.text}
    </Banner>
  )
}

/** An amount with its word, as on a ticket; inside a `dl`. */
export function SumLine({
  text,
  amount,
  tone,
}: {
  readonly text: string
  readonly amount: string
  readonly tone?: 'red' | 'good'
}) {
  return (
    <div className="sv-sum" data-tone={tone}>
      <dt>{text}</dt>
      <dd>{amount}</dd>
    </div>
  )
}
