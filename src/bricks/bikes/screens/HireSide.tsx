import { useQuery } from '@tanstack/react-query'
import { plus, ZERO } from '../../../shared/money.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import type { Opening } from '../opening.ts'
import { Chips, Toggle } from './Chips.tsx'
import { DepartParts } from './DepartParts.tsx'
import { desk, useDesk, write } from './desk.ts'
import { createHireActions, type HireActions } from './hire-actions.ts'
import { countOf, isBooking, missingOf, nextStart, startsOn, wholeMinute, type IdSeen } from './hire-view.ts'
import { useFleet, useNow, useSetup, useShop } from './shop.ts'
import { Side, Sum } from './Side.tsx'

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
  const isLeaving = form.rental?.state === 'confirmed'
  const missing = missingOf(form, booking, setup?.riders.helmetUnderAge ?? 12)
  const title = isLeaving ? t.hire.leave : booking ? t.hire.booking : t.hire.title
  const mayWait = told?.code === 'TOO_FEW_BIKES' || told?.code === 'BIKE_BUSY'
  return (
    <Side
      label={title}
      head={<HireHead title={title} />}
      keys={
        <>
          <HireTotal booking={booking} />
          <p className="bk-missing" role="status">
            {missing ? t.hire.missing[missing] : ''}
          </p>
          <div className="bk-keys">
            <Button icon="cross" onPress={actions.abandon}>
              {t.hire.cancel}
            </Button>
            {mayWait ? (
              <Button className="bk-main" icon="wait" off={form.party.name.trim() === ''} onPress={actions.wait}>
                {t.hire.wait}
              </Button>
            ) : (
              <MainKey booking={booking} off={missing !== undefined || !form.rental} actions={actions} />
            )}
          </div>
        </>
      }
    >
      {countOf(form) === 0 ? (
        <p className="bk-empty">
          <Icon name="bike" />
          {t.hire.chooseModel}
        </p>
      ) : (
        <>
          {!isLeaving && <When actions={actions} />}
          {form.endMs !== undefined && <Who booking={booking} />}
          {form.endMs !== undefined && !booking && form.rental && <DepartParts rental={form.rental} />}
        </>
      )}
      <host.Keys />
    </Side>
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

/** When they leave, where that is not now, and for how long. */
function When({ actions }: { readonly actions: HireActions }) {
  const shop = useShop()
  const { t, hour, when, zone, queries } = shop
  const setup = useSetup()
  const nowMs = useNow()
  const day = useDesk((s) => s.day)
  const form = useDesk((s) => s.form)
  const { startMs, endMs, duration } = form
  const shownDay = startMs === undefined ? day : shop.dayOf(startMs)
  const starts = shownDay && setup && startMs !== undefined ? startsOn(shownDay, setup.opening, nowMs, zone) : []
  const fromMs = startMs ?? wholeMinute(nowMs)
  const chips = useQuery(queries.durations.queryOptions({ input: { startMs: fromMs } })).data ?? []
  const names = t.hire.durations as Readonly<Record<string, string>>
  return (
    <>
      {isBooking(form, nowMs) && starts.length > 0 && (
        <label className="bk-start">
          <span>{t.hire.start}</span>
          <select
            value={starts.includes(fromMs) ? fromMs : ''}
            onChange={({ target }) =>
              actions.change({ startMs: Number(target.value), endMs: undefined, duration: undefined })
            }
          >
            {!starts.includes(fromMs) && <option value="">{hour(fromMs)}</option>}
            {starts.map((atMs) => (
              <option key={atMs} value={atMs}>
                {hour(atMs)}
              </option>
            ))}
          </select>
        </label>
      )}
      {startMs === undefined && setup && chips.length > 0 && chips.every(({ open }) => !open) && (
        <NextOpening opening={setup.opening} actions={actions} />
      )}
      <Chips
        label={t.hire.duration}
        hideLabel
        columns={3}
        value={duration}
        chips={chips.map((chip) => ({
          value: chip.duration,
          text: names[chip.duration] ?? chip.duration,
          note: chip.open
            ? t.hire.until({
                time: shop.dayOf(chip.endMs) === shop.dayOf(fromMs) ? hour(chip.endMs) : when(chip.endMs),
              })
            : t.hire.closed,
          off: !chip.open,
        }))}
        onChoose={(value) => {
          const chosen = chips.find((chip) => chip.duration === value)
          if (chosen) actions.change({ duration: value, startMs: fromMs, endMs: chosen.endMs })
        }}
      />
      {endMs !== undefined && duration === undefined && (
        <p className="bk-label">
          {when(fromMs)} → {when(endMs)}
        </p>
      )}
    </>
  )
}

/** Closed by now: one touch goes to the next hour at which bikes may leave. */
function NextOpening({ opening, actions }: { readonly opening: Opening; readonly actions: HireActions }) {
  const { t, zone, when, today } = useShop()
  const nowMs = useNow()
  const nextMs = nextStart(today(nowMs), opening, nowMs, zone)
  if (nextMs === undefined) return null
  return (
    <Button icon="clock" onPress={() => actions.change({ startMs: nextMs, endMs: undefined, duration: undefined })}>
      {t.hire.nextOpening({ time: when(nextMs) })}
    </Button>
  )
}

/** Name and telephone; which paper was seen, never its number. */
function Who({ booking }: { readonly booking: boolean }) {
  const { t } = useShop()
  const party = useDesk((s) => s.form.party)
  const change = (next: Partial<typeof party>) => write({ party: { ...desk().form.party, ...next } })
  return (
    <>
      <div className="bk-pair">
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
          <Toggle on={party.isAdult} text={t.hire.adult} onPress={() => change({ isAdult: !party.isAdult })} />
        </div>
      )}
    </>
  )
}

/** What it comes to and what it is made of: the best mix of tiers, discounts, the deposit apart. */
function HireTotal({ booking }: { readonly booking: boolean }) {
  const { t, euros } = useShop()
  const { rental, depositKind } = useDesk((s) => s.form)
  if (!rental) return null
  const { quote, totalCents } = rental
  const cash = depositKind === 'cash' && !booking ? quote.depositCents : ZERO
  const pieces = quote.lines.map((line) => {
    const of = line.pieces.map(({ unit, days, count }) => t.hire.pieces[unit]({ days, count })).join(' + ')
    return `${line.quantity} × ${line.label} · ${of}`
  })
  return (
    <dl className="bk-sums">
      {pieces.map((text, i) => (
        <Sum key={text} text={text} amount={euros(quote.lines[i]?.ttcCents ?? ZERO)} />
      ))}
      {quote.options.map((option) => (
        <Sum key={option.label} text={`${option.quantity} × ${option.label}`} amount={euros(option.ttcCents)} />
      ))}
      {quote.discount && (
        <Sum text={t.hire.discount[quote.discount.why]} amount={`− ${euros(quote.discount.cents)}`} tone="good" />
      )}
      {cash > 0 && <Sum text={t.hire.deposit({ amount: '' }).trim()} amount={euros(cash)} />}
      <div className="bk-total">
        <dt>{t.hire.total}</dt>
        <dd>{euros(plus(totalCents, cash))}</dd>
      </div>
    </dl>
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
  const amount = euros(plus(rental?.totalCents ?? ZERO, cash))
  return (
    <Button
      className="bk-main"
      icon={booking ? 'booking' : 'check'}
      off={off}
      onPress={booking ? actions.book : actions.depart}
    >
      {booking ? t.hire.book : t.hire.pay({ amount })}
    </Button>
  )
}
