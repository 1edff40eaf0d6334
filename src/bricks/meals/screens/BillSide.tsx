import { useQuery } from '@tanstack/react-query'
import type { CustomerId } from '../../../shared/ids.ts'
import { refusals } from '../texts/refusals.ts'
import type { BillPart } from '../rules/bill.ts'
import { amountOf } from '../rules/billing.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { SumLine } from '../../../renderer/ui/ServiceParts.tsx'
import { toSide } from './bills-desk.ts'
import { MealsSide } from './MealsMain.tsx'
import { useSetup } from './shop.ts'
import { useBillPage } from './use-bills.ts'

export function useBill(personId: CustomerId) {
  const { queries, month } = useBillPage()
  return useQuery(queries.bill.queryOptions({ input: { personId, month } })).data
}
export type Bill = NonNullable<ReturnType<typeof useBill>>

/** One person's month: what it holds, who pays what, what is to be done with it. */
export function BillSide({ personId }: { readonly personId: CustomerId }) {
  const { words, month, nameOf, lang } = useBillPage()
  const bill = useBill(personId)
  const name = bill?.row.name ?? ''
  return (
    <MealsSide
      label={name === '' ? words.people : name}
      head={
        <>
          <p>
            <b>{name}</b>
            <span>
              {nameOf(month)}
              {bill &&
                [bill.row.number, words.states[bill.row.state]].map((word) => (word === null ? '' : ` · ${word}`))}
            </span>
          </p>
          <Button icon="cross" label={words.back} onPress={() => toSide({ kind: 'idle' })} />
        </>
      }
      keys={bill && <BillKeys bill={bill} />}
    >
      {bill && (
        <>
          {bill.problems.map(({ code, detail }) => {
            const sentence = refusals[lang][code]
            return (
              <p key={code} className="sv-warn">
                {typeof sentence === 'function' ? sentence(detail) : sentence}
              </p>
            )
          })}
          <Lines bill={bill} />
          <Parts bill={bill} />
          <Credits bill={bill} />
        </>
      )}
    </MealsSide>
  )
}

function Lines({ bill }: { readonly bill: Bill }) {
  const { words, euros } = useBillPage()
  const setup = useSetup()
  const formulaOf = (code: string) => setup?.formulas.find((formula) => formula.code === code)?.name ?? code
  return (
    <dl className="sv-sums" aria-label={words.lines}>
      {bill.lines.map((line) => (
        <SumLine
          key={`${line.part} ${line.kind} ${line.formula} ${line.unitCents}`}
          text={`${line.quantity} × ${
            line.part === 'meal'
              ? words.meal({ formula: formulaOf(line.formula), kind: line.kind })
              : words.delivery({ kind: line.kind })
          } · ${euros(line.unitCents)}`}
          amount={euros(amountOf(line))}
        />
      ))}
      <div className="sv-total">
        <dt>{words.total}</dt>
        <dd>{euros(bill.row.totalCents)}</dd>
      </div>
    </dl>
  )
}

function Parts({ bill }: { readonly bill: Bill }) {
  const { words } = useBillPage()
  return (
    <section className="sv-part" aria-label={words.part}>
      <h2 className="sv-label">{words.part}</h2>
      <ul className="mb-parts">
        {bill.row.parts.map((part) => (
          <PartRow key={part.ref} part={part} isDraft={bill.row.state === 'draft'} />
        ))}
      </ul>
    </section>
  )
}

function PartRow({ part, isDraft }: { readonly part: BillPart; readonly isDraft: boolean }) {
  const { words, euros, act } = useBillPage()
  const { ref, name, kind, amountCents, openCents } = part
  const isOpen = !isDraft && openCents > 0
  const amount = euros(openCents)
  return (
    <li>
      <p>
        <b>{name}</b>
        <small>
          {words.kinds[kind]}
          {!isDraft && ` · ${isOpen ? words.openLeft({ amount }) : words.settled}`}
        </small>
      </p>
      <strong>{euros(amountCents)}</strong>
      {isOpen && (
        <Button
          icon="banknote"
          label={words.collectFor({ name, amount })}
          onPress={() => act.collect(ref, openCents)}
        />
      )}
    </li>
  )
}

function Credits({ bill }: { readonly bill: Bill }) {
  const { words, euros, dayOf, day } = useBillPage()
  if (bill.credits.length === 0) return null
  return (
    <section className="sv-part" aria-label={words.credits}>
      <h2 className="sv-label">{words.credits}</h2>
      <dl className="sv-sums">
        {bill.credits.map(({ seq, number, atMs, amountCents }) => (
          <SumLine key={seq} text={`${number} · ${day(dayOf(atMs))}`} amount={euros(amountCents)} />
        ))}
      </dl>
    </section>
  )
}

function BillKeys({ bill }: { readonly bill: Bill }) {
  const { words, month, act } = useBillPage()
  const { row, seq } = bill
  const { personId, ticketNumber } = row
  if (ticketNumber === null || seq === null)
    return (
      <div className="sv-keys">
        <Button className="sv-main" off={!row.ready} onPress={() => act.issue(month, personId)}>
          {words.issueOne}
        </Button>
      </div>
    )
  return (
    <>
      <div className="sv-small-keys">
        <Button icon="receipt" onPress={() => act.printTicket(seq)}>
          {words.ticket}
        </Button>
        <Button icon="file" onPress={() => void act.legal(seq)}>
          {words.legal}
        </Button>
      </div>
      <div className="sv-keys">
        <Button
          icon="undo"
          off={bill.meals.length === 0}
          onPress={() => toSide({ kind: 'credit', personId, chosen: [] })}
        >
          {words.credit}
        </Button>
        <Button className="sv-main" icon="printer" onPress={() => void act.save({ paper: 'bill', ticketNumber })}>
          {words.pdf}
        </Button>
      </div>
    </>
  )
}
