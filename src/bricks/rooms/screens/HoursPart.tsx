import { Icon } from '../../../renderer/ui/Icon.tsx'
import { LAST_MINUTE } from '../rules/space.ts'
import { hourWords } from '../texts/words.ts'
import { useShop } from './shop.ts'

const STEP = 30

type Hours = { readonly fromMinute: number; readonly toMinute: number }

/** From when to when, by half hours: the beginning takes the end along. */
export function HoursPart({
  fromMinute,
  toMinute,
  onChange,
}: Hours & { readonly onChange: (hours: Partial<Hours>) => void }) {
  const { t } = useShop()
  return (
    <div className="sv-pair">
      <Hour
        what={t.from}
        minute={fromMinute}
        onMove={(by) => onChange({ fromMinute: fromMinute + by, toMinute: toMinute + by })}
      />
      <Hour
        what={t.to}
        minute={toMinute}
        onMove={(by) => onChange({ toMinute: Math.max(fromMinute + STEP, toMinute + by) })}
      />
    </div>
  )
}

function Hour(props: { readonly what: string; readonly minute: number; readonly onMove: (by: number) => void }) {
  const { t } = useShop()
  const { what, minute, onMove } = props
  const move = (by: number) => {
    if (minute + by >= 0 && minute + by <= LAST_MINUTE) onMove(by)
  }
  return (
    <div className="rm-hour" role="group" aria-label={what}>
      <p className="sv-label">{what}</p>
      <div>
        <button type="button" aria-label={t.earlier({ what })} onClick={() => move(-STEP)}>
          <Icon name="minus" />
        </button>
        <b>{hourWords(minute)}</b>
        <button type="button" aria-label={t.later({ what })} onClick={() => move(STEP)}>
          <Icon name="plus" />
        </button>
      </div>
    </div>
  )
}
