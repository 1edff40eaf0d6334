import './fields.css'

type Props = {
  readonly label: string
  /** From 0 to 1; undefined while nobody knows how much there is. */
  readonly share: number | undefined
  /** The same in figures, read out and shown. */
  readonly text: string
}

/** How far something long has come. */
export function Progress({ label, share, text }: Props) {
  const percent = share === undefined ? undefined : Math.round(share * 100)
  return (
    <div className="progress">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={text}
        data-unknown={percent === undefined ? '' : undefined}
      >
        <i style={{ inlineSize: `${percent ?? 30}%` }} />
      </div>
      <p aria-hidden="true">{text}</p>
    </div>
  )
}
