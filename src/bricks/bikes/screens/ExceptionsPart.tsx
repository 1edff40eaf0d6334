import { useState } from 'react'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { shortDay } from '../../../shared/texts/format.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { DateField } from '../../../renderer/ui/DateField.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { Opening } from '../opening.ts'
import { faultText, type Fault } from './form-reader.ts'
import { hoursText, readHours } from './forms-view.ts'
import { exceptionSpans, withExceptions, withoutExceptions, type ExceptionSpan } from './hours-view.ts'
import { useNow, useShop } from './shop.ts'

type Exceptions = Opening['exceptions']
type Props = { readonly exceptions: Exceptions; readonly onChange: (exceptions: Exceptions) => void }

/** Dates that differ from the week: closed for the winter, later for a fête. */
export function ExceptionsPart({ exceptions, onChange }: Props) {
  const { t, lang, today } = useShop()
  const spans = exceptionSpans(exceptions, today(useNow()))
  const daysOf = ({ from, to }: ExceptionSpan) =>
    from === to ? shortDay(from, lang) : t.setup.daySpan({ from: shortDay(from, lang), to: shortDay(to, lang) })
  return (
    <div className="sv-part" role="group" aria-label={t.setup.exceptions}>
      <p className="sv-label">{t.setup.exceptions}</p>
      {spans.length === 0 && <p className="sv-hint">{t.setup.noExceptions}</p>}
      <ul className="bk-lines-list">
        {spans.map((span) => (
          <li key={span.from}>
            <b>{daysOf(span)}</b> <span>{hoursText(span.hours) || t.setup.shut}</span>
            <em>
              <Button
                icon="trash"
                label={t.setup.removeException({ days: daysOf(span) })}
                onPress={() => onChange(withoutExceptions(exceptions, span.from, span.to))}
              />
            </em>
          </li>
        ))}
      </ul>
      <NewException exceptions={exceptions} onChange={onChange} />
    </div>
  )
}

function NewException({ exceptions, onChange }: Props) {
  const shop = useShop()
  const { t, dateWords } = shop
  const today = shop.today(useNow())
  const [from, setFrom] = useState<BusinessDay>()
  const [to, setTo] = useState<BusinessDay>()
  const [text, setText] = useState('')
  const [fault, setFault] = useState<Fault>()
  const hours = readHours(text)
  const add = () => {
    if (!hours) return
    const added = withExceptions(exceptions, from, to, hours)
    setFault(added.fault)
    if (added.fault) return
    onChange(added.exceptions)
    setFrom(undefined)
    setTo(undefined)
    setText('')
  }
  return (
    <>
      <div className="bk-exception">
        <DateField label={t.setup.exceptionFrom} value={from} today={today} words={dateWords} onChange={setFrom} />
        <DateField label={t.setup.exceptionTo} value={to} today={today} words={dateWords} onChange={setTo} />
        <Field
          label={t.setup.exceptionHours}
          keys="text"
          maxLength={60}
          placeholder={t.setup.shut}
          value={text}
          fault={hours ? undefined : t.setup.hoursWrong}
          onChange={setText}
        />
        <Button icon="plus" off={!hours} onPress={add}>
          {t.setup.addException}
        </Button>
      </div>
      {fault && (
        <p className="field-fault" role="alert">
          {faultText(t.setup, fault)}
        </p>
      )}
    </>
  )
}
