import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { Segmented } from '../../../renderer/ui/Segmented.tsx'
import { newDishId, type DishId } from '../ids.ts'
import { zCourse, type Dish, type MealService, type Menu } from '../rules/food.ts'
import { daysFrom } from '../rules/planning.ts'
import { mondayOf } from './day-view.ts'
import { DishSide } from './DishSide.tsx'
import { MealsMain, MealsSide } from './MealsMain.tsx'
import { MenuSide } from './MenuSide.tsx'
import { set, useDesk, useShop } from './shop.ts'
import './people.css'

const WEEK = 7
type Chosen =
  | { readonly kind: 'day'; readonly day: BusinessDay; readonly service: MealService }
  | { readonly kind: 'dish'; readonly dishId: DishId }

/** A week of menus, or everything that the kitchen cooks; what is tapped is written beside it. */
export function MenusPage() {
  const shop = useShop()
  const { t, queries, today, part } = shop
  const own = t.people.menus
  const day = useDesk((s) => s.day) ?? today()
  const from = mondayOf(day)
  const [view, setView] = useState<'week' | 'dishes'>('week')
  const [chosen, setChosen] = useState<Chosen>()
  const dishes = useQuery(queries.dishes.queryOptions({ input: { all: true } })).data ?? []
  const menus = useQuery(queries.menus.queryOptions({ input: { from, to: addDays(from, WEEK - 1) } })).data ?? []
  const find = (on: BusinessDay, service: MealService) =>
    menus.find(({ menu }) => menu.day === on && menu.service === service)
  const copy = () =>
    shop.ask(
      (commandId) => part.copyMenus({ from: addDays(from, -WEEK), to: from, commandId }),
      (answer) => {
        shop.again()
        shop.done(own.copied({ count: answer.copied }))
      },
    )
  const go = (next: BusinessDay) => set({ day: next === today() ? undefined : next })
  return (
    <>
      <MealsMain>
        <div className="sv-bar">
          <Segmented
            label={own.view}
            value={view}
            choices={[
              { value: 'week', text: own.week },
              { value: 'dishes', text: own.dishes },
            ]}
            onChoose={setView}
          />
          {view === 'week' ? (
            <>
              <Button icon="left" tone="panel" label={t.people.day.before} onPress={() => go(addDays(day, -WEEK))} />
              <b className="ml-range">
                {shop.day(from)} – {shop.day(addDays(from, WEEK - 1))}
              </b>
              <Button icon="right" tone="panel" label={t.people.day.after} onPress={() => go(addDays(day, WEEK))} />
              <Button icon="copy" tone="panel" className="ml-end" onPress={copy}>
                {own.copy}
              </Button>
            </>
          ) : (
            <Button
              icon="plus"
              tone="accent"
              className="ml-end"
              onPress={() => setChosen({ kind: 'dish', dishId: newDishId() })}
            >
              {own.newDish}
            </Button>
          )}
        </div>
        <div className="sv-body" tabIndex={0} role="group" aria-label={view === 'week' ? own.week : own.dishes}>
          {view === 'week' ? (
            <div className="ml-menus">
              {daysFrom(from, addDays(from, WEEK - 1)).map((on) => (
                <div key={on}>
                  {(['lunch', 'dinner'] as const).map((service) => (
                    <DayMenu
                      key={service}
                      on={on}
                      service={service}
                      found={find(on, service)}
                      dishes={dishes}
                      isChosen={chosen?.kind === 'day' && chosen.day === on && chosen.service === service}
                      onOpen={() => setChosen({ kind: 'day', day: on, service })}
                    />
                  ))}
                </div>
              ))}
            </div>
          ) : (
            <Dishes
              dishes={dishes}
              chosen={chosen?.kind === 'dish' ? chosen.dishId : undefined}
              onOpen={(dishId) => setChosen({ kind: 'dish', dishId })}
            />
          )}
        </div>
      </MealsMain>
      {chosen?.kind === 'day' && (
        <MenuSide
          key={`${chosen.day} ${chosen.service}`}
          day={chosen.day}
          service={chosen.service}
          menu={find(chosen.day, chosen.service)?.menu}
        />
      )}
      {chosen?.kind === 'dish' && (
        <DishSide
          key={chosen.dishId}
          dishId={chosen.dishId}
          dish={dishes.find(({ dishId }) => dishId === chosen.dishId)}
          onGone={() => setChosen(undefined)}
        />
      )}
      {!chosen && (
        <MealsSide
          label={view === 'week' ? own.week : own.dishes}
          head={
            <p>
              <b>{view === 'week' ? own.week : own.dishes}</b>
            </p>
          }
        >
          <p className="sv-empty">
            <Icon name="notebook" />
            {view === 'week' ? own.hint : own.dishHint}
          </p>
        </MealsSide>
      )}
    </>
  )
}

/** Noon or evening of a day: its dishes, course by course. */
function DayMenu({
  on,
  service,
  found,
  dishes,
  isChosen,
  onOpen,
}: {
  readonly on: BusinessDay
  readonly service: MealService
  readonly found: { readonly menu: Menu; readonly lacking: readonly DishId[] } | undefined
  readonly dishes: readonly Dish[]
  readonly isChosen: boolean
  readonly onOpen: () => void
}) {
  const { t, words, today } = useShop()
  const own = t.people.menus
  const courses = found?.menu.courses ?? []
  const name = (dishId: DishId) => dishes.find((dish) => dish.dishId === dishId)?.name ?? '…'
  const isEvening = service === 'dinner'
  return (
    <button
      type="button"
      className="ml-menu"
      data-service={service}
      data-today={on === today() ? '' : undefined}
      data-none={found ? undefined : ''}
      aria-pressed={isChosen}
      onClick={onOpen}
    >
      <b>{isEvening ? words.services.dinner : words.shortDay(on)}</b>{' '}
      {courses.map(({ course, dishIds }) => (
        <span key={course}>
          {dishIds.slice(0, 2).map(name).join(' / ')}
          {dishIds.length > 2 && ` +${dishIds.length - 2}`}{' '}
        </span>
      ))}
      {!found && <small>{own.empty}</small>}
      {found && found.lacking.length > 0 && (
        <small className="sv-warn">
          {found.lacking.length} × {own.lacking}
        </small>
      )}
    </button>
  )
}

function Dishes({
  dishes,
  chosen,
  onOpen,
}: {
  readonly dishes: readonly Dish[]
  readonly chosen: DishId | undefined
  readonly onOpen: (dishId: DishId) => void
}) {
  const { t, words } = useShop()
  return zCourse.options
    .filter((course) => dishes.some((dish) => dish.course === course))
    .map((course) => (
      <section key={course} className="sv-part">
        <h2 className="sv-label">{words.courses[course]}</h2>
        <ul className="ml-cards">
          {dishes
            .filter((dish) => dish.course === course)
            .map((dish) => (
              <li key={dish.dishId}>
                <button
                  type="button"
                  className="ml-card"
                  aria-pressed={dish.dishId === chosen}
                  onClick={() => onOpen(dish.dishId)}
                >
                  <b>{dish.name}</b>{' '}
                  <small>
                    {dish.allergens === null
                      ? t.people.menus.lacking
                      : dish.allergens.map((one) => words.allergens[one]).join(', ')}
                  </small>
                </button>
              </li>
            ))}
        </ul>
      </section>
    ))
}
