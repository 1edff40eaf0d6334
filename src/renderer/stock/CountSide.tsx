import { useQuery } from '@tanstack/react-query'
import type { CountResult } from '../../shared/contracts/stock-deliveries.ts'
import { shortDay, signedEuros } from '../../shared/texts/format.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { shownAmount } from './stock-view.ts'
import { useItemsById, useStock } from './use-stock.ts'
import { SideHead, StockSide } from './StockSide.tsx'

type Props = {
  readonly written: number
  readonly isReady: boolean
  readonly reason: string
  readonly onReason: (text: string) => void
  readonly onSave: () => void
  readonly done: CountResult | undefined
  readonly onAgain: () => void
}
const SHOWN_MAX = 12

/** What is about to be counted, and what the last counts found. */
export function CountSide({ written, isReady, reason, onReason, onSave, done, onAgain }: Props) {
  const { t, lang } = useWords()
  const { queries } = useStock()
  const words = t.stock.count
  const before = useQuery(queries.counts.queryOptions({ input: { limit: SHOWN_MAX } })).data
  if (done) return <Differences count={done} onAgain={onAgain} />
  return (
    <StockSide
      label={words.side}
      head={<SideHead title={words.side} note={words.written({ count: written })} />}
      keys={
        <div className="sv-keys">
          <Button className="sv-main" icon="check" off={!isReady} onPress={onSave}>
            {words.save}
          </Button>
        </div>
      }
    >
      <Field
        label={words.reason}
        keys="text"
        maxLength={80}
        placeholder={words.reasonHint}
        value={reason}
        onChange={onReason}
      />
      <p className="sv-label">{words.before}</p>
      <ul className="stock-moves">
        {before?.map((count) => (
          <li key={count.countId}>
            <b>{shortDay(count.day, lang)}</b>
            <em>{signedEuros(count.valueCents, lang)}</em>
            <small>
              {[count.shelf, words.items({ count: count.lines.length }), count.by].filter(Boolean).join(' · ')}
            </small>
          </li>
        ))}
      </ul>
      {before?.length === 0 && <p className="sv-none">{words.noneBefore}</p>}
    </StockSide>
  )
}

function Differences({ count, onAgain }: { readonly count: CountResult; readonly onAgain: () => void }) {
  const { t, lang } = useWords()
  const items = useItemsById()
  const words = t.stock.count
  const found = count.lines.filter(({ counted, expected }) => counted !== expected)
  return (
    <StockSide
      label={words.differences}
      head={<SideHead title={words.differences} note={words.items({ count: count.lines.length })} />}
      keys={
        <>
          <dl className="sv-total">
            <dt>{words.total}</dt>
            <dd>{signedEuros(count.valueCents, lang)}</dd>
          </dl>
          <div className="sv-keys">
            <Button className="sv-main" icon="check" onPress={onAgain}>
              {words.ok}
            </Button>
          </div>
        </>
      }
    >
      <ul className="stock-moves">
        {found.map((line) => {
          const unit = items.get(line.itemId)?.item.unit ?? 'piece'
          const difference = line.counted - line.expected
          return (
            <li key={line.itemId}>
              <b>{line.label}</b>
              <em>
                {difference > 0 ? '+' : ''}
                {shownAmount(difference, unit, lang)}
              </em>
              <small>{[signedEuros(line.valueCents, lang), line.reason].filter(Boolean).join(' · ')}</small>
            </li>
          )
        })}
      </ul>
      {found.length === 0 && <p className="sv-none">{words.noDifference}</p>}
    </StockSide>
  )
}
