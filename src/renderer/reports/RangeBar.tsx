import { useState, type ReactNode } from 'react'
import type { BusinessDay } from '../../shared/business-day.ts'
import { daysBetween } from '../../shared/business-day.ts'
import { RANGE_DAYS_MAX, rangeNames, rangeOf, stepped, zAgainst, type RangeName } from '../../shared/reports.ts'
import { periodName } from '../../shared/texts/periods.ts'
import { useWords } from '../shell/words.ts'
import { DateField } from '../ui/DateField.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import type { Asked } from './use-reports.ts'

type Props = {
  readonly asked: Asked
  readonly today: BusinessDay
  readonly onAsk: (next: Partial<Asked>) => void
  /** What is done with the table that is shown. */
  readonly children?: ReactNode
}

/** Which days: by name, by steps of their own length, or typed. */
export function RangeBar({ asked, today, onAsk, children }: Props) {
  const { lang, t } = useWords()
  const words = t.reports.range
  const { range, against } = asked
  const [wrong, setWrong] = useState(false)
  const named = rangeNames.find((name) => {
    const one = rangeOf(name, today)
    return one.from === range.from && one.to === range.to
  })
  const typed = (next: Partial<Asked['range']>) => {
    const { from, to } = { ...range, ...next }
    const isRange = from <= to && daysBetween(from, to) < RANGE_DAYS_MAX
    setWrong(!isRange)
    if (isRange) onAsk({ range: { from, to } })
  }
  const choose = (next: Asked['range']) => {
    setWrong(false)
    onAsk({ range: next })
  }
  const { fields } = t.control
  const dates = {
    before: fields.dayBefore,
    after: fields.dayAfter,
    placeholder: fields.datePlaceholder,
    wrong: wrong ? words.wrong : fields.dateWrong,
  }
  return (
    <div className="report-range">
      <div className="report-row">
        <Segmented<RangeName | 'free'>
          label={words.label}
          value={named ?? 'free'}
          choices={rangeNames.map((value) => ({ value, text: words[value] }))}
          onChoose={(name) => name !== 'free' && choose(rangeOf(name, today))}
        />
        <Segmented
          label={t.reports.against.label}
          value={against}
          choices={zAgainst.options.map((value) => ({ value, text: t.reports.against[value] }))}
          onChoose={(next) => onAsk({ against: next })}
        />
      </div>
      <div className="report-row">
        <div className="report-steps">
          <button type="button" aria-label={words.back} onClick={() => choose(stepped(range, -1))}>
            <Icon name="left" />
          </button>
          <h2 aria-live="polite">{periodName(range.from, range.to, lang)}</h2>
          <button type="button" aria-label={words.on} onClick={() => choose(stepped(range, 1))}>
            <Icon name="right" />
          </button>
        </div>
        {children}
        <div className="report-dates">
          <DateField
            label={words.from}
            value={range.from}
            today={today}
            words={dates}
            onChange={(from) => from && typed({ from })}
          />
          <DateField
            label={words.to}
            value={range.to}
            today={today}
            words={dates}
            onChange={(to) => to && typed({ to })}
          />
        </div>
      </div>
      {wrong && (
        <p className="report-wrong" role="alert">
          {words.wrong}
        </p>
      )}
    </div>
  )
}
