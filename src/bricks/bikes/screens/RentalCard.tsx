import { useState } from 'react'
import { cents } from '../../../shared/money.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import type { Rental } from '../rental.ts'
import { AdvancePart, CallOffPart, GiveBackPart } from './AdvanceParts.tsx'
import { desk, openRental, set, type Side as SideKind } from './desk.ts'
import { ExtendPart } from './ExtendPart.tsx'
import { createHireActions } from './hire-actions.ts'
import { createRentalActions, type RentalActions } from './rental-actions.ts'
import { PhotosPart } from './Photos.tsx'
import { Person, RentalHead } from './RentalSide.tsx'
import { linesOut } from './return-view.ts'
import { useFleet, useShop } from './shop.ts'
import { SumLine } from '../../../renderer/ui/ServiceParts.tsx'
import { Side } from './Side.tsx'
import { RenewPart } from './RenewPart.tsx'
import { StolenPart } from './StolenPart.tsx'

type Step = Extract<SideKind, { kind: 'rental' }>['step']

/** A hire that nobody brings back just now: booked, out, or done with. */
export function RentalCard({ rental, step }: { readonly rental: Rental; readonly step: Step }) {
  const shop = useShop()
  const { t, euros, when } = shop
  const actions = createRentalActions(shop, rental)
  const { state, lines, deposit, advance, extras, totalCents, paidCents, quote } = rental
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
      <PhotosPart rental={rental} />
      {step === 'advance' && <AdvancePart rental={rental} actions={actions} />}
      {step === 'call-off' && <CallOffPart rental={rental} actions={actions} />}
      {step === 'give-back' && <GiveBackPart rental={rental} actions={actions} />}
      {step === 'extend' && <ExtendPart rental={rental} actions={actions} />}
      {step === 'renew' && <RenewPart actions={actions} />}
      {step === 'stolen' && <StolenPart rental={rental} actions={actions} />}
      <dl className="sv-sums">
        <SumLine text={t.rental.hire} amount={euros(quote.totalCents)} />
        {extras.map(({ label, cents: amount }) => (
          <SumLine key={label} text={label} amount={euros(amount)} />
        ))}
        <SumLine text={state === 'confirmed' ? t.advance.paid : t.rental.paid} amount={euros(paidCents)} />
        {advance && (
          <SumLine text={t.advance.ended[advance.fate]({ amount: euros(advance.cents) })} amount={advance.reason} />
        )}
        {due > 0 && hasLeft(state) && <SumLine text={t.rental.due} amount={euros(due)} tone="red" />}
        {deposit && deposit.kind !== 'none' && (
          <SumLine
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
  const out = linesOut(rental)
  const [line] = out
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
      <div className="sv-small-keys">
        {papers}
        {state === 'out' && (
          <>
            <Button icon="clock" pressed={step === 'extend'} onPress={() => to('extend')}>
              {t.rental.extend}
            </Button>
            <Button icon="swap" onPress={() => to('swap')}>
              {t.rental.swap}
            </Button>
            {deposit?.kind === 'card-hold' && (
              <Button icon="card" pressed={step === 'renew'} onPress={() => to('renew')}>
                {t.rental.renew}
              </Button>
            )}
            {host.may('refund') && line && out.length === 1 && (
              <Twice text={t.rental.stolen} sure={t.rental.stolenSure} onPress={() => actions.stolen(line.bikeId)} />
            )}
            {host.may('refund') && out.length > 1 && (
              <Button icon="alert" pressed={step === 'stolen'} onPress={() => to('stolen')}>
                {t.rental.stolen}
              </Button>
            )}
          </>
        )}
        {(state === 'confirmed' || state === 'held') && (
          <>
            {state === 'confirmed' && (
              <Button icon="pencil" onPress={() => createHireActions(shop, fleet).reopen(rental)}>
                {t.hire.change}
              </Button>
            )}
            {state === 'confirmed' && due > 0 && !onTicket && (
              <Button icon="banknote" pressed={step === 'advance'} onPress={() => to('advance')}>
                {t.advance.take}
              </Button>
            )}
            {paidCents > 0 ? (
              <Button icon="ban" tone="danger" pressed={step === 'call-off'} onPress={() => to('call-off')}>
                {t.rental.cancel}
              </Button>
            ) : (
              <Twice text={t.rental.cancel} sure={t.rental.cancelSure} onPress={actions.cancel} />
            )}
          </>
        )}
        {(state === 'no-show' || state === 'cancelled') && paidCents > 0 && host.may('refund') && (
          <Button icon="undo" pressed={step === 'give-back'} onPress={() => to('give-back')}>
            {t.advance.giveBack}
          </Button>
        )}
      </div>
      <div className="sv-keys">
        {due > 0 && !onTicket && hasLeft(state) && (
          <Button icon="banknote" onPress={actions.charge}>
            {t.rental.charge({ amount: euros(due) })}
          </Button>
        )}
        {state === 'out' && (
          <Button className="sv-main" icon="undo" onPress={() => openRental(rentalId, 'back')}>
            {t.rental.takeBack}
          </Button>
        )}
        {(state === 'confirmed' || state === 'held') && (
          <Button className="sv-main" icon="right" onPress={() => createHireActions(shop, fleet).leave(rental)}>
            {t.rental.depart}
          </Button>
        )}
      </div>
    </>
  )
}

const hasLeft = (state: Rental['state']) => ['out', 'returned', 'closed', 'stolen'].includes(state)

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
