import { useState } from 'react'
import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import { dayName } from '../../../shared/texts/format.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { BikesSetup } from '../fleet.ts'
import { ExceptionsPart } from './ExceptionsPart.tsx'
import { hoursText, readHours } from './forms-view.ts'
import { useShop } from './shop.ts'
import { useSaveSetup } from './use-save-setup.ts'

const A_MONDAY = '2026-01-05' as BusinessDay

/** When bikes go out and come back, for each day of the week, and the dates that differ. */
export function HoursForm({ setup }: { readonly setup: BikesSetup }) {
  const { t, lang } = useShop()
  const save = useSaveSetup()
  const [texts, setTexts] = useState(() => setup.opening.week.map(hoursText))
  const [exceptions, setExceptions] = useState(setup.opening.exceptions)
  const week = texts.map(readHours)
  const whole = week.flatMap((hours) => (hours ? [hours] : []))
  const isRead = whole.length === week.length
  return (
    <form className="sv-form" onSubmit={(event) => event.preventDefault()}>
      <p className="sv-hint">{t.setup.hoursHint}</p>
      {texts.map((text, i) => {
        const name = dayName(addDays(A_MONDAY, i), lang).split(/[ ,]/)[0] ?? ''
        return (
          <Field
            key={name}
            className="sv-inline"
            label={name}
            keys="text"
            maxLength={60}
            placeholder={t.setup.shut}
            value={text}
            fault={week[i] === undefined ? t.setup.hoursWrong : undefined}
            onChange={(next) => setTexts(texts.map((one, at) => (at === i ? next : one)))}
          />
        )
      })}
      <ExceptionsPart exceptions={exceptions} onChange={setExceptions} />
      <Button
        className="sv-main"
        icon="check"
        off={!isRead}
        onPress={() => save({ ...setup, opening: { week: whole, exceptions } })}
      >
        {t.setup.save}
      </Button>
    </form>
  )
}
