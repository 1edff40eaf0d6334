import { newLineId } from '../../../shared/ids.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { SumLine } from '../../../renderer/ui/ServiceParts.tsx'
import { stateAfter, type ItemAct } from '../rules/items.ts'
import { itemStates } from '../texts/words.ts'
import { AgencySide } from './AgencyScreen.tsx'
import { set, useShop, type Shop } from './shop.ts'

export type ShownItem = Awaited<ReturnType<Shop['part']['items']>>[number]

/** One thing that was left, or several that go the same way. */
export function ItemSide({ chosen }: { readonly chosen: readonly ShownItem[] }) {
  const { t } = useShop()
  const [item] = chosen
  if (!item)
    return (
      <AgencySide label={t.items.title} head={<p />}>
        <div className="sv-empty">
          <Icon name="tag" />
          <p>{t.items.choose}</p>
        </div>
      </AgencySide>
    )
  return chosen.length === 1 ? <OneItem item={item} /> : <ManyItems chosen={chosen} />
}

const acts = ['receive', 'send', 'find', 'lose'] as const
const may = (items: readonly ShownItem[], act: ItemAct) => items.every(({ state }) => stateAfter(state, act).ok)

function Ways({ items }: { readonly items: readonly ShownItem[] }) {
  const shop = useShop()
  const { t } = shop
  const words = { receive: t.items.receive, send: t.items.send, lose: t.items.lose, find: t.items.find2 }
  const move = (act: (typeof acts)[number]) =>
    shop.ask(
      (commandId) => shop.part.moveItems({ itemIds: items.map(({ itemId }) => itemId), act, commandId }),
      () => {
        if (items.length > 1) set({ items: [] })
        shop.done(words[act])
        shop.again()
      },
    )
  return (
    <div className="sv-small-keys">
      {acts
        .filter((act) => may(items, act))
        .map((act) => (
          <Button key={act} onPress={() => move(act)}>
            {words[act]}
          </Button>
        ))}
    </div>
  )
}

function ManyItems({ chosen }: { readonly chosen: readonly ShownItem[] }) {
  const { t } = useShop()
  return (
    <AgencySide
      label={t.items.title}
      head={
        <>
          <p>
            <b>{t.items.several(chosen.length)}</b>
          </p>
          <Button icon="cross" label={t.close} onPress={() => set({ items: [] })} />
        </>
      }
    >
      <ul className="ag-rows">
        {chosen.map(({ itemId, name, number, label }) => (
          <li key={itemId}>
            <span>
              <b>{name || number}</b>
              <small>{label}</small>
            </span>
          </li>
        ))}
      </ul>
      <Ways items={chosen} />
    </AgencySide>
  )
}

function OneItem({ item }: { readonly item: ShownItem }) {
  const shop = useShop()
  const { t, lang, euros, day, dayOf, part, host } = shop
  const w = t.items
  const { itemId, state, leftCents, isOnTicket } = item
  const isToPay = leftCents > 0 && !isOnTicket
  const collect = () =>
    shop.ask(
      (commandId) =>
        part.collectItem({
          itemId,
          ticket: isToPay ? { ...host.nextTicket(), lineId: newLineId() } : null,
          commandId,
        }),
      () => {
        set({ items: [] })
        shop.done(w.collected)
        shop.again()
        if (isToPay) host.toCounter()
      },
    )
  const call = () =>
    shop.ask(
      (commandId) => part.itemCalled({ itemId, commandId }),
      () => shop.again(),
    )
  const print = () =>
    shop.ask(
      (commandId) => part.printStub({ itemId, commandId }),
      () => shop.done(w.printed),
    )
  const dates = [
    [itemStates[lang].deposited, item.depositedAtMs],
    [itemStates[lang].sent, item.sentAtMs],
    [itemStates[lang].back, item.backAtMs],
    [itemStates[lang][state], item.endedAtMs],
  ] as const
  return (
    <AgencySide
      label={item.number}
      head={
        <>
          <p>
            <b>{item.name || item.number}</b>
            <span>{`${item.number} · ${itemStates[lang][state]}`}</span>
          </p>
          <Button icon="cross" label={t.close} onPress={() => set({ items: [] })} />
        </>
      }
      keys={
        may([item], 'collect') ? (
          <div className="sv-keys">
            <Button className="sv-main" tone="accent" onPress={collect}>
              {isToPay ? w.collectAndPay(euros(leftCents)) : w.collect}
            </Button>
          </div>
        ) : undefined
      }
    >
      <dl className="sv-sums">
        <SumLine text={w.what} amount={item.label} />
        {item.phone !== '' && <SumLine text={w.phone} amount={item.phone} />}
        <SumLine text={w.price} amount={euros(item.priceCents)} />
        <SumLine
          text={leftCents > 0 ? w.left : w.paid}
          amount={euros(leftCents > 0 ? leftCents : item.priceCents)}
          tone={leftCents > 0 ? 'red' : 'good'}
        />
      </dl>
      {item.note !== '' && <p>{item.note}</p>}
      <ul className="ag-rows">
        {dates.flatMap(([what, atMs]) =>
          atMs === null
            ? []
            : [
                <li key={what}>
                  <span>{w.since({ state: what, day: day(dayOf(atMs)) })}</span>
                </li>,
              ],
        )}
        {item.calledAtMs !== null && (
          <li>
            <span>{w.called(day(dayOf(item.calledAtMs)))}</span>
          </li>
        )}
      </ul>
      <Ways items={[item]} />
      <div className="sv-small-keys">
        {state === 'back' && (
          <Button icon="phone" pressed={item.calledAtMs !== null} onPress={call}>
            {w.call}
          </Button>
        )}
        <Button icon="printer" onPress={print}>
          {w.stub}
        </Button>
      </div>
    </AgencySide>
  )
}
