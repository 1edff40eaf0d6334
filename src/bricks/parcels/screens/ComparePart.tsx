import { useQuery } from '@tanstack/react-query'
import type { CarrierCode } from '../ids.ts'
import { useShop } from './shop.ts'
import { useWords } from './statement-desk.ts'

/** Number by number: who pays for what, and who does not. */
export function ComparePart({ carrier, month }: { readonly carrier: CarrierCode; readonly month: string }) {
  const { queries, euros, day } = useShop()
  const { w } = useWords()
  const found = useQuery(queries.compareStatement.queryOptions({ input: { carrier, month } })).data
  if (!found) return null
  const { both, onlyTheirs, onlyOurs, otherPrice } = found
  return (
    <div className="pst-compare">
      <p className="sv-label">{w.theirs.both(both)}</p>
      <Differences
        title={w.theirs.onlyTheirs(onlyTheirs.count)}
        count={onlyTheirs.count}
        rows={onlyTheirs.rows.map(({ code, htCents }) => ({
          code,
          said: '',
          amount: htCents === null ? '' : euros(htCents),
        }))}
      />
      <Differences
        title={w.theirs.otherPrice(otherPrice.count)}
        count={otherPrice.count}
        rows={otherPrice.rows.map(({ code, ourCents, theirCents }) => ({
          code,
          said: '',
          amount: w.theirs.ofTheirs({ a: euros(ourCents), b: euros(theirCents) }),
        }))}
      />
      <Differences
        title={w.theirs.onlyOurs(onlyOurs.count)}
        count={onlyOurs.count}
        rows={onlyOurs.rows.map((row) => ({
          code: row.code,
          said: `${w.what[row.what](1)}, ${day(row.day)}`,
          amount: euros(row.htCents),
        }))}
      />
    </div>
  )
}

type Difference = { readonly code: string; readonly said: string; readonly amount: string }

function Differences({
  title,
  count,
  rows,
}: {
  readonly title: string
  readonly count: number
  readonly rows: readonly Difference[]
}) {
  const { w } = useWords()
  if (count === 0) return null
  return (
    <>
      <p className="sv-warn">{title}</p>
      <ul>
        {rows.map(({ code, said, amount }, n) => (
          // A number may stand twice on a statement.
          <li key={`${code} ${n}`}>
            <code>{code}</code>
            <span>{said}</span>
            <em>{amount}</em>
          </li>
        ))}
      </ul>
      {count > rows.length && <p className="sv-hint">{w.theirs.more(count - rows.length)}</p>}
    </>
  )
}
