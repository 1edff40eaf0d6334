import type { BillAnomaly, BillRow } from '../rules/bill.ts'
import { monthsFrom } from '../rules/month.ts'
import { Banner } from '../../../renderer/ui/Banner.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { setBills, toSide, useBills } from './bills-desk.ts'
import { BillsSides } from './BillsSides.tsx'
import { saidOf, sumsOf } from './bills-view.ts'
import { MealsMain } from './MealsMain.tsx'
import { useBillPage, useMonth } from './use-bills.ts'

type MonthData = NonNullable<ReturnType<typeof useMonth>>

/** The month's invoices: what is odd first, then who pays how much, then everybody's. */
export function InvoicesPage() {
  const { words, host, month, nameOf, euros } = useBillPage()
  const data = useMonth()
  const sums = data && sumsOf(data.rows)
  const move = (by: number) => setBills({ month: monthsFrom(month, by), side: { kind: 'idle' } })
  return (
    <>
      <MealsMain>
        <div className="sv-bar">
          <div className="sv-days" role="group" aria-label={words.month}>
            <button type="button" aria-label={words.before} onClick={() => move(-1)}>
              <Icon name="left" />
            </button>
            <button type="button" onClick={() => setBills({ month: undefined, side: { kind: 'idle' } })}>
              {nameOf(month)}
            </button>
            <button type="button" aria-label={words.after} onClick={() => move(1)}>
              <Icon name="right" />
            </button>
          </div>
          <p className="sv-figure">
            <span>{words.total}</span> <strong>{sums ? euros(sums.totalCents) : '…'}</strong>
          </p>
        </div>
        <div className="sv-body" tabIndex={0} role="group" aria-label={words.head({ month: nameOf(month) })}>
          {data ? <MonthParts data={data} /> : <p className="sv-none">{words.loading}</p>}
        </div>
        <host.Keys />
      </MealsMain>
      <BillsSides data={data} />
    </>
  )
}

function MonthParts({ data }: { readonly data: MonthData }) {
  const { words } = useBillPage()
  if (data.rows.length === 0 && data.anomalies.length === 0) return <p className="sv-none">{words.none}</p>
  return (
    <>
      <Anomalies list={data.anomalies} />
      <Check check={data.check} />
      <Payers payers={data.payers} />
      <ul className="sv-list mb-rows" aria-label={words.people}>
        {data.rows.map((row) => (
          <PersonRow key={`${row.personId} ${row.ticketNumber}`} row={row} />
        ))}
      </ul>
    </>
  )
}

function Anomalies({ list }: { readonly list: readonly BillAnomaly[] }) {
  const { words, euros } = useBillPage()
  if (list.length === 0)
    return (
      <Banner tone="good" icon="check">
        <b>{words.anomalies({ count: 0 })}.</b> {words.nothingOdd}
      </Banner>
    )
  return (
    <section className="mb-odd" aria-labelledby="mb-odd">
      <h2 id="mb-odd">
        <Icon name="alert" /> {words.anomalies({ count: list.length })}
      </h2>
      <ul>
        {list.map((one) => (
          <li key={`${one.kind} ${one.personId}`}>
            <button
              type="button"
              data-blocks={one.blocks ? '' : undefined}
              onClick={() => toSide({ kind: 'bill', personId: one.personId })}
            >
              <b>{one.name}</b> <span>{words.anomaly[one.kind](saidOf(one, { euros }))}</span>{' '}
              {one.blocks && <em>{words.blocks}</em>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One green line where the month adds up in all four ways. */
function Check({ check }: { readonly check: MonthData['check'] }) {
  const { words, euros } = useBillPage()
  if (check.agrees && check.salesCents === 0) return null
  const { mealsCents, salesCents, invoicesCents, chargedCents } = check
  return check.agrees ? (
    <p className="mb-agrees">
      <Icon name="seal" /> {words.agrees({ amount: euros(salesCents) })}
    </p>
  ) : (
    <Banner tone="red" icon="alert">
      {words.differs({
        meals: euros(mealsCents),
        sales: euros(salesCents),
        invoices: euros(invoicesCents),
        charged: euros(chargedCents),
      })}
    </Banner>
  )
}

function Payers({ payers }: { readonly payers: MonthData['payers'] }) {
  const { words, euros } = useBillPage()
  const side = useBills((state) => state.side)
  return (
    <ul className="sv-tiles mb-payers" aria-label={words.payers}>
      {payers.map(({ ref, name, kind, people, amountCents }) => {
        const inside = (
          <>
            <b>{ref === null ? words.selves : name}</b>
            <strong>{euros(amountCents)}</strong>
            <span>
              {ref === null ? '' : `${words.kinds[kind]} · `}
              {words.persons({ count: people })}
            </span>
          </>
        )
        const isChosen = side.kind === 'payer' && side.ref === ref
        return (
          <li key={ref ?? 'self'} data-chosen={isChosen ? '' : undefined}>
            {ref === null ? (
              <p className="sv-tile">{inside}</p>
            ) : (
              <button type="button" className="sv-tile" onClick={() => toSide({ kind: 'payer', ref })}>
                {inside}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function PersonRow({ row }: { readonly row: BillRow }) {
  const { words, euros } = useBillPage()
  const { personId, name, state, number, meals, totalCents, openCents } = row
  const facts = [
    words.meals({ count: meals }),
    number ?? '',
    state === 'part-paid' ? words.openLeft({ amount: euros(openCents) }) : '',
  ]
  return (
    <li>
      <button type="button" onClick={() => toSide({ kind: 'bill', personId })}>
        <span className="sv-mark" data-kind={marks[state]}>
          {words.states[state]}
        </span>
        <b>{name}</b>
        <small>{facts.filter((fact) => fact !== '').join(' · ')}</small>
        <em>{euros(totalCents)}</em>
      </button>
    </li>
  )
}

/** The colours that marks of services already have. */
const marks: Readonly<Record<BillRow['state'], string>> = {
  draft: 'check-due',
  issued: 'booked',
  'part-paid': 'hold-lapses',
  paid: 'free',
  credited: 'credited',
}
