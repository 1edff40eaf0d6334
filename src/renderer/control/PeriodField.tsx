import type { ReactNode } from 'react'
import type { BusinessDay } from '../../shared/business-day.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { DateField } from '../ui/DateField.tsx'
import { isSamePeriod, type PeriodDraft } from './periods-view.ts'

export type PeriodChoice = { readonly key: string; readonly text: string; readonly period: PeriodDraft }
type Props = {
  readonly presetsLabel: string
  readonly presets: readonly PeriodChoice[]
  readonly value: PeriodDraft
  readonly today: BusinessDay
  readonly onChange: (period: PeriodDraft) => void
  /** A key more, beside the ready-made ones. */
  readonly more?: ReactNode
}

/** Two days, and the pairs of days that are usually meant. */
export function PeriodField({ presetsLabel, presets, value, today, onChange, more }: Props) {
  const { t } = useWords()
  const { fields } = t.control
  const words = {
    before: fields.dayBefore,
    after: fields.dayAfter,
    placeholder: fields.datePlaceholder,
    wrong: fields.dateWrong,
  }
  return (
    <div className="period">
      <div className="presets" role="group" aria-label={presetsLabel}>
        {presets.map(({ key, text, period }) => (
          <Button
            key={key}
            pressed={isSamePeriod(period, value)}
            onPress={() => onChange({ from: period.from, to: period.to })}
          >
            {text}
          </Button>
        ))}
        {more}
      </div>
      <div className="period-days">
        <DateField
          label={fields.from}
          value={value.from}
          today={today}
          words={words}
          onChange={(from) => onChange({ ...value, from })}
        />
        <DateField
          label={fields.to}
          value={value.to}
          today={today}
          words={words}
          onChange={(to) => onChange({ ...value, to })}
        />
      </div>
    </div>
  )
}
