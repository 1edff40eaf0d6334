import { useState } from 'react'
import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import { ZERO } from '../../../shared/money.ts'
import { mediumDay } from '../../../shared/texts/periods.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { DateField } from '../../../renderer/ui/DateField.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { Fleet } from '../fleet.ts'
import { newRepairId } from '../ids.ts'
import { instantOf } from '../wall-clock.ts'
import { Chips } from './Chips.tsx'
import { readCents } from './forms-view.ts'
import { useNow, useShop } from './shop.ts'

type Known = Fleet['bikes'][number]

const spans = ['day', 'week', 'open', 'dates'] as const

/** Into the workshop with a reason, out of it with what was done; looked over after a return. */
export function MendingPart({ bike }: { readonly bike: Known }) {
  const shop = useShop()
  const { t, lang, part, zone, today, dateWords } = shop
  const [reason, setReason] = useState('')
  const [parts, setParts] = useState('')
  const [cost, setCost] = useState('')
  const [span, setSpan] = useState<(typeof spans)[number]>('open')
  const nowMs = useNow()
  const now = today(nowMs)
  const [from, setFrom] = useState<BusinessDay>(now)
  const [to, setTo] = useState<BusinessDay>(now)
  const { bikeId, repairId, state } = bike
  const again = () => shop.again()
  if (repairId && state !== 'maintenance') {
    const nothing = { repairId, parts: '', costCents: ZERO }
    return (
      <div className="sv-part">
        <p className="sv-label">{t.workshop.planned({ day: mediumDay(shop.dayOf(bike.untilMs ?? nowMs), lang) })}</p>
        <Button icon="cross" onPress={() => shop.ask((commandId) => part.repaired({ ...nothing, commandId }), again)}>
          {t.workshop.callOff}
        </Button>
      </div>
    )
  }
  if (repairId) {
    const costCents = cost.trim() === '' ? ZERO : readCents(cost)
    return (
      <div className="sv-part">
        <div className="sv-pair">
          <Field label={t.workshop.parts} keys="text" maxLength={120} value={parts} onChange={setParts} />
          <Field
            label={t.workshop.cost}
            keys="amount"
            maxLength={9}
            value={cost}
            fault={costCents === undefined ? t.setup.wrong : undefined}
            onChange={setCost}
          />
        </div>
        <Button
          icon="check"
          tone="note"
          off={costCents === undefined}
          onPress={() =>
            costCents !== undefined &&
            shop.ask((commandId) => part.repaired({ repairId, parts: parts.trim(), costCents, commandId }), again)
          }
        >
          {t.workshop.done}
        </Button>
      </div>
    )
  }
  const start = () => {
    const startMs = Date.now()
    const last = { day: today(startMs), week: addDays(today(startMs), 6), open: undefined, dates: to }[span]
    const fromMs = span === 'dates' && from > now ? instantOf(from, 0, zone) : startMs
    const untilMs = last === undefined ? null : instantOf(addDays(last, 1), 0, zone)
    const input = { repairId: newRepairId(), bikeId, reason: reason.trim(), fromMs, untilMs }
    shop.ask((commandId) => part.maintain({ ...input, commandId }), again)
  }
  return (
    <div className="sv-part">
      {state === 'to-inspect' && (
        <Button
          icon="check"
          tone="note"
          onPress={() => shop.ask((commandId) => part.inspected({ bikeId, commandId }), again)}
        >
          {t.workshop.inspected}
        </Button>
      )}
      <Field label={t.workshop.reason} keys="text" maxLength={80} value={reason} onChange={setReason} />
      <Chips
        label={t.workshop.until}
        hideLabel
        value={span}
        chips={[
          { value: 'day', text: t.hire.durations.day },
          { value: 'week', text: t.hire.durations.week },
          { value: 'open', text: t.workshop.noEnd },
          { value: 'dates', text: t.workshop.dates },
        ]}
        onChoose={setSpan}
      />
      {span === 'dates' && (
        <div className="sv-pair">
          <DateField
            label={t.report.from}
            value={from}
            today={now}
            words={dateWords}
            onChange={(day) => {
              if (day === undefined) return
              setFrom(day)
              if (to < day) setTo(day)
            }}
          />
          <DateField
            label={t.workshop.lastDay}
            value={to}
            today={now}
            words={dateWords}
            onChange={(day) => day && setTo(day)}
          />
        </div>
      )}
      <Button icon="wrench" off={reason.trim() === ''} onPress={start}>
        {t.workshop.into}
      </Button>
    </div>
  )
}
