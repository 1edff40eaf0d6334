import { plus, ZERO } from '../../../shared/money.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { Chips, Toggle } from './Chips.tsx'
import { DepartParts } from './DepartParts.tsx'
import { desk, useDesk, write } from './desk.ts'
import { EarlyPart } from './EarlyPart.tsx'
import { createHireActions, type HireActions } from './hire-actions.ts'
import { HireTotal, leftOf } from './HireTotal.tsx'
import { countOf, isBooking, missingOf, type IdSeen } from './hire-view.ts'
import { useFleet, useNow, useSetup, useShop } from './shop.ts'
import { Side } from './Side.tsx'
import { useAskedAgain, type AskedAgain } from './use-asked-again.ts'
import { WhenPart } from './WhenPart.tsx'

const idsSeen: readonly IdSeen[] = ['identity-card', 'passport', 'driving-licence', 'none']

/** A hire from the first tile to the signature, and a booking by telephone: what is chosen is held at once. */
export function HireSide() {
  const shop = useShop()
  const { t, host } = shop
  const fleet = useFleet()
  const setup = useSetup()
  const nowMs = useNow()
  const form = useDesk((s) => s.form)
  const told = useDesk((s) => s.told)
  const actions = createHireActions(shop, fleet)
  const booking = isBooking(form, nowMs)
  const again = useAskedAgain()
  const isLeaving = form.rental?.state === 'confirmed' && !form.isChanging
  const missing = missingOf(form, booking, setup?.riders.helmetUnderAge ?? 12)
  const title = form.isChanging ? t.hire.change : isLeaving ? t.hire.leave : booking ? t.hire.booking : t.hire.title
  const isTaken = told?.code === 'TOO_FEW_BIKES' || told?.code === 'BIKE_BUSY'
  const mayWait = isTaken && form.rental?.state !== 'confirmed'
  return (
    <Side
      label={title}
      head={<HireHead title={title} />}
      keys={
        <>
          <HireTotal booking={booking} asked={again?.quote} />
          <p className="sv-missing" role="status">
            {again?.problem ?? (missing && !form.isChanging ? t.hire.missing[missing] : '')}
          </p>
          <div className="sv-keys">
            <Button icon="cross" onPress={actions.abandon}>
              {t.hire.cancel}
            </Button>
            {mayWait ? (
              <Button className="sv-main" icon="wait" off={form.party.name.trim() === ''} onPress={actions.wait}>
                {t.hire.wait}
              </Button>
            ) : again || form.isChanging ? (
              <ChangeKey again={again} actions={actions} />
            ) : (
              <MainKey booking={booking} off={missing !== undefined || !form.rental} actions={actions} />
            )}
          </div>
        </>
      }
    >
      {countOf(form) === 0 ? (
        <p className="sv-empty">
          <Icon name="bike" />
          {t.hire.chooseModel}
        </p>
      ) : (
        <>
          {!isLeaving && <WhenPart actions={actions} />}
          <VeryBikes actions={actions} />
          {isLeaving && form.rental && !again && <EarlyPart rental={form.rental} />}
          {form.endMs !== undefined && !form.isChanging && <Who booking={booking} />}
          {form.endMs !== undefined && !form.isChanging && !booking && form.rental && (
            <DepartParts rental={form.rental} />
          )}
        </>
      )}
      <host.Keys />
    </Side>
  )
}

/** Whether somebody wants this very bike, or any of its model: one that was pointed at, or one of a booking. */
function VeryBikes({ actions }: { readonly actions: HireActions }) {
  const { t } = useShop()
  const { rental, bikeIds, likedIds, isChanging } = useDesk((s) => s.form)
  const shown = (rental?.lines ?? []).filter(
    ({ bikeId }) => isChanging || bikeIds.includes(bikeId) || likedIds.includes(bikeId),
  )
  if (shown.length === 0) return null
  return (
    <div className="sv-toggles">
      {shown.map(({ bikeId, number }) => {
        const isWanted = bikeIds.includes(bikeId)
        const others = bikeIds.filter((one) => one !== bikeId)
        return (
          <Toggle
            key={bikeId}
            on={isWanted}
            text={t.hire.veryBike({ number })}
            onPress={() => actions.change({ bikeIds: isWanted ? others : [...others, bikeId], likedIds: [bikeId] })}
          />
        )
      })}
    </div>
  )
}

function HireHead({ title }: { readonly title: string }) {
  const { t, hour } = useShop()
  const rental = useDesk((s) => s.form.rental)
  const bikes = rental?.lines.map(({ number }) => number).join(', ')
  return (
    <p>
      <b>{title}</b>
      {rental?.heldUntilMs && bikes ? (
        <span>{t.hire.heldUntil({ bikes, count: rental.lines.length, time: hour(rental.heldUntilMs) })}</span>
      ) : (
        bikes && <span>{bikes}</span>
      )}
    </p>
  )
}

/** Name and telephone; which paper was seen, never its number. */
function Who({ booking }: { readonly booking: boolean }) {
  const { t } = useShop()
  const party = useDesk((s) => s.form.party)
  const change = (next: Partial<typeof party>) => write({ party: { ...desk().form.party, ...next } })
  return (
    <>
      <div className="sv-pair">
        <Field
          label={t.hire.name}
          keys="text"
          maxLength={60}
          autoFocus={party.name === ''}
          value={party.name}
          onChange={(name) => change({ name })}
        />
        <Field
          label={t.hire.phone}
          keys="digits"
          maxLength={24}
          value={party.phone}
          onChange={(phone) => change({ phone })}
        />
      </div>
      {!booking && (
        <div className="bk-ids">
          <Chips
            label={t.hire.id}
            hideLabel
            value={party.idSeen}
            chips={idsSeen.map((value) => ({ value, text: t.hire.ids[value] }))}
            onChoose={(idSeen) => change({ idSeen })}
          />
          <Toggle
            on={party.isAdult}
            text={party.idSeen === 'none' ? t.hire.adultSaid : t.hire.adult}
            onPress={() => change({ isAdult: !party.isAdult })}
          />
        </div>
      )}
    </>
  )
}

function MainKey({
  booking,
  off,
  actions,
}: {
  readonly booking: boolean
  readonly off: boolean
  readonly actions: HireActions
}) {
  const { t, euros } = useShop()
  const { rental, depositKind } = useDesk((s) => s.form)
  const cash = depositKind === 'cash' ? (rental?.quote.depositCents ?? ZERO) : ZERO
  const amount = euros(plus(rental ? leftOf(rental) : ZERO, cash))
  return (
    <Button
      className="sv-main"
      icon={booking ? 'booking' : 'check'}
      off={off}
      onPress={booking ? actions.book : actions.depart}
    >
      {booking ? t.hire.book : t.hire.pay({ amount })}
    </Button>
  )
}

/** A booking that is asked for again: its new price stands on the key that makes it so. */
function ChangeKey({ again, actions }: { readonly again: AskedAgain | undefined; readonly actions: HireActions }) {
  const { t, euros } = useShop()
  const isGood = again?.quote !== undefined && again.problem === undefined
  return (
    <Button
      className="sv-main"
      icon="check"
      off={!isGood}
      onPress={() => {
        if (again?.quote) actions.changeBooking(again.asked, again.quote.totalCents)
      }}
    >
      {isGood && again.quote ? t.hire.changeFor({ amount: euros(again.quote.totalCents) }) : t.hire.change}
    </Button>
  )
}
