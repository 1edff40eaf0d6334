import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { VoucherId } from '../../shared/ids.ts'
import { withMinus } from '../../shared/texts/format.ts'
import { typedAmount, withAmountDigit } from '../counter/pay-view.ts'
import { useDay } from '../counter/use-counter.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { Notice } from '../shell/Notice.tsx'
import { TwoStep } from '../shell/TwoStep.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useTypedDigits } from '../shell/typing.ts'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Keypad } from '../ui/Keypad.tsx'

/** A voucher that was chosen; otherwise, one to sell. */
export function VoucherSide({ voucherId }: { readonly voucherId: VoucherId | undefined }) {
  return voucherId ? <Chosen voucherId={voucherId} /> : <Sell />
}

function Sell() {
  const { t } = useWords()
  const { money } = useTill()
  const day = useDay()
  const [digits, setDigits] = useState('')
  const onKey = (key: string) => setDigits((old) => withAmountDigit(old, key))
  useTypedDigits(onKey)
  const words = t.money.voucher
  const amountCents = typedAmount(digits)
  return (
    <aside className="ticket customer-side" aria-label={words.sell}>
      <header className="ticket-head">
        <p>
          <b>{words.sell}</b>
        </p>
      </header>
      <div className="ticket-body">
        <p className="move-about">{words.sellMore}</p>
        <Notice />
      </div>
      <div className="total">
        <span>{words.amount}</span>
        <output aria-label={words.amount}>
          <BigAmount cents={amountCents} />
        </output>
      </div>
      <Keypad label={words.amount} backLabel={t.common.erase} onKey={onKey} />
      <div className="side-keys">
        <Button
          className="side-main"
          tone="accent"
          icon="gift"
          off={amountCents === 0 || day?.state !== 'open'}
          onPress={() => money.sellVoucher(amountCents)}
        >
          {words.sell}
        </Button>
      </div>
    </aside>
  )
}

function Chosen({ voucherId }: { readonly voucherId: VoucherId }) {
  const { t, amount } = useWords()
  const { queries, money } = useTill()
  const { dayAndTime } = useClock()
  const list = useQuery(queries.vouchers.list.queryOptions({ input: { openOnly: false, limit: 500 } })).data
  const moves = useQuery(queries.vouchers.moves.queryOptions({ input: { voucherId } })).data
  const voucher = list?.find((one) => one.voucherId === voucherId)
  const words = t.money.voucher
  if (!voucher) return <aside className="ticket customer-side" aria-label={words.panel} />
  return (
    <aside className="ticket customer-side" aria-label={words.number({ number: String(voucher.number) })}>
      <header className="ticket-head">
        <p>
          <b>{words.number({ number: String(voucher.number) })}</b>
        </p>
      </header>
      <div className="ticket-body">
        <ul className="moves" aria-label={words.moves}>
          {moves?.map((move) => (
            <li key={`${move.number} ${move.balanceCents}`}>
              <span className="quiet">{dayAndTime(move.atMs)}</span>
              <span>
                {move.amountCents > 0
                  ? words.issued({ number: String(move.number) })
                  : words.spent({ number: String(move.number) })}
              </span>
              <b>{withMinus(amount(move.amountCents))}</b>
            </li>
          ))}
        </ul>
        <Notice />
      </div>
      <div className="total">
        <span>{words.balance}</span>
        <output aria-label={words.balance}>
          <BigAmount cents={voucher.balanceCents} />
        </output>
      </div>
      <p className="quiet">{words.replaceMore}</p>
      <div className="side-keys customer-keys">
        <Button icon="printer" onPress={() => money.replace(voucherId)}>
          {words.replace}
        </Button>
        {!voucher.blocked && (
          <TwoStep
            text={words.block}
            sure={words.blockSure}
            more={words.blockMore}
            icon="ban"
            onPress={() => money.block(voucherId)}
          />
        )}
      </div>
    </aside>
  )
}
