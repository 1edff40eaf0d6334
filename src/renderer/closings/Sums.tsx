import { Fragment, type ReactNode } from 'react'

type SumRow = readonly [label: string, value: string]
type SumsProps = {
  readonly title?: string
  readonly rows: readonly (SumRow | false)[]
  readonly foot?: string | false
}

/** Names on the left, figures on the right; what is false is nothing to say. */
export function Sums({ title, rows, foot }: SumsProps) {
  const shown = rows.filter((row) => row !== false)
  if (shown.length === 0) return null
  return (
    <Part title={title}>
      <dl className="closing-sums">
        {shown.map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      {foot && <p className="quiet">{foot}</p>}
    </Part>
  )
}

export function Part({ title, children }: { readonly title?: string | undefined; readonly children: ReactNode }) {
  return (
    <section className="closing-part">
      {title && <h3>{title}</h3>}
      {children}
    </section>
  )
}
