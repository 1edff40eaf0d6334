import { milli } from '../../shared/money.ts'
import { quantity } from '../../shared/texts/format.ts'
import type { OpenTicket } from '../../shared/ticket.ts'
import { change } from '../shell/session.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { NOTHING_PICKED, pickedCents, pickOne, type Picked } from './split-view.ts'

const pick = (picked: Picked) => change({ over: { kind: 'split', step: { kind: 'items', picked } } })
const NONE = milli(0)

/** What the next payer had: each touch is one more of it, and one behind the last is none. */
export function SplitItems({ ticket, picked }: { readonly ticket: OpenTicket; readonly picked: Picked }) {
  const { lang, t, amount, euros } = useWords()
  return (
    <>
      <div className="split-hint">
        <p className="quiet">{picked.size === 0 && ticket.split !== null ? t.split.restHint : t.split.pickHint}</p>
        <Button icon="cross" off={picked.size === 0} onPress={() => pick(NOTHING_PICKED)}>
          {t.split.clear}
        </Button>
      </div>
      <ul className="pick-tiles" aria-label={t.split.byItem}>
        {ticket.lines.map((line) => {
          const taken = picked.get(line.lineId) ?? NONE
          const name = line.shared ? t.discount.partOf({ label: line.label }) : line.label
          const pieces = t.split.picked({ picked: quantity(taken, lang), of: quantity(line.quantityMilli, lang) })
          const borne = taken > 0 ? pickedCents(line, taken) : line.ttcCents
          const share = !line.shared ? pieces : taken > 0 ? t.split.taken : ''
          return (
            <li key={line.lineId}>
              <button
                type="button"
                aria-pressed={taken > 0}
                aria-label={[t.split.pick({ label: name }), ...(share ? [share] : []), euros(borne)].join(', ')}
                onClick={() => pick(pickOne(picked, line))}
              >
                <span className="pick-label">{name}</span> <span className="pick-share">{share}</span>{' '}
                <span className="pick-amount">{amount(borne)}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
