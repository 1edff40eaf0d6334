import { Button } from '../../../renderer/ui/Button.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { SumLine } from '../../../renderer/ui/ServiceParts.tsx'
import { rate, signedEuros } from '../../../shared/texts/format.ts'
import { ComparePart } from './ComparePart.tsx'
import { ParcelsSide } from './ParcelsMain.tsx'
import { useShop } from './shop.ts'
import { inField, monthActions } from './statement-actions.ts'
import { setDesk, useStatementDesk, useWords } from './statement-desk.ts'
import { longMonth, share, spell } from './statement-view.ts'
import { TheirsForm } from './TheirsForm.tsx'
import { useMonth, type MonthRow } from './use-month.ts'

/** The month of one carrier: what it is made of, what they say, what it takes, its invoice. */
export function StatementSide() {
  const { w } = useWords()
  const { month, known } = useMonth()
  const carrier = useStatementDesk((s) => s.carrier)
  const row = known?.rows.find((one) => one.carrier === carrier)
  if (!known || !row) {
    return (
      <ParcelsSide label={w.parts.statements} head={<p />}>
        <p className="sv-empty">
          <Icon name="chart" />
          {w.choose}
        </p>
      </ParcelsSide>
    )
  }
  return <Case row={row} month={month} isOver={known.isOver} minutes={known.inducedMinutes} />
}

type CaseProps = {
  readonly row: MonthRow
  readonly month: string
  readonly isOver: boolean
  readonly minutes: number
}

function Case({ row, month, isOver, minutes }: CaseProps) {
  const { lang } = useShop()
  const { w } = useWords()
  const isNoting = useStatementDesk((s) => s.theirs) !== undefined
  return (
    <ParcelsSide
      label={row.name}
      head={
        <p>
          <b>{row.name}</b>
          <span>{longMonth(month, lang)}</span>
        </p>
      }
      keys={isNoting ? undefined : <Keys row={row} month={month} isOver={isOver} />}
    >
      {isNoting ? (
        <TheirsForm row={row} month={month} />
      ) : (
        <>
          <Commission row={row} />
          <Theirs row={row} month={month} />
          <Worth row={row} minutes={minutes} />
          <Invoices row={row} />
        </>
      )}
      {!isOver && !isNoting && <p className="sv-hint">{w.notOver}</p>}
      {!row.hasPayer && !isNoting && <p className="sv-warn">{w.noPayer}</p>}
    </ParcelsSide>
  )
}

function Commission({ row: { lines, totals, withoutTerms } }: { readonly row: MonthRow }) {
  const { euros, lang } = useShop()
  const { w } = useWords()
  return (
    <section className="sv-part">
      {lines.length === 0 ? (
        <p className="sv-hint">{w.nothing}</p>
      ) : (
        <dl className="sv-sums">
          {lines.map(({ what, count, unitCents, htCents }) => (
            <SumLine
              key={`${what} ${unitCents}`}
              text={w.times({ a: w.what[what](count), b: euros(unitCents) })}
              amount={euros(htCents)}
            />
          ))}
          <SumLine text={w.ht} amount={euros(totals.htCents)} />
          <SumLine text={w.vat(rate(totals.rate, lang))} amount={euros(totals.vatCents)} />
          <div className="sv-total">
            <dt>{w.ttc}</dt>
            <dd>{euros(totals.ttcCents)}</dd>
          </div>
        </dl>
      )}
      {withoutTerms > 0 && <p className="sv-warn">{w.withoutTerms(withoutTerms)}</p>}
    </section>
  )
}

