import type { BusinessDay } from '../../shared/business-day.ts'
import { useTypedDigits } from '../shell/typing.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { PeriodField, type PeriodChoice } from './PeriodField.tsx'
import { isAmountWrong, NOTHING_ASKED, type Asked } from './search-view.ts'
import { useToday } from './use-today.ts'

type Props = { readonly asked: Asked; readonly onChange: (asked: Asked) => void }

/** What a ticket is looked for by; digits typed beside the fields are a number. */
export function SearchFields({ asked, onChange }: Props) {
  const { t } = useWords()
  const words = t.control.tax.find
  const today = useToday()
  const presets: readonly PeriodChoice[] = [
    { key: 'all', text: words.all, period: { from: undefined, to: undefined } },
    { key: 'today', text: words.today, period: { from: today, to: today } },
    { key: 'month', text: words.month, period: { from: monthStart(today), to: today } },
  ]
  useTypedDigits((key) =>
    onChange({ ...asked, number: key === 'back' ? asked.number.slice(0, -1) : `${asked.number}${key}`.slice(0, 12) }),
  )
  return (
    <section className="card asked" role="search" aria-label={t.control.tax.search}>
      <PeriodField
        presetsLabel={words.presets}
        presets={presets}
        value={asked}
        today={today}
        onChange={({ from, to }) => onChange({ ...asked, from, to })}
        more={
          <Button icon="cross" onPress={() => onChange(NOTHING_ASKED)}>
            {words.clear}
          </Button>
        }
      />
      <Field
        label={words.number}
        keys="digits"
        maxLength={12}
        value={asked.number}
        onChange={(number) => onChange({ ...asked, number: number.replace(/\D/g, '') })}
      />
      <Field
        label={words.amount}
        keys="amount"
        maxLength={14}
        value={asked.amount}
        fault={isAmountWrong(asked.amount) ? words.amountWrong : undefined}
        onChange={(amount) => onChange({ ...asked, amount })}
      />
    </section>
  )
}

function monthStart(day: BusinessDay): BusinessDay {
  return `${day.slice(0, 7)}-01` as BusinessDay // the first of any month exists
}
