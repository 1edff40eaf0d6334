import { useQuery } from '@tanstack/react-query'
import type { ContractRouterClient } from '@orpc/contract'
import { useState } from 'react'
import { addDays } from '../../../shared/business-day.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import type { MealsContract } from '../contract/index.ts'
import { newBatchId, type BatchId, type DishId } from '../ids.ts'
import { isOnHand } from '../rules/dates.ts'
import { roundScreens } from '../texts/round-screens.ts'
import { Chips } from './Chips.tsx'
import { useDay } from './DayBar.tsx'
import { useShop } from './shop.ts'

type Part = ContractRouterClient<MealsContract>
type DishOfDay = Awaited<ReturnType<Part['dishesOfDay']>>[number]
type Batch = Awaited<ReturnType<Part['batches']>>[number]
type Meal = DishOfDay['meals'][number]
/** So long a dish keeps at the most: what is older is on hand no more. */
const BATCH_DAYS = 30

/** A tap on a dish writes its batch down, another says which batch is served: its date limit then stands on the labels. */
export function BatchPart() {
  const { lang, queries } = useShop()
  const t = roundScreens[lang].kitchen
  const day = useDay()
  const [openId, setOpen] = useState<DishId>()
  const write = useWriteBatch()
  const dishes = useQuery(queries.dishesOfDay.queryOptions({ input: { day } })).data ?? []
  const all = useQuery(queries.batches.queryOptions({ input: { from: addDays(day, -BATCH_DAYS) } })).data ?? []
  if (dishes.length === 0) return null
  const onHand = (dishId: DishId) => all.filter((batch) => batch.dishId === dishId && isOnHand(batch, day))
  const open = dishes.find(({ dishId }) => dishId === openId)
  return (
    <section className="sv-part">
      <h2 className="sv-label">{t.batches}</h2>
      <p className="sv-hint">{t.batchHint}</p>
      <div className="mr-batches">
        {dishes.map((dish) => (
          <DishKey
            key={dish.dishId}
            dish={dish}
            batch={onHand(dish.dishId)[0]}
            isOpen={dish === open}
            onWrite={() => write(dish)}
            onOpen={() => setOpen(dish === open ? undefined : dish.dishId)}
          />
        ))}
      </div>
      {open && <Served dish={open} batches={onHand(open.dishId)} onWrite={() => write(open)} />}
    </section>
  )
}

function useWriteBatch() {
  const shop = useShop()
  const t = roundScreens[shop.lang].kitchen
  const day = useDay()
  return ({ dishId, name }: DishOfDay) =>
    shop.ask(
      (commandId) => shop.part.saveBatch({ batchId: newBatchId(), dishId, producedOn: day, note: '', commandId }),
      ({ useBy }) => {
        shop.done(t.saved(name, shop.day(useBy)))
        shop.again()
      },
    )
}

function DishKey(props: {
  readonly dish: DishOfDay
  readonly batch: Batch | undefined
  readonly isOpen: boolean
  readonly onWrite: () => void
  readonly onOpen: () => void
}) {
  const { lang, day } = useShop()
  const t = roundScreens[lang].kitchen
  const { dish, batch, isOpen, onWrite, onOpen } = props
  if (!batch)
    return (
      <button type="button" onClick={onWrite}>
        <b>{dish.name}</b>
      </button>
    )
  return (
    <button type="button" data-on="" aria-expanded={isOpen} onClick={onOpen}>
      <b>{dish.name}</b> <small>{`${t.made(day(batch.producedOn))} · ${t.until(day(batch.useBy))}`}</small>
    </button>
  )
}

/** Which batch of a dish is served for which meal; one that is too old for it is refused with its sentence. */
function Served(props: { readonly dish: DishOfDay; readonly batches: readonly Batch[]; readonly onWrite: () => void }) {
  const shop = useShop()
  const { lang, day: shortDay, words } = shop
  const t = roundScreens[lang].kitchen
  const day = useDay()
  const { dish, batches, onWrite } = props
  const when = ({ eatenOn, service }: Meal) => `${shortDay(eatenOn)} ${words.services[service]}`
  const serve = (batchId: BatchId, meal: Meal) =>
    shop.ask(
      (commandId) => shop.part.serveBatch({ batchId, eatenOn: meal.eatenOn, service: meal.service, commandId }),
      () => {
        shop.done(t.served(dish.name, when(meal)))
        shop.again()
      },
    )
  return (
    <>
      {dish.meals.map((meal) => (
        <Chips
          key={when(meal)}
          label={t.serve(dish.name, when(meal))}
          columns={2}
          value={meal.servedFrom ?? undefined}
          chips={batches.map(({ batchId, producedOn, useBy }) => ({
            value: batchId,
            text: t.made(shortDay(producedOn)),
            note: t.until(shortDay(useBy)),
          }))}
          onChoose={(batchId) => serve(batchId, meal)}
        />
      ))}
      {batches.every(({ producedOn }) => producedOn !== day) && (
        <div className="sv-keys">
          <Button icon="plus" onPress={onWrite}>
            {t.madeToday}
          </Button>
        </div>
      )}
    </>
  )
}
