import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { minus, sum, ZERO } from '../../../shared/money.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { DateField } from '../../../renderer/ui/DateField.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { SumLine } from '../../../renderer/ui/ServiceParts.tsx'
import type { ArticleCode } from '../ids.ts'
import { AgencySide } from './AgencyScreen.tsx'
import { counterActions } from './counter-actions.ts'
import { HeadOf } from './CounterSide.tsx'
import { inField, readEuros } from './form.ts'
import { useShop, type Panel } from './shop.ts'

type Known = {
  readonly taken: readonly { article: ArticleCode; cents: typeof ZERO }[]
  readonly paidCents: typeof ZERO
}

/** The day of a partner's terminal: what it took, what it paid, and what that does to the drawer. */
export function DaySide({ panel }: { readonly panel: Panel }) {
  const { queries, today } = useShop()
  const [day, setDay] = useState<BusinessDay | undefined>(() => panel.dayMissing ?? today())
  const { service } = panel
  const asked = { service: service.code, day: day ?? today() }
  const known = useQuery(queries.typedDay.queryOptions({ input: asked }))
  if (known.data === undefined) return null
  return (
    <DayForm key={`${asked.day} ${known.dataUpdatedAt}`} panel={panel} day={day} known={known.data} onDay={setDay} />
  )
}

function DayForm(props: {
  readonly panel: Panel
  readonly day: BusinessDay | undefined
  readonly known: (Known & { readonly number: number | null }) | null
  readonly onDay: (day: BusinessDay | undefined) => void
}) {
  const shop = useShop()
  const { t, lang, euros } = shop
  const w = t.dayForm
  const { service } = props.panel
  const { known, day } = props
  const [taken, setTaken] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries((known?.taken ?? []).map(({ article, cents }) => [article, inField(cents, lang)])),
  )
  const [paid, setPaid] = useState(() => (known ? inField(known.paidCents, lang) : ''))
  const read = service.articles.map(({ code }) => ({ article: code, cents: readEuros(taken[code] ?? '') }))
  const paidCents = readEuros(paid)
  const drawer = minus(sum(read.map(({ cents }) => cents ?? ZERO)), paidCents ?? ZERO)
  const save = () => {
    if (day === undefined || paidCents === undefined || read.some(({ cents }) => cents === undefined))
      return shop.wrong()
    const sums = read.flatMap(({ article, cents }) => (cents ? [{ article, cents }] : []))
    return counterActions(shop).typeDay(service.code, day, sums, paidCents ?? ZERO)
  }
  return (
    <AgencySide
      label={service.name}
      head={<HeadOf service={service} what={t.counter.day} />}
      keys={
        <div className="sv-keys">
          <Button className="sv-main" tone="accent" onPress={save}>
            {w.save}
          </Button>
        </div>
      }
    >
      <p className="sv-label">{w.lead}</p>
      <DateField label={w.day} value={day} today={shop.today()} words={shop.dateWords} onChange={props.onDay} />
      {known && <p className="sv-warn">{known.number === null ? w.knownEmpty : w.known(known.number)}</p>}
      {service.articles.map(({ code, label }) => (
        <Field
          key={code}
          label={label}
          keys="amount"
          maxLength={9}
          value={taken[code] ?? ''}
          onChange={(text) => setTaken({ ...taken, [code]: text })}
        />
      ))}
      <Field label={w.paid} keys="amount" maxLength={9} value={paid} onChange={setPaid} />
      <dl className="sv-sums">
        <SumLine text={w.drawer} amount={euros(drawer)} tone={drawer < 0 ? 'red' : 'good'} />
      </dl>
    </AgencySide>
  )
}
