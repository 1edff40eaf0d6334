import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../renderer/ui/Button.tsx'
import { createHireActions } from './hire-actions.ts'
import { useFleet, useShop } from './shop.ts'

/** Who waits for bikes: called when they can be had, taken off the list by hand. */
export function WaitingPart() {
  const shop = useShop()
  const { t, queries, part, when } = shop
  const fleet = useFleet()
  const all = useQuery({ ...queries.waiting.queryOptions({ input: {} }), refetchInterval: 60_000 }).data ?? []
  const actions = createHireActions(shop, fleet)
  if (all.length === 0) return null
  const remove = (position: number) =>
    shop.ask(
      (commandId) => part.stopWaiting({ position, commandId }),
      () => shop.again(),
    )
  return (
    <section aria-label={t.hire.wait}>
      <h2 className="sv-label">
        {t.hire.wait} <b className="sv-count">{all.length}</b>
      </h2>
      <ul className="sv-list bk-waiting">
        {all.map((one) => (
          <li key={one.position}>
            <button type="button" onClick={() => actions.serve(one)}>
              <span className="sv-mark" data-kind={one.possible ? 'free' : 'waiting'}>
                {one.possible ? t.idle.possible : t.idle.kinds.waiting}
              </span>{' '}
              <b>{one.name}</b> <small>{[one.wishes, one.phone].filter((text) => text !== '').join(' · ')}</small>{' '}
              <em>{when(one.asked.startMs)}</em>
            </button>
            <Button icon="trash" label={t.idle.stopWaiting({ name: one.name })} onPress={() => remove(one.position)} />
          </li>
        ))}
      </ul>
    </section>
  )
}
