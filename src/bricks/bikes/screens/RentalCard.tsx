import { useState } from 'react'
import { cents } from '../../../shared/money.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import type { Rental } from '../rental.ts'
import { desk, openRental, set, type Side as SideKind } from './desk.ts'
import { ExtendPart } from './ExtendPart.tsx'
import { createHireActions } from './hire-actions.ts'
import { createRentalActions, type RentalActions } from './rental-actions.ts'
import { Person, RentalHead } from './RentalSide.tsx'
import { linesOut } from './return-view.ts'
import { useFleet, useShop } from './shop.ts'
import { Side, Sum } from './Side.tsx'
import { RenewPart } from './RenewPart.tsx'
import { SwapPart } from './SwapPart.tsx'

type Step = Extract<SideKind, { kind: 'rental' }>['step']

/** A hire that nobody brings back just now: booked, out, or done with. */
export function RentalCard({ rental, step }: { readonly rental: Rental; readonly step: Step }) {
  const shop = useShop()
  const { t, euros, when } = shop
  const actions = createRentalActions(shop, rental)
  const { state, lines, deposit, extras, totalCents, paidCents, quote } = rental
  const due = cents(Math.max(0, totalCents - paidCents))
  const title = lines.map(({ number }) => number).join(', ')
  return (
    <Side
      label={title}
      head={<RentalHead rental={rental} title={title} />}
      keys={<CardKeys rental={rental} actions={actions} step={step} />}
    >
      <Person rental={rental} />
      <ul className="bk-lines-list">
        {lines.map((line) => (
          <li key={`${line.bikeId} ${line.startMs}`} data-gone={line.replacedBy ? '' : undefined}>
            <b>{line.number}</b> <span>{line.modelName}</span>{' '}
            <em>{line.replacedBy ? t.rental.replaced : when(line.endMs)}</em>
          </li>
        ))}
        {rental.accessories.map(({ accessoryId, label, quantity }) => (
          <li key={accessoryId}>
            <b>{quantity} ×</b> <span>{label}</span>
          </li>
        ))}
      </ul>
      {step === 'extend' && <ExtendPart rental={rental} actions={actions} />}
      {step === 'renew' && <RenewPart actions={actions} />}
      {step === 'swap' && <SwapPart rental={rental} actions={actions} />}
      <dl className="bk-sums">
        <Sum text={t.rental.hire} amount={euros(quote.totalCents)} />
        {extras.map(({ label, cents: amount }) => (
          <Sum key={label} text={label} amount={euros(amount)} />
        ))}
        <Sum text={t.rental.paid} amount={euros(paidCents)} />
        {due > 0 && state !== 'confirmed' && <Sum text={t.rental.due} amount={euros(due)} tone="red" />}
        {deposit && deposit.kind !== 'none' && (
          <Sum
            text={t.rental.depositHeld({ kind: t.rental.depositKinds[deposit.kind], ref: deposit.ref })}
            amount={euros(deposit.amountCents)}
          />
        )}
      </dl>
    </Side>
  )
}

type KeysProps = { readonly rental: Rental; readonly actions: RentalActions; readonly step: Step }

/** What can be done with it, by its state; what cannot be undone is pressed twice. */
function CardKeys({ rental, actions, step }: KeysProps) {
  const shop = useShop()
  const { t, euros, host } = shop
  const fleet = useFleet()
  const { rentalId, state, totalCents, paidCents, onTicket, number, deposit } = rental
  const due = cents(Math.max(0, totalCents - paidCents))
  const [line] = linesOut(rental)
  const to = (next: Step) => {
    const { told } = desk()
    set({ side: { kind: 'rental', rentalId, step: step === next ? 'card' : next }, told })
  }
  const papers = number !== '' && (
    <>
      <Button icon="printer" onPress={actions.reprint}>
        {t.rental.reprint}
      </Button>
      <Button icon="download" onPress={actions.pdf}>
        {t.rental.pdf}
      </Button>
    </>
  )
  return (
    <>
      <div className="bk-small-keys">
        {papers}
        {state === 'out' && (
          <>
            <Button icon="clock" pressed={step === 'extend'} onPress={() => to('extend')}>
              {t.rental.extend}
            </Button>
            <Button icon="swap" pressed={step === 'swap'} onPress={() => to('swap')}>
              {t.rental.swap}
            </Button>
            {deposit?.kind === 'card-hold' && (
              <Button icon="card" pressed={step === 'renew'} onPress={() => to('renew')}>
                {t.rental.renew}
              </Button>
            )}
            {host.may('refund') && line && (
              <Twice text={t.rental.stolen} sure={t.rental.stolenSure} onPress={() => actions.stolen(line.bikeId)} />
            )}
          </>
        )}
        {(state === 'confirmed' || state === 'held') && (
          <Twice text={t.rental.cancel} sure={t.rental.cancelSure} onPress={actions.cancel} />
        )}
      </div>
      <div className="bk-keys">
        {due > 0 && !onTicket && state !== 'confirmed' && state !== 'held' && (
          <Button icon="banknote" onPress={actions.charge}>
            {t.rental.charge({ amount: euros(due) })}
          </Button>
        )}
        {state === 'out' && (
          <Button className="bk-main" icon="undo" onPress={() => openRental(rentalId, 'back')}>
            {t.rental.takeBack}
          </Button>
        )}
        {(state === 'confirmed' || state === 'held') && (
          <Button className="bk-main" icon="right" onPress={() => createHireActions(shop, fleet).leave(rental)}>
            {t.rental.depart}
          </Button>
        )}
      </div>
    </>
  )
}

/** Pressed twice, for it cannot be undone. */
export function Twice({
  text,
  sure,
  onPress,
}: {
  readonly text: string
  readonly sure: string
  readonly onPress: () => void
}) {
  const { host } = useShop()
  const [asked, setAsked] = useState(false)
  host.useBack(asked, () => setAsked(false))
  return asked ? (
    <Button
      tone="red"
      icon="alert"
      onPress={() => {
        setAsked(false)
        onPress()
      }}
    >
      {sure}
    </Button>
  ) : (
    <Button tone="danger" icon="ban" onPress={() => setAsked(true)}>
      {text}
    </Button>
  )
}
