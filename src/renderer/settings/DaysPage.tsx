import { useState, type ReactNode } from 'react'
import type { Settings } from '../../shared/contracts/till.ts'
import { monthEnd, monthName } from '../../shared/texts/periods.ts'
import { useStepBack } from '../shell/back.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'

const hours = Array.from({ length: 13 }, (_, hour) => hour)
const months = Array.from({ length: 12 }, (_, index) => index + 1)

/** When a day and a fiscal year end, and when VAT is owed: chosen, read, then applied. */
export function DaysPage({ settings }: { readonly settings: Settings }) {
  const { lang, t } = useWords()
  const { settings: actions } = useTill()
  const words = t.control.settings
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
    </section>
  )
}

type Props = {
  readonly title: string
  readonly className?: string
  readonly value: string
  readonly choices: readonly { readonly value: string; readonly text: string }[]
  readonly more: (value: string) => ReactNode
  readonly onApply: (value: string) => void
}

/** A choice that weighs: what is chosen is said first, and holds once it is applied. */
function Proposed({ title, className = '', value, choices, more, onApply }: Props) {
  const { t } = useWords()
  const [asked, setAsked] = useState<string>()
  const proposed = asked !== undefined && asked !== value ? asked : undefined
  useStepBack(proposed !== undefined, () => setAsked(undefined))
  return (
    <div className={className} data-proposed={proposed === undefined ? undefined : ''}>
      <h2>{title}</h2>
      <Segmented label={title} value={proposed ?? value} choices={choices} onChoose={setAsked} />
      <div className="proposed" role="status">
        <p>{more(proposed ?? value)}</p>
        {proposed !== undefined && (
          <>
            <Button onPress={() => setAsked(undefined)}>{t.control.fields.cancel}</Button>
            <Button
              tone="accent"
              icon="check"
              onPress={() => {
                onApply(proposed)
              }}
            >
              {t.control.settings.confirm}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
