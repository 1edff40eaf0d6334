import { useState } from 'react'
import type { Reading, ZReport } from '../../shared/contracts/cash-sessions.ts'
import type { Cents } from '../../shared/money.ts'
import { euros as inEuros, noteValue } from '../../shared/texts/format.ts'
import { typedAmount, withAmountDigit } from '../counter/pay-view.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { useTypedDigits } from '../shell/typing.ts'
import { useWords } from '../shell/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { Keypad } from '../ui/Keypad.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { CountVerdict } from './CountVerdict.tsx'
import { COINS, countedPieces, NOTES, piecesWorth, typedPieces, withPieces, type Pieces } from './count-view.ts'

type Mode = 'pieces' | 'total'
type Props = {
  readonly reading: Reading
  readonly onCancel: () => void
  readonly onClosed: (z: ZReport) => void
}

/** The drawer is counted, note by note or as a total; two presses close the day. */
export function CountingScreen({ reading, onCancel, onClosed }: Props) {
  const { t } = useWords()
  const [mode, setMode] = useState<Mode>('pieces')
  const [pieces, setPieces] = useState<Pieces>({})
  const [digits, setDigits] = useState('')
  const counted = mode === 'pieces' ? countedPieces(pieces) : typedAmount(digits)
  return (
    <>
      <main className="cash">
        <header className="cash-head">
          <div>
            <h1>{t.count.title}</h1>
          </div>
          <Segmented
            label={t.count.mode}
            value={mode}
            choices={[
              { value: 'pieces', text: t.count.byPieces },
              { value: 'total', text: t.count.byTotal },
            ]}
            onChoose={setMode}
          />
        </header>
        {mode === 'pieces' ? (
          <div className="counting">
            <Values title={t.count.notes} values={NOTES} pieces={pieces} onPieces={setPieces} />
            <Values title={t.count.coins} values={COINS} pieces={pieces} onPieces={setPieces} />
          </div>
        ) : (
          <CountTotal counted={counted} onKey={(key) => setDigits((old) => withAmountDigit(old, key))} />
        )}
      </main>
      <CountVerdict reading={reading} counted={counted} onCancel={onCancel} onClosed={onClosed} />
    </>
  )
}

type TotalProps = { readonly counted: Cents; readonly onKey: (key: string) => void }

function CountTotal({ counted, onKey }: TotalProps) {
  const { t } = useWords()
  useTypedDigits(onKey)
  return (
    <div className="counting-total">
      <output aria-label={t.count.totalLabel}>
        <BigAmount cents={counted} />
      </output>
      <Keypad label={t.count.totalLabel} backLabel={t.common.erase} onKey={onKey} />
    </div>
  )
}

type ValuesProps = {
  readonly title: string
  readonly values: readonly Cents[]
  readonly pieces: Pieces
  readonly onPieces: (pieces: Pieces) => void
}

function Values({ title, values, pieces, onPieces }: ValuesProps) {
  const { lang, t, amount } = useWords()
  return (
    <section className="card pieces">
      <h2>{title}</h2>
      <ul>
        {values.map((value) => {
          const name = value >= 100 ? noteValue(value, lang) : inEuros(value, lang)
          const many = pieces[value] ?? 0
          const set = (next: number) => onPieces(withPieces(pieces, value, next))
          return (
            <li key={value} data-on={many > 0 ? '' : undefined}>
              <b>{name}</b>
              <button type="button" aria-label={t.count.less({ value: name })} onClick={() => set(many - 1)}>
                <Icon name="minus" />
              </button>
              <input
                type="text"
                inputMode="numeric"
                aria-label={t.count.one({ value: name })}
                placeholder="0"
                value={many === 0 ? '' : many}
                onFocus={(event) => event.target.select()}
                onChange={(event) => set(typedPieces(event.target.value))}
              />
              <button type="button" aria-label={t.count.more({ value: name })} onClick={() => set(many + 1)}>
                <Icon name="plus" />
              </button>
              <span>{many > 0 ? amount(piecesWorth(pieces, value)) : ''}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
