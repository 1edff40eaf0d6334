import { useQuery } from '@tanstack/react-query'
import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import { Banner } from '../../../renderer/ui/Banner.tsx'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import type { Eater, Gaps } from '../contract/views.ts'
import { isCooked } from '../rules/order.ts'
import { mondayOf } from './day-view.ts'
import { MealsMain } from './MealsMain.tsx'
import { openMeal, openPerson } from './people-desk.ts'
import { PersonSide } from './PersonSide.tsx'
import { set, useDesk, useSetup, useShop } from './shop.ts'
import './people.css'

const WEEK = 7

/** Who eats: a week of counts, a day of names, and what somebody has to see to. */
export function DayPage() {
  const { queries, today } = useShop()
  const day = useDesk((s) => s.day) ?? today()
  const gaps = useQuery(queries.gaps.queryOptions({ input: {} })).data
  const eaters = useQuery(queries.eaters.queryOptions({ input: { day } })).data ?? []
  return (
    <>
      <MealsMain>
        <WeekBar day={day} />
        {gaps && <ToSee gaps={gaps} />}
        <Eaters day={day} eaters={eaters} />
      </MealsMain>
      <PersonSide />
    </>
  )
}

/** Seven days with their meals; the arrows go a week on. */
function WeekBar({ day }: { readonly day: BusinessDay }) {
  const { t, queries, today, words } = useShop()
  const from = mondayOf(day)
  const counts = useQuery(queries.counts.queryOptions({ input: { from, days: WEEK } })).data ?? []
  const go = (next: BusinessDay) => set({ day: next === today() ? undefined : next })
  return (
    <nav className="ml-week" aria-label={t.people.day.title}>
      <Button icon="left" tone="panel" label={t.people.day.before} onPress={() => go(addDays(day, -WEEK))} />
      <ul>
        {counts.map((count) => {
          const meals = count.lunch + count.dinner
          return (
            <li key={count.day}>
              <button
                type="button"
                className="ml-day"
                aria-current={count.day === day ? 'date' : undefined}
                data-today={count.day === today() ? '' : undefined}
                data-none={meals === 0 ? '' : undefined}
                onClick={() => go(count.day)}
              >
                <span>{words.shortDay(count.day)}</span> <b>{meals}</b>{' '}
                <small>
                  {count.isHoliday
                    ? t.people.day.holiday
                    : count.cancelled > 0
                      ? t.people.day.cancelled({ count: count.cancelled })
                      : ' '}
                </small>
              </button>
            </li>
          )
        })}
      </ul>
      <Button icon="right" tone="panel" label={t.people.day.after} onPress={() => go(addDays(day, WEEK))} />
    </nav>
  )
}

/** Each a sentence, with the key that leads to where it is put right. */
function ToSee({ gaps }: { readonly gaps: Gaps }) {
  const { t, day } = useShop()
  const words = t.people.day
  const rows = [
    ...gaps.blocked.map((one) => ({
      text: words.blocked({ name: one.name, day: day(one.day) }),
      onPress: () => {
        openPerson(one.personId)
        openMeal(one.day, one.service)
      },
    })),
    ...(gaps.dishes.length > 0
      ? [{ text: words.dishes({ count: gaps.dishes.length }), onPress: () => set({ page: 'menus' }) }]
      : []),
    ...gaps.nobodyBrings.map((one) => ({
      text: words.nobodyBrings(one),
      onPress: () => set({ page: 'people', personId: one.personId }),
    })),
    ...gaps.unplanned.map((one) => ({
      text: one.why === 'no-price' ? words.noPrice(one) : words.notBrought(one),
      onPress: () => set({ page: 'people', personId: one.personId }),
    })),
  ]
  return rows.slice(0, 3).map(({ text, onPress }) => (
    <Banner
      key={text}
      tone="amber"
      icon="alert"
      actions={<Button icon="right" label={`${words.toSee} : ${text}`} onPress={onPress} />}
    >
      {text}
    </Banner>
  ))
}

function Eaters({ day, eaters }: { readonly day: BusinessDay; readonly eaters: readonly Eater[] }) {
  const { t, words } = useShop()
  const personId = useDesk((s) => s.personId)
  const cooked = eaters.filter(({ order }) => isCooked(order))
  const meals = cooked.reduce((count, { order }) => count + order.quantity, 0)
  return (
    <div className="sv-body" tabIndex={0} role="group" aria-label={t.people.day.title}>
      <h2 className="ml-title">
        {words.longDay(day)}
        <span>{t.people.day.people({ meals, people: new Set(cooked.map(({ order }) => order.personId)).size })}</span>
      </h2>
      {eaters.length === 0 ? (
        <p className="sv-empty">
          <Icon name="utensils" />
          {t.people.day.none}
        </p>
      ) : (
        <ul className="ml-cards">
          {eaters.map((eater) => (
            <li key={eater.order.orderId}>
              <EaterCard eater={eater} isChosen={eater.order.personId === personId} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function EaterCard({ eater, isChosen }: { readonly eater: Eater; readonly isChosen: boolean }) {
  const { t, words } = useShop()
  const setup = useSetup()
  const { order, name, address, blocked, lacking } = eater
  const formula = setup?.formulas.find(({ code }) => code === order.formula)?.name ?? order.formula
  const open = () => {
    openPerson(order.personId)
    openMeal(order.eatenOn, order.service)
  }
  return (
    <button
      type="button"
      className="ml-card"
      data-gone={isCooked(order) ? undefined : ''}
      aria-pressed={isChosen}
      onClick={open}
    >
      <b>{name}</b>{' '}
      <em>
        {order.quantity} × {formula}
      </em>{' '}
      <small>{address}</small>{' '}
      <span className="ml-marks">
        {order.service === 'dinner' && <span className="sv-mark">{words.services.dinner}</span>}
        <span className="sv-mark" data-kind={markOf(order.state)}>
          {t.people.states[order.state]}
        </span>
        {(blocked.length > 0 || lacking.length > 0) && (
          <span className="sv-mark" data-kind="check-due">
            <Icon name="alert" />
            {blocked.length > 0 ? t.people.meal.blocked : lacking.map((one) => t.people.file.lacking[one]).join(', ')}
          </span>
        )}
      </span>
    </button>
  )
}

/** The colours that marks have already. */
function markOf(state: Eater['order']['state']): string {
  if (state === 'planned') return 'booked'
  if (state === 'cancelled-late' || state === 'not-home') return 'check-due'
  return state === 'delivered' ? 'out' : 'plain'
}
