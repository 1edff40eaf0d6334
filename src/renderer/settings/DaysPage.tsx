import type { Settings } from '../../shared/contracts/till.ts'
import { monthEnd, monthName } from '../../shared/texts/periods.ts'
import { ZONES, type Zone } from '../setup/setup-view.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Proposed } from './Proposed.tsx'

const hours = Array.from({ length: 13 }, (_, hour) => hour)
const months = Array.from({ length: 12 }, (_, index) => index + 1)

/** Those of France; and the one that is set, wherever else it is. */
function zoneChoices(set: string, names: Readonly<Record<Zone, string>>) {
  const choices: readonly { readonly value: string; readonly text: string }[] = ZONES.map((zone) => ({
    value: zone,
    text: names[zone],
  }))
  return choices.some(({ value }) => value === set) ? choices : [...choices, { value: set, text: set }]
}

/** When a day and a fiscal year end, by whose clock, and when VAT is owed: chosen, read, then applied. */
export function DaysPage({ settings }: { readonly settings: Settings }) {
  const { lang, t } = useWords()
  const { settings: actions } = useTill()
  const words = t.control.settings
  const zones = t.setup.books
  return (
    <section className="card setting-rows" aria-label={words.days}>
      <Proposed
        title={words.cutOff}
        className="choice-grid"
        value={String(settings.cutOffHour)}
        choices={hours.map((hour) => ({ value: String(hour), text: words.hour({ hour }) }))}
        more={(hour) => (hour === '0' ? words.cutOffMidnight : words.cutOffMore({ hour: Number(hour) }))}
        onApply={(hour) => actions.change({ cutOffHour: Number(hour) })}
      />
      <Proposed
        title={words.yearEnd}
        className="choice-grid"
        value={String(settings.fiscalYearEndMonth)}
        choices={months.map((month) => ({ value: String(month), text: monthName(month, lang) }))}
        more={(month) => words.yearEndMore({ day: monthEnd(Number(month), lang) })}
        onApply={(month) => actions.change({ fiscalYearEndMonth: Number(month) })}
      />
      <Proposed
        title={words.debits}
        value={settings.vatOnDebits ? 'on' : 'off'}
        choices={[
          { value: 'off', text: words.debitsOff },
          { value: 'on', text: words.debitsOn },
        ]}
        more={() => words.debitsMore}
        onApply={(value) => actions.change({ vatOnDebits: value === 'on' })}
      />
      <Proposed
        title={zones.zone}
        className="choice-grid zone-grid"
        value={settings.zone}
        choices={zoneChoices(settings.zone, zones.zones)}
        more={() => words.zoneMore}
        onApply={(zone) => actions.change({ zone })}
      />
    </section>
  )
}
