import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { SumLine } from '../../../renderer/ui/ServiceParts.tsx'
import { minus, ZERO } from '../../../shared/money.ts'
import type { BookingView } from '../contract.ts'
import type { BookingId } from '../ids.ts'
import { checklistOf } from '../rules/booking.ts'
import { hourWords } from '../texts/words.ts'
import { createActions, readEuros } from './actions.ts'
import { RoomsSide } from './Frame.tsx'
import { MovePart } from './MovePart.tsx'
import { IDLE, set, useShop } from './shop.ts'

/** A booking in hand: whose, when, money, the key, papers, and the end of it. */
export function BookingSide({ bookingId }: { readonly bookingId: BookingId }) {
  const { t, queries, host } = useShop()
  const isAllowed = host.may('customers')
  const booking = useQuery({ ...queries.booking.queryOptions({ input: { bookingId } }), enabled: isAllowed }).data
  host.useBack(true, () => set({ side: IDLE }))
  // What was read by whoever held the till before is still known, and not shown.
  if (!isAllowed || !booking) {
    return (
      <RoomsSide
        label={t.title}
        head={<p />}
        keys={
          <Button icon="left" onPress={() => set({ side: IDLE })}>
            {t.back}
          </Button>
        }
      >
        {null}
      </RoomsSide>
    )
  }
  return <Card booking={booking} />
}

function Card({ booking }: { readonly booking: BookingView }) {
  const shop = useShop()
  const { t, day, euros, part } = shop
  const act = createActions(shop)
  const [changing, setChanging] = useState<'move' | 'cancel'>()
  const close = () => setChanging(undefined)
  const { bookingId, state, priceCents, paidCents, onTicketCents, heldCents, depositCents, seriesLeft } = booking
  const isHire = booking.kind === 'hire'
  const dueCents = priceCents > paidCents ? minus(priceCents, paidCents) : ZERO
  const owes = isHire && state !== 'cancelled' && onTicketCents === 0
  return (
    <RoomsSide
      label={booking.number}
      head={
        <>
          <p>
            <b>{isHire ? booking.name : booking.purpose}</b>
            <span>
              {booking.spaceName}, {day(booking.day)}, {hourWords(booking.fromMinute)}–{hourWords(booking.toMinute)}
            </span>
          </p>
          <span
            className="sv-mark"
            data-kind={state === 'key-out' ? 'out' : state === 'back' ? 'given-back' : undefined}
          >
            {t.states[state]}
          </span>
        </>
      }
      keys={
        <div className="sv-keys">
          <Button icon="left" onPress={() => set({ side: IDLE, told: undefined })}>
            {t.back}
          </Button>
          {isHire && state === 'booked' && (
            <Button className="sv-main" icon="key" onPress={() => act.handKey(bookingId)}>
              {t.handKey}
            </Button>
          )}
        </div>
      }
    >
      <p className="sv-hint">
        {[
          booking.number,
          booking.phone,
          isHire ? booking.purpose : t.kinds.event,
          booking.people > 0 ? t.people({ count: booking.people }) : '',
          booking.association ? t.association : '',
          booking.equipment.join(', '),
          seriesLeft > 0 ? t.weeks({ count: seriesLeft }) : '',
        ]
          .filter((text) => text !== '')
          .join(' · ')}
      </p>
      {isHire && (
        <dl className="sv-sums">
          <SumLine text={t.price} amount={priceCents === 0 ? t.freeOfCharge : euros(priceCents)} />
          {paidCents > 0 && <SumLine text={t.paid} amount={euros(paidCents)} tone="good" />}
          {onTicketCents > 0 && <SumLine text={t.onTicket} amount={euros(onTicketCents)} />}
          {heldCents > 0 && <SumLine text={t.held} amount={euros(heldCents)} />}
          {state === 'booked' && heldCents === 0 && depositCents > 0 && (
            <SumLine text={t.deposit} amount={euros(depositCents)} />
          )}
        </dl>
      )}
      {owes && (dueCents > 0 || (heldCents === 0 && depositCents > 0 && state === 'booked')) && (
        <div className="sv-small-keys">
          {dueCents > 0 && (
            <Button icon="receipt" onPress={() => act.charge(bookingId, false)}>
              {t.charge}
            </Button>
          )}
          {depositCents > 0 && heldCents === 0 && state !== 'back' && (
            <Button icon="safe" onPress={() => act.charge(bookingId, true)}>
              {t.chargeDeposit}
            </Button>
          )}
        </div>
      )}
      {state === 'key-out' && <KeyBack booking={booking} />}
      {state === 'back' && heldCents > 0 && <DepositBack booking={booking} />}
      {booking.note !== '' && <p className="sv-hint">{booking.note}</p>}
      <div className="sv-small-keys">
        {isHire && (
          <Button icon="file" onPress={() => act.save(() => part.contractPdf({ bookingId }), 'application/pdf')}>
            {t.contract}
          </Button>
        )}
        <Button
          icon="calendar"
          onPress={() =>
            act.save(
              () => part.ical({ seriesId: booking.seriesId, bookingId: booking.seriesId === null ? bookingId : null }),
              'text/calendar',
            )
          }
        >
          {t.ical}
        </Button>
        {state === 'booked' && changing === undefined && (
          <>
            <Button icon="move" onPress={() => setChanging('move')}>
              {t.move}
            </Button>
            <Button icon="ban" onPress={() => setChanging('cancel')}>
              {t.cancel}
            </Button>
          </>
        )}
      </div>
      {changing === 'move' && <MovePart booking={booking} onEnd={close} />}
      {changing === 'cancel' && <Cancelling booking={booking} onNo={close} />}
    </RoomsSide>
  )
}

