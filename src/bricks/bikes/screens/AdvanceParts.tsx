import { useState } from 'react'
import { cents } from '../../../shared/money.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { advanceFate } from '../advance.ts'
import type { Rental } from '../rental.ts'
import { Toggle } from './Chips.tsx'
import { readCents } from './forms-view.ts'
import type { RentalActions } from './rental-actions.ts'
import { useNow, useSetup, useShop } from './shop.ts'

const HOUR_MS = 3_600_000
const REASON_LETTERS = 3

type Props = { readonly rental: Rental; readonly actions: RentalActions }

/** Part of a booking is paid now: how much, then it lies on the ticket in hand. */
export function AdvancePart({ rental, actions }: Props) {
  const { t, euros } = useShop()
  const [text, setText] = useState('')
  const left = cents(Math.max(0, rental.totalCents - rental.paidCents))
  const amount = readCents(text)
  const isRight = amount !== undefined && amount > 0 && amount <= left
  return (
    <div className="sv-part" role="group" aria-label={t.advance.take}>
      <Field
        label={t.advance.amount}
        keys="amount"
        maxLength={9}
        autoFocus
        value={text}
        fault={text.trim() !== '' && !isRight ? `${t.rental.due} : ${euros(left)}` : undefined}
        onChange={setText}
      />
      <Button icon="banknote" tone="note" off={!isRight} onPress={() => isRight && actions.takeAdvance(amount)}>
        {t.advance.toTicket({ amount: euros(amount ?? cents(0)) })}
      </Button>
    </div>
  )
}

/** What will become of the advance, told before anything is called off; who may refund can have it otherwise, and says why. */
export function CallOffPart({ rental, actions }: Props) {
  const shop = useShop()
  const { t, euros, when, host } = shop
  const setup = useSetup()
  const nowMs = useNow()
  const [isOtherwise, setOtherwise] = useState(false)
  const [reason, setReason] = useState('')
  if (!setup) return null
  const { startMs, paidCents } = rental
  const { fullBackHours } = setup.advance
  const byRule = advanceFate(setup.advance, { startMs, atMs: nowMs, how: 'called-off' })
  const other = byRule === 'keep' ? 'give-back' : 'keep'
  const fate = isOtherwise ? other : byRule
  const time = when(startMs - (fullBackHours ?? 0) * HOUR_MS)
  const rule =
    fullBackHours === null
      ? t.advance.rules.never
      : byRule === 'give-back'
        ? t.advance.rules.early({ time })
        : t.advance.rules.late({ time })
  const lacksReason = isOtherwise && reason.trim().length < REASON_LETTERS
  return (
    <div className="sv-part bk-call-off" role="group" aria-label={t.rental.cancel}>
      <p data-fate={fate}>
        <b>{t.advance.fates[fate]({ amount: euros(paidCents) })}</b> <span>{rule}</span>
      </p>
      {host.may('refund') && (
        <Toggle on={isOtherwise} text={t.advance.otherwise[byRule]} onPress={() => setOtherwise(!isOtherwise)} />
      )}
      {isOtherwise && (
        <Field label={t.advance.reason} keys="text" maxLength={80} autoFocus value={reason} onChange={setReason} />
      )}
      <Button
        tone="red"
        icon="alert"
        off={lacksReason}
        onPress={() => (isOtherwise ? actions.cancelOtherwise(fate, reason.trim()) : actions.cancel())}
      >
        {t.advance.sure[fate]}
      </Button>
    </div>
  )
}

/** Somebody did not come, or called off too late, and is given the advance back all the same. */
export function GiveBackPart({ rental, actions }: Props) {
  const { t, euros } = useShop()
  const [reason, setReason] = useState('')
  return (
    <div className="sv-part" role="group" aria-label={t.advance.giveBack}>
      <Field label={t.advance.reason} keys="text" maxLength={80} autoFocus value={reason} onChange={setReason} />
      <Button
        tone="red"
        icon="undo"
        off={reason.trim().length < REASON_LETTERS}
        onPress={() => actions.giveAdvanceBack(reason.trim())}
      >
        {`${t.advance.giveBack} · ${euros(rental.paidCents)}`}
      </Button>
    </div>
  )
}
