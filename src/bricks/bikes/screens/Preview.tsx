type Row = { readonly what: string; readonly amount: string; readonly note: string }
type Props = { readonly title: string; readonly rows: readonly Row[]; readonly none?: string }

/** What the settings mean, by example, while they are written: « 3 h → 12,00 € · ½ journée ». */
export function Preview({ title, rows, none }: Props) {
  if (rows.length === 0 && none === undefined) return null
  return (
    <section className="bk-preview" aria-label={title}>
      <h2 className="sv-label">{title}</h2>
      {rows.length === 0 ? (
        <p className="sv-hint">{none}</p>
      ) : (
        <ul>
          {rows.map(({ what, amount, note }) => (
            <li key={`${what} ${note}`}>
              <span>{what}</span> <small>{note === what ? '' : note}</small> <b>{amount}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
