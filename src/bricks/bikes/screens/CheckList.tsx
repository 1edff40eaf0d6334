import { useState, type ReactNode } from 'react'
import { Field } from '../../../renderer/ui/Field.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import type { Condition } from '../rental.ts'
import { toggled } from './hire-view.ts'
import { useShop } from './shop.ts'

type Props = {
  readonly name: string
  readonly condition: Condition
  readonly onChange: (condition: Condition) => void
  readonly children?: ReactNode
}

/** What is looked at on a bike; each point is well until somebody touches it. */
export function CheckList({ name, condition, onChange, children }: Props) {
  const { t } = useShop()
  const [battery, setBattery] = useState(condition.batteryPercent === null ? '' : String(condition.batteryPercent))
  return (
    <div className="bk-check" role="group" aria-label={`${t.back.state} ${name}`}>
      <p className="sv-label">{name}</p>
      <div className="sv-chips sv-three">
        {condition.checks.map(({ item, ok }) => (
          <button
            key={item}
            type="button"
            className="sv-chip"
            data-check={ok ? 'ok' : 'bad'}
            aria-pressed={ok}
            onClick={() => onChange(toggled(condition, item))}
          >
            <Icon name={ok ? 'check' : 'alert'} />
            <b>{item}</b>
          </button>
        ))}
      </div>
      <div className="sv-pair">
        <Field
          label={t.hire.battery}
          keys="digits"
          maxLength={3}
          value={battery}
          onChange={(text) => {
            setBattery(text)
            const percent = Number(text)
            const isRead = text !== '' && Number.isInteger(percent) && percent >= 0 && percent <= 100
            onChange({ ...condition, batteryPercent: isRead ? percent : null })
          }}
        />
        <Field
          label={t.back.note}
          keys="text"
          maxLength={120}
          value={condition.note}
          onChange={(note) => onChange({ ...condition, note })}
        />
      </div>
      {children}
    </div>
  )
}
