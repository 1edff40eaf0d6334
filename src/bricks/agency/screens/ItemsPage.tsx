import { useQuery } from '@tanstack/react-query'
import { Field } from '../../../renderer/ui/Field.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { isToCall } from '../rules/items.ts'
import { AgencyMain } from './AgencyScreen.tsx'
import { ItemSide, type ShownItem } from './ItemSide.tsx'
import { set, useDesk, useSetup, useShop } from './shop.ts'

const groups = ['back', 'deposited', 'sent', 'done'] as const
const groupOf = ({ state }: ShownItem): (typeof groups)[number] =>
  state === 'collected' || state === 'lost' ? 'done' : state

/** Everything that was left here or is away, by where it is: touched one by one, or several for one visit. */
export function ItemsPage() {
  const { t, queries, euros, day, dayOf } = useShop()
  const w = t.items
  const text = useDesk((s) => s.find)
  const chosen = useDesk((s) => s.items)
  const known = useQuery(queries.items.queryOptions({ input: { text: text.trim() }, refetchOnMount: 'always' })).data
  const names = new Map(useSetup()?.services.map(({ code, name }) => [code, name]))
  const flip = (itemId: ShownItem['itemId']) =>
    set({
      items: chosen.includes(itemId) ? chosen.filter((one) => one !== itemId) : [...chosen, itemId],
      told: undefined,
    })
  return (
    <>
      <AgencyMain>
        <div className="sv-bar">
          <Field
            className="sv-find"
            label={w.find}
            hideLabel
            keys="text"
            placeholder={w.find}
            maxLength={60}
            value={text}
            onChange={(next) => set({ find: next })}
          >
            <span className="sv-find-icon">
              <Icon name="search" />
            </span>
          </Field>
        </div>
        <div className="sv-body ag-list" tabIndex={0} role="group" aria-label={w.title}>
          {known?.length === 0 && <p className="sv-none">{text.trim() === '' ? w.none : w.noneFound}</p>}
          {groups.map((group) => {
            const own = known?.filter((item) => groupOf(item) === group) ?? []
            if (own.length === 0) return null
            return (
              <section key={group} aria-label={w.groups[group]}>
                <h2 className="ag-group">{w.groups[group]}</h2>
                <table className="sv-table">
                  <caption className="hidden-text">{w.groups[group]}</caption>
                  <tbody>
                    {own.map((item) => (
                      <tr key={item.itemId} data-chosen={chosen.includes(item.itemId) ? '' : undefined}>
                        <th scope="row">
                          <button
                            type="button"
                            aria-pressed={chosen.includes(item.itemId)}
                            onClick={() => flip(item.itemId)}
                          >
                            {item.name || item.number}
                            <small>{`${item.number} · ${names.get(item.service) ?? item.service}`}</small>
                          </button>
                        </th>
                        <td>
                          {item.label}
                          {item.note !== '' && <small>{item.note}</small>}
                        </td>
                        <td>
                          {isToCall(item) && (
                            <span className="sv-mark" data-kind="to-call">
                              <Icon name="phone" />
                              {w.toCall}
                            </span>
                          )}
                        </td>
                        <td className="sv-right">
                          {day(dayOf(item.backAtMs ?? item.sentAtMs ?? item.depositedAtMs))}
                          {item.leftCents > 0 && <small>{euros(item.leftCents)}</small>}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
            )
          })}
        </div>
      </AgencyMain>
      <ItemSide chosen={known?.filter(({ itemId }) => chosen.includes(itemId)) ?? []} />
    </>
  )
}
