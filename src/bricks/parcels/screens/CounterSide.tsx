import { Button } from '../../../renderer/ui/Button.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { cents } from '../../../shared/money.ts'
import { zUndoReason } from '../rules/counter.ts'
import { Chips } from './Chips.tsx'
import { createCounterActions } from './counter-actions.ts'
import { setCounter, show, useCounterDesk, type Side } from './counter-desk.ts'
import { DepositSide } from './DepositSide.tsx'
import { HandSide } from './HandSide.tsx'
import { ParcelsSide } from './ParcelsMain.tsx'
import { useShop } from './shop.ts'
import { UnknownSide } from './UnknownSide.tsx'

/** What is in hand at the counter. */
export function CounterSide() {
  const side = useCounterDesk((s) => s.side)
  switch (side.kind) {
    case 'idle':
      return <IdleSide />
    case 'hand':
      return <HandSide hand={side} />
    case 'unknown':
      return <UnknownSide unknown={side} />
    case 'deposit':
      return <DepositSide form={side} />
    case 'gone':
      return <GoneSide side={side} />
    case 'handed':
      return <HandedSide side={side} />
    case 'dropped':
      return <DroppedSide side={side} />
  }
}

function IdleSide() {
  const { t } = useShop()
  return (
    <ParcelsSide
      label={t.title}
      head={
        <p>
          <b>{t.counter.hand}</b>
        </p>
      }
    >
      <p className="sv-empty">
        <Icon name="package" />
        {t.counter.searchHint}
      </p>
    </ParcelsSide>
  )
}

/** Handed over, or what else became of it; a mistake of today is taken back here. */
function GoneSide({ side: { gone, text } }: { readonly side: Extract<Side, { kind: 'gone' }> }) {
  const shop = useShop()
  const { t, day, dayOf, hour } = shop
  const words = t.counter
  const actions = createCounterActions(shop)
  const at = gone.atMs ?? 0
  const detail = { day: day(dayOf(at)), time: hour(at), by: gone.by, seen: gone.seen, state: gone.state }
  const code = gone.state === 'picked-up' ? 'ALREADY_HANDED_OVER' : 'PARCEL_NOT_HERE'
  const title = gone.name || gone.code
  return (
    <ParcelsSide
      label={title}
      head={
        <p>
          <b>{title}</b>
          <span>
            {gone.carrierName} · {gone.code}
          </span>
        </p>
      }
      keys={
        <div className="sv-keys">
          <Button icon="package" onPress={() => actions.dropAgain(text)}>
            {words.dropReceipt}
          </Button>
        </div>
      }
    >
      <p className="pc-say">{shop.sentence({ code, ...detail })}</p>
      {gone.thirdPerson !== '' && (
        <p className="sv-hint">
          {words.third} : {gone.thirdPerson}
        </p>
      )}
      {gone.mayUndo && (
        <Chips
          label={`${words.undo}. ${words.undoWhy}`}
          value={undefined}
          chips={zUndoReason.options.map((value) => ({ value, text: words.undoReasons[value] }))}
          onChoose={(reason) => actions.undo([gone], reason)}
        />
      )}
    </ParcelsSide>
  )
}

/** Done: a coffee in the same gesture, what is to be collected, or a mistake. */
function HandedSide({ side }: { readonly side: Extract<Side, { kind: 'handed' }> }) {
  const shop = useShop()
  const { t, euros, host } = shop
  const words = t.counter
  const actions = createCounterActions(shop)
  const title = words.handed(side.cards.length)
  const next = () => {
    setCounter({ text: '', found: undefined })
    show({ kind: 'idle' })
  }
  return (
    <ParcelsSide
      label={title}
      head={
        <p>
          <b>{title}</b>
          <span>{side.cards[0]?.name}</span>
        </p>
      }
      keys={
        <div className="sv-keys">
          <Button onPress={next}>{words.next}</Button>
          <Button
            className="sv-main"
            icon="coffee"
            onPress={() => {
              next()
              host.toCounter()
            }}
          >
            {side.cents > 0 ? words.toTicketPay(euros(cents(side.cents))) : words.toTicket}
          </Button>
        </div>
      }
    >
      <p className="sv-empty pc-done">
        <Icon name="paid" />
        {title}
      </p>
      {side.undoing ? (
        <Chips
          label={words.undoWhy}
          value={undefined}
          chips={zUndoReason.options.map((value) => ({ value, text: words.undoReasons[value] }))}
          onChoose={(reason) => actions.undo(side.cards, reason)}
        />
      ) : (
        <Button icon="undo" onPress={() => show({ ...side, undoing: true })}>
          {words.undo}
        </Button>
      )}
    </ParcelsSide>
  )
}

function DroppedSide({ side: { card } }: { readonly side: Extract<Side, { kind: 'dropped' }> }) {
  const shop = useShop()
  const words = shop.t.counter
  const actions = createCounterActions(shop)
  return (
    <ParcelsSide
      label={card.number}
      head={
        <p>
          <b>{card.number}</b>
          <span>
            {card.carrierName} · {card.code}
          </span>
        </p>
      }
      keys={
        <div className="sv-keys">
          <Button icon="printer" onPress={() => actions.reprint(card)}>
            {words.reprint}
          </Button>
          <Button className="sv-main" onPress={() => show({ kind: 'idle' })}>
            {words.next}
          </Button>
        </div>
      }
    >
      <p className="sv-empty pc-done">
        <Icon name="paid" />
        {words.dropped(card.number)}
      </p>
      {card.place !== null && <strong className="pc-place">{card.place}</strong>}
    </ParcelsSide>
  )
}
