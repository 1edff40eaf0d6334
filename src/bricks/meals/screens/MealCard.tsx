import { useState } from 'react'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { dayAndTime } from '../../../shared/texts/format.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { DayMeal, PersonView } from '../contract/views.ts'
import { isCooked } from '../rules/order.ts'
import { weekdayOf } from '../rules/cut-off.ts'
import { Chips } from './Chips.tsx'
import type { PersonActions } from './person-actions.ts'
import { Plates } from './Plates.tsx'
import { openMeal } from './people-desk.ts'
import { set, useSetup, useShop } from './shop.ts'

type Props = { readonly at: DayMeal; readonly view: PersonView; readonly actions: PersonActions }

/** One meal of the strip: when it comes, what is on it, and what can still be done. */
export function MealCard({ at, view, actions }: Props) {
  const { t, day, lang, zone, words } = useShop()
  const setup = useSetup()
  const meal = t.people.meal
  const { order } = at
  const standing = view.file.standing.find((one) => one.weekday === weekdayOf(at.day) && one.service === at.service)
  const [formula, setFormula] = useState(order?.formula ?? standing?.formula ?? setup?.formulas[0]?.code ?? '')
  const quantity = order?.quantity ?? standing?.quantity ?? 1
  const isOn = order !== null && isCooked(order)
  const wish = { formula: isOn ? order.formula : formula, quantity, choices: order?.choices ?? [] }
  const when = at.cutOffMs === null ? '' : dayAndTime(at.cutOffMs, lang, zone)
  const canChange = at.deliveredOn !== null && view.file.status !== 'ended' && at.paused === null
  return (
    <section className="ml-meal" aria-label={day(at.day)}>
      <header>
        <b>
          {day(at.day)} {words.services[at.service]}
        </b>
        <span className="sv-mark" data-kind={isOn ? 'booked' : 'plain'}>
          {order ? t.people.states[order.state] : t.people.strip.none}
        </span>
      </header>
      <p className={at.isPast ? 'sv-warn' : 'sv-hint'}>
        {at.deliveredOn === null ? meal.notBrought : meal.broughtOn({ day: day(at.deliveredOn) })}
        {when && ` · ${at.isPast ? meal.tooLate({ when }) : meal.until({ when })}`}
      </p>
      {at.hasMenu ? (
        <Plates
          at={at}
          meal={{ personId: view.file.personId, formula: wish.formula }}
          onChoose={isOn && !at.isPast ? (choices) => actions.order(at, { ...wish, choices }) : undefined}
        />
      ) : (
        <p className="sv-none">{meal.noMenu}</p>
      )}
      {isOn && !at.isPast && (
        <Stepper quantity={quantity} onChange={(next) => actions.order(at, { ...wish, quantity: next })} />
      )}
      {!isOn && canChange && (setup?.formulas.length ?? 0) > 1 && (
        <Chips
          label={meal.formula}
          value={formula}
          chips={(setup?.formulas ?? []).map(({ code, name }) => ({ value: code, text: name }))}
          onChoose={setFormula}
        />
      )}
      {at.cancelling && order && <CancelKeys at={at} actions={actions} />}
      {!isOn && canChange && !at.isPast && (
        <div className="sv-keys">
          <Button icon="plus" className="sv-main" onPress={() => actions.order(at, { ...wish, choices: [] })}>
            {order ? meal.orderAgain : meal.order}
          </Button>
        </div>
      )}
      {!isOn && canChange && at.nextDay && <NextDay day={at.nextDay} service={at.service} />}
      {!isOn && canChange && at.isPast && <AskKitchen at={at} wish={{ ...wish, choices: [] }} actions={actions} />}
    </section>
  )
}

/** Free in green, late in amber with what it costs: seen before it is tapped. */
function CancelKeys({ at, actions }: Pick<Props, 'at' | 'actions'>) {
  const { t, euros } = useShop()
  const meal = t.people.meal
  const { order, cancelling } = at
  if (!order || !cancelling) return null
  const isFree = cancelling.state === 'cancelled-free'
  const cost = isFree ? meal.free : meal.late({ amount: euros(cancelling.billedCents) })
  return (
    <>
      <button
        type="button"
        className="ml-cancel"
        data-tone={isFree ? 'free' : 'late'}
        onClick={() => actions.cancel(order.orderId, 'asked')}
      >
        <b>{meal.cancel}</b> <span>{cost}</span>
      </button>
      {!isFree && (
        <div className="sv-small-keys">
          <Button tone="panel" onPress={() => actions.cancel(order.orderId, 'hospital')}>
            {meal.cancelHospital}
          </Button>
          <Button tone="panel" onPress={() => actions.cancel(order.orderId, 'cafe')}>
            {meal.cancelCafe}
          </Button>
        </div>
      )}
    </>
  )
}

function Stepper({ quantity, onChange }: { readonly quantity: number; readonly onChange: (next: number) => void }) {
  const { t } = useShop()
  const meal = t.people.meal
  return (
    <div className="ml-stepper" role="group" aria-label={meal.quantity}>
      <span className="sv-label">{meal.quantity}</span>
      <Button icon="minus" label={meal.fewer} off={quantity <= 1} onPress={() => onChange(quantity - 1)} />
      <b>{quantity}</b>
      <Button icon="plus" label={meal.more} off={quantity >= 9} onPress={() => onChange(quantity + 1)} />
    </div>
  )
}

/** « Prochain jour possible »: a tap goes there. */
function NextDay({ day, service }: { readonly day: BusinessDay; readonly service: DayMeal['service'] }) {
  const { t, words } = useShop()
  const go = () => {
    set({ day })
    openMeal(day, service)
  }
  return (
    <div className="sv-keys">
      <Button icon="calendar" onPress={go}>
        {t.people.meal.nextDay({ day: words.longDay(day) })}
      </Button>
    </div>
  )
}

/** « Demander à la cuisine »: what the kitchen says is kept with the meal. */
function AskKitchen({
  at,
  wish,
  actions,
}: Pick<Props, 'at' | 'actions'> & { readonly wish: Parameters<PersonActions['order']>[1] }) {
  const { t } = useShop()
  const meal = t.people.meal
  const [said, setSaid] = useState<string>()
  if (said === undefined) {
    return (
      <div className="sv-keys">
        <Button icon="chef" onPress={() => setSaid('')}>
          {meal.askKitchen}
        </Button>
      </div>
    )
  }
  return (
    <>
      <Field label={meal.accepted} keys="text" maxLength={80} autoFocus value={said} onChange={setSaid} />
      <div className="sv-keys">
        <Button
          icon="check"
          className="sv-main"
          off={said.trim() === ''}
          onPress={() => actions.accept(at, wish, said.trim())}
        >
          {meal.accept}
        </Button>
      </div>
    </>
  )
}
