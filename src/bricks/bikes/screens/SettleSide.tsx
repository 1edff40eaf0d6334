import { useState } from 'react'
import type { Cents } from '../../../shared/money.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import type { Rental } from '../rental.ts'
import { Toggle } from './Chips.tsx'
import { PhotosPart } from './Photos.tsx'
import { createRentalActions } from './rental-actions.ts'
import { Person, RentalHead } from './RentalSide.tsx'
import { keepsFirst, settlingOf } from './return-view.ts'
import { useShop } from './shop.ts'
import { SumLine } from '../../../renderer/ui/ServiceParts.tsx'
import { Side } from './Side.tsx'

/** Everything is back: what is due, what of the deposit is given back, one key for both. */
export function SettleSide({ rental }: { readonly rental: Rental }) {
  const shop = useShop()
  const { t, euros } = shop
  const [keep, setKeep] = useState(keepsFirst(rental))
  const actions = createRentalActions(shop, rental)
  const { dueCents, heldCents, mostCents, keptCents, givenBackCents, toPayCents } = settlingOf(rental, keep)
  const title = rental.lines.map(({ number }) => number).join(', ')
  const amount = euros(givenBackCents)
  const giveBack = {
    cash: t.back.giveBack({ amount }),
    cheque: keptCents > 0 ? t.back.chequeAgain({ kept: euros(keptCents) }) : t.back.giveBackCheque({ amount }),
    'card-hold': t.back.release({ amount }),
    none: t.back.close,
  }
  const key =
    heldCents > 0
      ? giveBack[rental.deposit?.kind ?? 'none']
      : toPayCents > 0
        ? t.back.closeAndPay({ amount: euros(toPayCents) })
        : t.back.close
  return (
    <Side
      label={title}
      head={<RentalHead rental={rental} title={title} />}
      keys={
        <>
          <DepositBox rental={rental} keptCents={keptCents} />
          <div className="sv-keys">
            <Button className="sv-main" icon="check" onPress={() => actions.settle(keptCents, toPayCents)}>
              {key}
            </Button>
          </div>
        </>
      }
    >
      <Person rental={rental} />
      <PhotosPart rental={rental} />
      <dl className="sv-sums">
        <SumLine text={t.rental.hire} amount={euros(rental.quote.totalCents)} />
        {rental.extras.map(({ label, cents }) => (
          <SumLine key={label} text={label} amount={euros(cents)} tone="red" />
        ))}
        <SumLine text={t.rental.paid} amount={euros(rental.paidCents)} />
        <div className="sv-total">
          <dt>{t.rental.due}</dt>
          <dd>{euros(dueCents)}</dd>
        </div>
      </dl>
      {mostCents > 0 && (
        <div className="sv-toggles">
          <Toggle on={keep} text={t.back.keep} onPress={() => setKeep(!keep)} />
        </div>
      )}
    </Side>
  )
}

/** The deposit in green where all of it goes back, in red where something is kept. */
export function DepositBox({ rental, keptCents }: { readonly rental: Rental; readonly keptCents: Cents }) {
  const { t, euros } = useShop()
  const { deposit } = rental
  if (!deposit || deposit.kind === 'none' || deposit.state !== 'held') return null
  return (
    <div className="bk-deposit" data-tone={keptCents > 0 ? 'red' : 'good'}>
      <p>
        <b>{t.rental.depositHeld({ kind: t.rental.depositKinds[deposit.kind], ref: deposit.ref })}</b>
        <span>{keptCents > 0 ? t.back.part({ kept: euros(keptCents) }) : t.back.whole2}</span>
      </p>
      <strong>{euros(deposit.amountCents)}</strong>
    </div>
  )
}