/** What is looked at when the key comes back, each with one tap; a remark says what is not right. */
function KeyBack({ booking }: { readonly booking: BookingView }) {
  const shop = useShop()
  const { t } = shop
  const list = checklistOf(booking)
  const [seen, setSeen] = useState<readonly string[]>([])
  const [note, setNote] = useState('')
  return (
    <div className="sv-part" role="group" aria-label={t.checklist}>
      <p className="sv-label">{t.checklist}</p>
      <div className="sv-chips rm-two">
        {list.map((item) => (
          <button
            key={item}
            type="button"
            className="sv-chip"
            aria-pressed={seen.includes(item)}
            onClick={() => setSeen(seen.includes(item) ? seen.filter((one) => one !== item) : [...seen, item])}
          >
            <b>{item}</b>
          </button>
        ))}
      </div>
      <Field label={t.note} keys="text" maxLength={200} placeholder={t.noteExample} value={note} onChange={setNote} />
      <Button
        tone="accent"
        icon="key"
        onPress={() =>
          createActions(shop).takeKey(
            booking.bookingId,
            seen.map((item) => ({ item, ok: true })),
            note,
          )
        }
      >
        {t.takeKey}
      </Button>
    </div>
  )
}

function DepositBack({ booking: { bookingId, note } }: { readonly booking: BookingView }) {
  const shop = useShop()
  const { t } = shop
  const [kept, setKept] = useState('')
  const keptCents = kept.trim() === '' ? ZERO : readEuros(kept)
  return (
    <div className="sv-pair">
      {note !== '' && <Field label={t.kept} keys="amount" maxLength={8} value={kept} onChange={setKept} />}
      <Button
        tone="accent"
        icon="safe"
        dim={keptCents === undefined}
        onPress={() => keptCents !== undefined && createActions(shop).giveDepositBack(bookingId, keptCents)}
      >
        {t.giveBack}
      </Button>
    </div>
  )
}

/** What it costs is said on the key before it is pressed. */
function Cancelling({ booking, onNo }: { readonly booking: BookingView; readonly onNo: () => void }) {
  const shop = useShop()
  const { t, euros, host } = shop
  const act = createActions(shop)
  const { seriesId, seriesLeft, feeNowCents, bookingId } = booking
  return (
    <div className="sv-part" role="group" aria-label={t.cancelSure}>
      <p className="sv-label">{t.cancelSure}</p>
      <Button icon="ban" onPress={() => act.cancel(booking)}>
        {feeNowCents > 0 ? t.cancelFee({ fee: euros(feeNowCents) }) : t.cancelFree}
      </Button>
      {feeNowCents > 0 && host.may('discount') && (
        <Button onPress={() => act.cancelFree(bookingId)}>{t.cancelFree}</Button>
      )}
      {seriesId !== null && seriesLeft > 1 && (
        <Button onPress={() => act.cancelSeries(seriesId)}>{t.cancelSeries({ count: seriesLeft })}</Button>
      )}
      <Button icon="left" onPress={onNo}>
        {t.no}
      </Button>
    </div>
  )
}
