import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Customer } from '../../shared/contracts/customers.ts'
import { ZERO } from '../../shared/money.ts'
import { typedAmount, withAmountDigit } from '../counter/pay-view.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { useStepBack } from '../shell/back.ts'
import { Notice } from '../shell/Notice.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useTypedDigits } from '../shell/typing.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Keypad } from '../ui/Keypad.tsx'

type Props = { readonly customer: Customer; readonly what: 'limit' | 'settle'; readonly onDone: () => void }

/** How far an account goes, or how much of it is settled: all of it unless another amount is typed. */
export function AmountSide({ customer, what, onDone }: Props) {
  const { t, euros } = useWords()
  const { queries, money } = useTill()
  const [digits, setDigits] = useState<string>()
  const onKey = (key: string) => setDigits((old) => withAmountDigit(old ?? '', key))
  useTypedDigits(onKey)
  useStepBack(true, onDone)
  const account = useQuery(queries.accounts.list.queryOptions({ input: { text: '' } })).data?.find(
    (one) => one.customerId === customer.customerId,
  )
  const words = t.money.account
  const proposed = (what === 'limit' ? account?.limitCents : account?.balanceCents) ?? ZERO
  const amountCents = digits === undefined ? proposed : typedAmount(digits)
  const title = what === 'limit' ? words.limit : words.settle
  return (
    <aside className="ticket customer-side" aria-label={`${customer.name}, ${title}`}>
      <header className="ticket-head">
        <p>
          <b>{customer.name}</b>
        </p>
      </header>
      <div className="ticket-body">
        {what === 'settle' && <p className="move-about">{words.settleMore}</p>}
        <Notice />
      </div>
      <div className="total">
        <span>{title}</span>
        <output aria-label={title}>
          <BigAmount cents={amountCents} />
        </output>
      </div>
      <Keypad label={title} backLabel={t.common.erase} onKey={onKey} />
      <div className="side-keys" data-pair="">
        <Button icon="left" onPress={onDone}>
          {t.common.back}
        </Button>
        {what === 'limit' ? (
          <Button
            className="side-main"
            tone="accent"
            icon="check"
            onPress={() => money.setLimit(customer.customerId, amountCents, onDone)}
          >
            {t.money.save}
          </Button>
        ) : (
          <Button
            className="side-main"
            tone="accent"
            icon="check"
            off={amountCents === 0 || amountCents > proposed}
            onPress={() => money.settle(customer.customerId, amountCents)}
          >
            {digits === undefined ? words.settleAll({ amount: euros(amountCents) }) : words.settle}
          </Button>
        )}
      </div>
    </aside>
  )
}