function Theirs({ row, month }: { readonly row: MonthRow; readonly month: string }) {
  const { euros, lang } = useShop()
  const { w } = useWords()
  const comparing = useStatementDesk((s) => s.comparing)
  const { theirs } = row
  const note = () =>
    setDesk({
      theirs: { number: theirs?.number ?? '', total: theirs ? inField(theirs.htCents, lang) : '', pasted: '' },
      comparing: false,
    })
  return (
    <section className="sv-part">
      <h2 className="sv-label">{w.theirs.title}</h2>
      {theirs ? (
        <dl className="sv-sums">
          <SumLine
            text={theirs.number === '' ? w.theirs.ht : `${w.theirs.ht} (${theirs.number})`}
            amount={euros(theirs.htCents)}
          />
          <SumLine
            text={w.theirs.gap}
            amount={theirs.gapCents === 0 ? w.noGap : signedEuros(theirs.gapCents, lang)}
            tone={theirs.gapCents < 0 ? 'red' : 'good'}
          />
        </dl>
      ) : (
        <p className="sv-hint">{w.theirs.none}</p>
      )}
      <div className="sv-small-keys">
        <Button icon="pencil" tone="quiet" onPress={note}>
          {theirs ? w.theirs.again : w.theirs.note}
        </Button>
        {theirs && theirs.rows > 0 && (
          <Button icon="scale" tone="quiet" pressed={comparing} onPress={() => setDesk({ comparing: !comparing })}>
            {comparing ? w.theirs.hide : w.theirs.compare}
          </Button>
        )}
      </div>
      {comparing && <ComparePart carrier={row.carrier} month={month} />}
    </section>
  )
}

function Worth({ row: { spent, beside }, minutes }: { readonly row: MonthRow; readonly minutes: number }) {
  const { euros, lang } = useShop()
  const { w } = useWords()
  const { worth } = w
  if (spent.seconds === 0) return null
  return (
    <section className="sv-part">
      <h2 className="sv-label">{worth.title}</h2>
      <dl className="sv-sums">
        <SumLine text={worth.time} amount={spell(spent.seconds)} />
        {spent.hourlyCents !== null && <SumLine text={worth.hourly} amount={euros(spent.hourlyCents)} />}
        {beside.visits > 0 && <SumLine text={worth.beside(minutes)} amount={euros(beside.salesCents)} />}
      </dl>
      <p className="sv-hint">
        {spent.estimated > 0 && `${worth.guessed(spell(spent.estimated))}. `}
        {beside.visits > 0 &&
          `${worth.followed({ a: `${beside.followed} / ${beside.visits}`, b: share(beside.followed, beside.visits, lang) })}. ${worth.honest}`}
      </p>
    </section>
  )
}

function Invoices({ row: { sold, owesCents } }: { readonly row: MonthRow }) {
  const { euros } = useShop()
  const { w } = useWords()
  if (sold.length === 0) return null
  return (
    <dl className="sv-sums">
      {sold.map(({ ticket, number, ttcCents, takenBackBy }) => (
        <SumLine
          key={ticket}
          text={takenBackBy === null ? w.invoiced(number) : w.takenBack({ a: number, b: takenBackBy })}
          amount={euros(ttcCents)}
        />
      ))}
      {owesCents !== null && owesCents > 0 && <SumLine text={w.owes} amount={euros(owesCents)} />}
    </dl>
  )
}

function Keys({ row, month, isOver }: Omit<CaseProps, 'minutes'>) {
  const shop = useShop()
  const { w } = useWords()
  const act = monthActions(shop, row, month)
  const standing = row.sold.some(({ takenBackBy }) => takenBackBy === null)
  const cannot = !isOver || !row.hasPayer
  return (
    <>
      <div className="sv-small-keys">
        <Button icon="file" tone="quiet" onPress={() => act.file('pdf')}>
          {w.pdf}
        </Button>
        <Button icon="download" tone="quiet" onPress={() => act.file('csv')}>
          {w.csv}
        </Button>
      </div>
      <div className="sv-keys">
        {standing ? (
          <Button icon="undo" tone="panel" onPress={act.takeBack}>
            {w.creditNote}
          </Button>
        ) : (
          <>
            {row.theirs && (
              <Button tone="panel" off={cannot} onPress={() => act.invoice('theirs')}>
                {w.acceptTheirs}
              </Button>
            )}
            <Button
              icon="invoice"
              className="sv-main"
              off={cannot || row.totals.ttcCents === 0}
              onPress={() => act.invoice('ours')}
            >
              {w.invoice}
            </Button>
          </>
        )}
      </div>
    </>
  )
}
