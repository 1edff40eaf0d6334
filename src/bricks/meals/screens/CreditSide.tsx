import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CustomerId } from '../../../shared/ids.ts'
import { texts } from '../../../shared/texts/index.ts'
import type { RefundReason } from '../../../shared/ticket.ts'
import { zRefundReason } from '../../../shared/ticket.ts'
import type { MealOrderId } from '../ids.ts'
import type { BilledMeal } from '../rules/billing.ts'
import { zMoneyBack, type MoneyBack } from '../rules/invoice.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { useBill } from './BillSide.tsx'
import { toSide } from './bills-desk.ts'
import { amountOfMeals } from './bills-view.ts'
import { Chips } from './Chips.tsx'
import { MealsSide } from './MealsMain.tsx'
import { useBillPage } from './use-bills.ts'

/** Which meals of an issued month go back, and why. */
export function CreditSide({
  personId,
  chosen,
}: {
  readonly personId: CustomerId
  readonly chosen: readonly MealOrderId[]
}) {
  const { words, euros, act, lang } = useBillPage()
  const [reason, setReason] = useState<RefundReason>('mistake')
  const bill = useBill(personId)
  const meals = bill?.meals ?? []
  const taken = meals.filter(({ orderId }) => chosen.includes(orderId))
  const choose = (next: readonly MealOrderId[]) => toSide({ kind: 'credit', personId, chosen: next })
  const isAll = taken.length === meals.length
  const ticketNumber = bill?.row.ticketNumber ?? null
  const orderIds = isAll ? null : taken.map(({ orderId }) => orderId)
  const paid = usePaid(ticketNumber, orderIds)
  const [forms, setForms] = useState<ReadonlyMap<CustomerId, MoneyBack>>(new Map())
  const money = (paid ?? []).flatMap(({ ref }) => {
    const kind = forms.get(ref)
    return kind ? [{ ref, kind }] : []
  })
  const isReady = taken.length > 0 && money.length === paid?.length
  return (
    <MealsSide
      label={words.creditTitle}
      head={
        <>
          <p>
            <b>{words.creditTitle}</b>
            <span>
              {bill?.row.name} · {bill?.row.number}
            </span>
          </p>
          <Button icon="left" label={words.back} onPress={() => toSide({ kind: 'bill', personId })} />
        </>
      }
      keys={
        <>
          <div className="sv-chips sv-three" role="group" aria-label={texts[lang].card.reason}>
            {zRefundReason.options.map((one) => (
              <button
                key={one}
                type="button"
                className="sv-chip"
                aria-pressed={one === reason}
                onClick={() => setReason(one)}
              >
                {texts[lang].card.reasons[one]}
              </button>
            ))}
          </div>
          {paid?.map(({ ref, name, moneyCents }) => (
            <Chips
              key={ref}
              label={words.paidBack({ name, amount: euros(moneyCents) })}
              columns={2}
              value={forms.get(ref)}
              chips={zMoneyBack.options.map((kind) => ({ value: kind, text: texts[lang].tender.name[kind] }))}
              onChoose={(kind) => setForms(new Map(forms).set(ref, kind))}
            />
          ))}
          <p className="sv-missing">{words.chosen({ count: taken.length })}</p>
          <div className="sv-keys">
            <Button
              className="sv-main"
              off={!isReady || ticketNumber === null}
              onPress={() => ticketNumber !== null && act.credit({ ticketNumber, orderIds, reason, money })}
            >
              {words.creditNow({ amount: euros(amountOfMeals(taken)) })}
            </Button>
          </div>
        </>
      }
    >
      <Button
        pressed={isAll && meals.length > 0}
        onPress={() => choose(isAll ? [] : meals.map(({ orderId }) => orderId))}
      >
        {words.creditAll}
      </Button>
      <div className="sv-chips sv-three">
        {meals.map((meal) => (
          <MealChip key={meal.orderId} meal={meal} chosen={chosen} onChoose={choose} />
        ))}
      </div>
    </MealsSide>
  )
}

/** Whose accounts owe less than they are given back: they have paid, and the rest is given back in money. */
function usePaid(ticketNumber: number | null, orderIds: MealOrderId[] | null) {
  const { queries } = useBillPage()
  const isChosen = ticketNumber !== null && orderIds?.length !== 0
  const input = { ticketNumber: ticketNumber ?? 1, orderIds }
  const shares = useQuery(queries.creditShares.queryOptions({ input, enabled: isChosen })).data
  return isChosen ? shares?.filter(({ moneyCents }) => moneyCents > 0) : []
}

function MealChip(props: {
  readonly meal: BilledMeal
  readonly chosen: readonly MealOrderId[]
  readonly onChoose: (next: readonly MealOrderId[]) => void
}) {
  const { words, euros, day } = useBillPage()
  const { orderId, eatenOn, service } = props.meal
  const isChosen = props.chosen.includes(orderId)
  const next = isChosen ? props.chosen.filter((one) => one !== orderId) : [...props.chosen, orderId]
  return (
    <button type="button" className="sv-chip" aria-pressed={isChosen} onClick={() => props.onChoose(next)}>
      <b>{day(eatenOn)}</b>
      <small>
        {words.service[service]} · {euros(amountOfMeals([props.meal]))}
      </small>
    </button>
  )
}
