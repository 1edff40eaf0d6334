import { useQuery } from '@tanstack/react-query'
import { ZERO } from '../../../shared/money.ts'
import type { CustomerId } from '../../../shared/ids.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { SumLine } from '../../../renderer/ui/ServiceParts.tsx'
import { toSide } from './bills-desk.ts'
import { MealsSide } from './MealsMain.tsx'
import { useBillPage, type useMonth } from './use-bills.ts'

function Head({ name, hint }: { readonly name: string; readonly hint: string }) {
  const { words } = useBillPage()
  return (
    <>
      <p>
        <b>{name}</b>
        <span>{hint}</span>
      </p>
      <Button icon="cross" label={words.back} onPress={() => toSide({ kind: 'idle' })} />
    </>
  )
}

/** What one payer bears of the month, and the statement to send. */
export function PayerSide({ of, data }: { readonly of: CustomerId; readonly data: ReturnType<typeof useMonth> }) {
  const { words, month, nameOf, euros, act } = useBillPage()
  const payer = data?.payers.find(({ ref }) => ref === of)
  const shares = (data?.rows ?? []).flatMap(({ name, number, parts, state }) =>
    parts.flatMap((part) =>
      part.ref === of && state !== 'credited' ? [{ ...part, person: name, number, isDraft: state === 'draft' }] : [],
    ),
  )
  const openCents = shares.reduce((all, { isDraft, openCents: open }) => all + (isDraft ? 0 : open), 0)
  const isIssued = shares.some(({ isDraft }) => !isDraft)
  return (
    <MealsSide
      label={payer?.name ?? words.payers}
      head={<Head name={payer?.name ?? ''} hint={words.statement({ month: nameOf(month) })} />}
      keys={
        <>
          <div className="sv-small-keys">
            <Button
              icon="file"
              off={!isIssued}
              onPress={() => void act.save({ paper: 'statement', month, ref: of, as: 'csv' })}
            >
              {words.statementCsv}
            </Button>
            <Button icon="banknote" off={openCents === 0} onPress={() => act.collect(of, openCents as typeof ZERO)}>
              {words.collect}
            </Button>
          </div>
          <div className="sv-keys">
            <Button
              className="sv-main"
              icon="printer"
              off={!isIssued}
              onPress={() => void act.save({ paper: 'statement', month, ref: of, as: 'pdf' })}
            >
              {words.statementPdf}
            </Button>
          </div>
        </>
      }
    >
      <dl className="sv-sums">
        {shares.map((share) => (
          <SumLine key={`${share.person} ${share.number}`} text={share.person} amount={euros(share.amountCents)} />
        ))}
        <div className="sv-total">
          <dt>{words.total}</dt>
          <dd>{euros(payer?.amountCents ?? ZERO)}</dd>
        </div>
      </dl>
      <p className="sv-hint">{words.payerHint}</p>
    </MealsSide>
  )
}

/** Whose invoices are late, and the letters. */
export function RemindersSide() {
  const { words, euros, act, queries } = useBillPage()
  const late = useQuery(queries.billReminders.queryOptions({ input: {} })).data ?? []
  return (
    <MealsSide
      label={words.lateTitle}
      head={<Head name={words.lateTitle} hint={words.persons({ count: late.length })} />}
      keys={
        <div className="sv-keys">
          <Button
            className="sv-main"
            icon="printer"
            off={late.length === 0}
            onPress={() => void act.save({ paper: 'reminders', ref: null })}
          >
            {words.letters}
          </Button>
        </div>
      }
    >
      {late.length === 0 && <p className="sv-empty">{words.lateNone}</p>}
      <ul className="mb-parts">
        {late.map(({ ref, name, phone, openCents, invoices }) => (
          <li key={ref}>
            <p>
              <b>{name}</b>
              <small>
                {[words.lateInvoices({ count: invoices.length }), phone].filter((word) => word !== '').join(' · ')}
              </small>
            </p>
            <strong>{euros(openCents)}</strong>
            <Button
              icon="banknote"
              label={words.collectFor({ name, amount: euros(openCents) })}
              onPress={() => act.collect(ref, openCents)}
            />
          </li>
        ))}
      </ul>
    </MealsSide>
  )
}

/** The tax credit: why it is off, or the year's certificates. */
export function TaxSide() {
  const { words, euros, act, queries, month } = useBillPage()
  const year = Number(month.slice(0, 4))
  const found = useQuery(queries.taxCertificates.queryOptions({ input: { year } })).data
  return (
    <MealsSide
      label={words.taxTitle}
      head={<Head name={words.taxTitle} hint={String(year)} />}
      keys={
        <div className="sv-keys">
          <Button className="sv-main" icon="download" onPress={() => void act.save({ paper: 'split', year })}>
            {words.split}
          </Button>
        </div>
      }
    >
      {found?.declared === false && (
        <div className="mb-why">
          <Icon name="info" />
          <p>
            <b>{words.taxOff}</b> {words.taxWhy}
          </p>
        </div>
      )}
      {found?.declared && found.rows.length === 0 && <p className="sv-empty">{words.taxNone({ year })}</p>}
      <ul className="mb-parts">
        {found?.rows.map(({ personId, name, paidCents, creditCents }) => (
          <li key={personId}>
            <p>
              <b>{name}</b>
              <small>{words.taxRow({ paid: euros(paidCents), credit: euros(creditCents) })}</small>
            </p>
            <Button
              icon="printer"
              label={`${words.taxTitle} ${year}, ${name}`}
              onPress={() => void act.save({ paper: 'certificate', year, personId })}
            />
          </li>
        ))}
      </ul>
    </MealsSide>
  )
}
