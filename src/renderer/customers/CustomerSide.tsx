import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Customer } from '../../shared/contracts/customers.ts'
import type { CustomerId } from '../../shared/ids.ts'
import { ZERO } from '../../shared/money.ts'
import { withMinus } from '../../shared/texts/format.ts'
import { useDay, useTendersUsed } from '../counter/use-counter.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import type { StampCard } from '../../shared/contracts/loyalty.ts'
import { StampsSide } from '../loyalty/StampsSide.tsx'
import { useLoyaltyRules } from '../loyalty/use-loyalty.ts'
import { Notice } from '../shell/Notice.tsx'
import { TwoStep } from '../shell/TwoStep.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { AmountSide } from './AmountSide.tsx'
import { CustomerForm } from './CustomerForm.tsx'

type Props = {
  readonly customerId: CustomerId | undefined
  readonly fresh: boolean
  readonly onChoose: (customerId: CustomerId | undefined) => void
}
type Step = 'card' | 'edit' | 'limit' | 'settle' | 'stamps'

/** Somebody the café knows: who it is, what is owed, and what moved it. */
export function CustomerSide({ customerId, fresh, onChoose }: Props) {
  const { t } = useWords()
  const { queries } = useTill()
  const [step, setStep] = useState<Step>('card')
  const disclosed = useQuery({
    ...queries.customers.disclose.queryOptions({ input: { customerId: customerId ?? ('' as CustomerId) } }),
    enabled: customerId !== undefined,
  }).data
  const customer = customerId === undefined ? undefined : disclosed?.customer
  if (fresh) return <CustomerForm customer={undefined} onDone={onChoose} />
  if (!customer)
    return (
      <aside className="ticket customer-side" aria-label={t.money.rail}>
        <p className="customer-none">{t.money.choose}</p>
        <Notice />
      </aside>
    )
  const back = () => setStep('card')
  switch (step) {
    case 'edit':
      return <CustomerForm customer={customer} onDone={back} />
    case 'limit':
    case 'settle':
      return <AmountSide customer={customer} what={step} onDone={back} />
    case 'stamps':
      return <StampsSide customer={customer} onDone={back} />
    case 'card':
      return (
        <Card
          customer={customer}
          stamps={disclosed?.stamps ?? null}
          onStep={setStep}
          onGone={() => onChoose(undefined)}
        />
      )
  }
}

type CardProps = {
  readonly customer: Customer
  readonly stamps: StampCard | null
  readonly onStep: (step: Step) => void
  readonly onGone: () => void
}

function Card({ customer, stamps, onStep, onGone }: CardProps) {
  const { t } = useWords()
  const { money } = useTill()
  const used = useTendersUsed()
  const rules = useLoyaltyRules()
  return (
    <aside className="ticket customer-side" aria-label={customer.name}>
      <header className="ticket-head">
        <p>
          <b>{customer.name}</b>
          {customer.phone !== '' && <span className="customer-phone"> {customer.phone}</span>}
        </p>
        <Button onPress={() => onStep('edit')}>{t.money.edit}</Button>
      </header>
      {used.includes('account') ? (
        <AccountPart customer={customer} onStep={onStep} />
      ) : (
        <div className="ticket-body">
          <Notice />
        </div>
      )}
      {rules && (rules.on || stamps) && (
        <Button className="stamp-row" icon="stamp" onPress={() => onStep('stamps')}>
          {`${t.loyalty.title} · ${t.loyalty.count({ ...rules, stamps: stamps?.stamps ?? 0 })}`}
        </Button>
      )}
      <div className="side-keys customer-keys">
        <TwoStep
          text={t.money.erase}
          sure={t.money.eraseSure}
          more={t.money.eraseMore}
          icon="trash"
          onPress={() => money.erase(customer.customerId, onGone)}
        />
      </div>
    </aside>
  )
}

function AccountPart({ customer, onStep }: Pick<CardProps, 'customer' | 'onStep'>) {
  const { t, amount, euros } = useWords()
  const { queries, money } = useTill()
  const { dayAndTime } = useClock()
  const day = useDay()
  const { customerId } = customer
  const accounts = useQuery(queries.accounts.list.queryOptions({ input: { text: '' } })).data
  const statement = useQuery(queries.accounts.statement.queryOptions({ input: { customerId } })).data
  const account = accounts?.find((one) => one.customerId === customerId)
  const words = t.money.account
  const balance = account?.balanceCents ?? ZERO
  const limit = account?.limitCents ?? ZERO
  return (
    <>
      <div className="ticket-body">
        {statement && statement.moves.length > 0 ? (
          <ul className="moves" aria-label={words.statement}>
            {statement.beforeCents !== 0 && (
              <li>
                <span />
                <span>{words.before}</span>
                <b>{amount(statement.beforeCents)}</b>
              </li>
            )}
            {statement.moves.toReversed().map((move) => (
              <li key={`${move.number} ${move.balanceCents}`}>
                <span className="quiet">{dayAndTime(move.atMs)}</span>
                <span>
                  {move.amountCents < 0
                    ? words.paid({ number: String(move.number) })
                    : words.charge({ number: String(move.number) })}
                </span>
                <b>{withMinus(amount(move.amountCents))}</b>
              </li>
            ))}
          </ul>
        ) : (
          <p className="move-about">{account ? words.settleMore : words.none}</p>
        )}
        <Notice />
      </div>
      <div className="total">
        <span>
          {words.owes}
          <small className="customer-limit">
            {limit === 0 ? words.closed : words.limitOf({ amount: euros(limit) })}
          </small>
        </span>
        <output aria-label={words.owes}>
          <BigAmount cents={balance} />
        </output>
      </div>
      <div className="side-keys customer-keys">
        <Button icon="sliders" onPress={() => onStep('limit')}>
          {account ? words.changeLimit : words.open}
        </Button>
        <Button
          icon="printer"
          label={words.print}
          off={(statement?.moves.length ?? 0) === 0}
          onPress={() => money.printStatement(customerId)}
        >
          {words.statement}
        </Button>
        <Button
          icon="download"
          label={words.file}
          off={(statement?.moves.length ?? 0) === 0}
          onPress={() => money.saveStatement(customerId)}
        >
          PDF
        </Button>
        <Button
          tone="accent"
          icon="check"
          off={balance === 0 || day?.state !== 'open'}
          onPress={() => onStep('settle')}
        >
          {words.settle}
        </Button>
      </div>
    </>
  )
}
