import { addDays, type BusinessDay } from '../../shared/business-day.ts'
import { dayName } from '../../shared/texts/format.ts'
import { useWords } from '../shell/words.ts'
import { Field } from '../ui/Field.tsx'
import type { FormPart } from './NetworkSettingsPage.tsx'
import { weekdays } from './settings-view.ts'

/** The names of weekdays are read off any week. */
const A_MONDAY = '2026-01-05' as BusinessDay

/** When the café says that it is open, one line a weekday. */
export function HoursFields({ draft, faults, change }: FormPart) {
  const { lang, t } = useWords()
  const words = t.network.settings
  return (
    <section className="card nw-form nw-wide" aria-label={words.hours}>
      <h2>{words.hours}</h2>
      <p className="sv-hint">{words.hoursHint}</p>
      <div className="nw-hours">
        {weekdays.map((weekday, n) => (
          <Field
            key={weekday}
            label={dayName(addDays(A_MONDAY, n), lang).split(' ')[0] ?? ''}
            keys="text"
            maxLength={60}
            value={draft.hours[n] ?? ''}
            fault={faults.has(`hours${weekday}`) ? words.hoursWrong : undefined}
            onChange={(text) => change({ hours: draft.hours.map((one, at) => (at === n ? text : one)) })}
          />
        ))}
      </div>
    </section>
  )
}
