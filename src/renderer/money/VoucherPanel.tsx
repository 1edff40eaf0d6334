import { useState } from 'react'
import type { Voucher } from '../../shared/contracts/vouchers.ts'
import { coverable } from '../../shared/coverable.ts'
import { minus, smaller, ZERO } from '../../shared/money.ts'
import { longDay } from '../../shared/texts/periods.ts'
import type { OpenTicket } from '../../shared/ticket.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import './money.css'

const CODE_MAX = 20

type Props = { readonly ticket: OpenTicket | null; readonly shown: Voucher | undefined }

/** A voucher is read, says what it holds, and pays as much as it can. */
export function VoucherPanel({ ticket, shown }: Props) {
  const { t } = useWords()
  const { money } = useTill()
  const [code, setCode] = useState('')
  const words = t.money.voucher
  const read = () => {
    if (code.trim() !== '') money.present(code)
  }
  return (
    <section className="over owed-panel" aria-label={words.panel}>
      <header>
        <h2>{shown ? words.number({ number: String(shown.number) }) : words.panel}</h2>
        <Button icon="cross" tone="quiet" label={t.common.close} onPress={() => change({ over: undefined })} />
      </header>
      {shown ? (
        <Shown key={shown.voucherId} ticket={ticket} voucher={shown} />
      ) : (
        <div className="voucher-code">
          <Field
            label={words.code}
            keys="text"
            placeholder={words.codeHint}
            maxLength={CODE_MAX}
            autoFocus
            value={code}
            onChange={setCode}
            onEnter={read}
          />
          <Button tone="accent" icon="scan" off={code.trim() === ''} onPress={read}>
            {words.read}
          </Button>
        </div>
      )}
    </section>
  )
}

function Shown({ ticket, voucher }: { readonly ticket: OpenTicket | null; readonly voucher: Voucher }) {
  const { lang, t, euros } = useWords()
  const { counter } = useTill()
  const words = t.money.voucher
  const most = ticket ? coverable('voucher', ticket.lines, ticket.tenders) : ZERO
  const payable = ticket ? smaller(smaller(ticket.dueCents, most), voucher.balanceCents) : ZERO
  const ends = voucher.expiresOn
  return (
    <div className="voucher-shown">
      <p>
        {words.kinds[voucher.kind]} · {ends === null ? words.forever : words.expires({ day: longDay(ends, lang) })}
        {voucher.blocked && ` · ${words.blocked}`}
      </p>
      <output aria-label={words.balance}>
        <BigAmount cents={voucher.balanceCents} />
      </output>
      {payable > 0 ? (
        <>
          <Button
            tone="accent"
            icon="gift"
            onPress={() => counter.take({ kind: 'voucher', offered: payable, ref: voucher.voucherId })}
          >
            {words.take({ amount: euros(payable) })}
          </Button>
          <p className="quiet">{words.leftAfter({ amount: euros(minus(voucher.balanceCents, payable)) })}</p>
        </>
      ) : (
        <p className="quiet">
          {voucher.balanceCents === 0 ? words.empty : ticket && ticket.dueCents > 0 ? words.notForThis : ''}
        </p>
      )}
    </div>
  )
}
