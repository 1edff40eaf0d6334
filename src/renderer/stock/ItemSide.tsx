import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ItemNow, Move } from '../../shared/contracts/stock.ts'
import { handMoves, type HandMove, type StockItem } from '../../shared/stock.ts'
import { shortDay } from '../../shared/texts/format.ts'
import { useStepBack } from '../shell/back.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { bigUnit, readThousandths, shownAmount } from './stock-view.ts'
import { useStock } from './use-stock.ts'
import { NothingChosen, SideHead, StockSide } from './StockSide.tsx'

type Props = { readonly now: ItemNow | undefined; readonly onEdit: () => void }

/** The item in hand: how much, where it went, and what is taken of it by hand. */
export function ItemSide({ now, onEdit }: Props) {
  const { t, lang } = useWords()
  const words = t.stock.items
  const [moving, setMoving] = useState(false)
  if (!now) return <NothingChosen label={words.side} icon="package" text={words.choose} />
  const { item, level } = now
  const head = <SideHead title={item.label} note={[item.shelf, item.packages[0]?.label].filter(Boolean).join(' · ')} />
  if (moving) return <MoveForm item={item} head={head} onDone={() => setMoving(false)} />
  return (
    <StockSide
      label={words.side}
      head={head}
      keys={
        <div className="sv-keys">
          <Button icon="pencil" onPress={onEdit}>
            {words.edit}
          </Button>
          <Button className="sv-main" icon="swap" onPress={() => setMoving(true)}>
            {words.move}
          </Button>
        </div>
      }
    >
      <p className="stock-level" data-low={now.low ? '' : undefined}>
        <strong>{shownAmount(level, item.unit, lang)}</strong>
        <span>
          {item.reorderAt > 0
            ? words.reorderFrom({ amount: shownAmount(item.reorderAt, item.unit, lang) })
            : words.noReorder}
        </span>
      </p>
      <Moves item={item} />
    </StockSide>
  )
}

function Moves({ item }: { readonly item: StockItem }) {
  const { t, lang } = useWords()
  const { queries } = useStock()
  const words = t.stock.items
  const told = useQuery(queries.moves.queryOptions({ input: { itemId: item.itemId } })).data
  if (!told) return null
  return (
    <>
      <p className="sv-label">{words.history}</p>
      <ul className="stock-moves">
        {told.soldSinceCount !== 0 && (
          <li>
            <b>{words.sold}</b>
            <em>{shownAmount(-told.soldSinceCount, item.unit, lang)}</em>
            <small>{words.sinceCount}</small>
          </li>
        )}
        {told.moves.map((move) => (
          <li key={move.move}>
            <b>{words.moves[move.kind]}</b>
            <em>{moveFigure(move, item, lang)}</em>
            <small>{[shortDay(move.day, lang), move.by, move.note].filter(Boolean).join(' · ')}</small>
          </li>
        ))}
      </ul>
      {told.moves.length === 0 && told.soldSinceCount === 0 && <p className="sv-none">{words.noMoves}</p>}
    </>
  )
}

/** A count says what there was; everything else, what it changed. */
function moveFigure({ kind, amount, counted }: Move, { unit }: StockItem, lang: 'fr' | 'en'): string {
  if (kind === 'count') return `= ${shownAmount(counted ?? 0, unit, lang)}`
  return `${amount > 0 ? '+' : ''}${shownAmount(amount, unit, lang)}`
}

type MoveProps = { readonly item: StockItem; readonly head: React.ReactNode; readonly onDone: () => void }

function MoveForm({ item, head, onDone }: MoveProps) {
  const { t } = useWords()
  const { stock, push } = useStock()
  const words = t.stock.items
  const [kind, setKind] = useState<HandMove>('waste')
  const [text, setText] = useState('')
  const [note, setNote] = useState('')
  useStepBack(true, onDone)
  const amount = readThousandths(text)
  const ready = amount !== undefined && amount > 0
  const save = () => {
    if (!ready) return
    push((commandId) => stock.move({ itemId: item.itemId, kind, amount, note: note.trim(), commandId }), onDone)
  }
  return (
    <StockSide
      label={words.move}
      head={head}
      keys={
        <div className="sv-keys">
          <Button icon="left" onPress={onDone}>
            {t.common.back}
          </Button>
          <Button className="sv-main" icon="check" off={!ready} onPress={save}>
            {words.note}
          </Button>
        </div>
      }
    >
      <div className="sv-chips" role="group" aria-label={words.move}>
        {handMoves.map((one) => (
          <button key={one} type="button" className="sv-chip" aria-pressed={one === kind} onClick={() => setKind(one)}>
            <b>{words.moves[one]}</b>
          </button>
        ))}
      </div>
      <Field
        label={words.howMuch({ unit: bigUnit(item.unit) })}
        keys="amount"
        autoFocus
        value={text}
        onChange={setText}
        onEnter={save}
        fault={text !== '' && amount === undefined ? t.stock.wrongFigure : undefined}
      />
      <Field label={words.why} keys="text" maxLength={80} value={note} onChange={setNote} onEnter={save} />
    </StockSide>
  )
}
