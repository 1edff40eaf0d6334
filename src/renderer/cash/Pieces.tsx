import { COINS, NOTES } from '../../shared/cash.ts'
import type { Cents } from '../../shared/money.ts'
import { euros as inEuros, noteValue } from '../../shared/texts/format.ts'
import { useWords } from '../shell/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { piecesWorth, typedPieces, withPieces, type Pieces } from './count-view.ts'

type Props = { readonly pieces: Pieces; readonly onPieces: (pieces: Pieces) => void }

/** Notes and coins side by side: Tab goes from one number to the next, digits write it. */
export function PiecesCount({ pieces, onPieces }: Props) {
  const { t } = useWords()
  return (
    <div className="counting">
      <Values title={t.count.notes} values={NOTES} pieces={pieces} onPieces={onPieces} />
      <Values title={t.count.coins} values={COINS} pieces={pieces} onPieces={onPieces} />
    </div>
  )
}

/** Nobody has to accept more coins than this for one payment (CMF L112-5, règlement 974/98 art. 11). */
const COINS_PAID_MAX = 50

type ValuesProps = Props & { readonly title: string; readonly values: readonly Cents[] }

function Values({ title, values, pieces, onPieces }: ValuesProps) {
  const { lang, t, amount } = useWords()
  const coins = COINS.reduce((many, value) => many + (pieces[value] ?? 0), 0)
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
              <button
                type="button"
                tabIndex={-1}
                aria-label={t.count.less({ value: name })}
                onClick={() => set(many - 1)}
              >
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
                onKeyDown={(event) => {
                  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
                  event.preventDefault()
                  set(many + (event.key === 'ArrowUp' ? 1 : -1))
                }}
              />
              <button
                type="button"
                tabIndex={-1}
                aria-label={t.count.more({ value: name })}
                onClick={() => set(many + 1)}
              >
                <Icon name="plus" />
              </button>
              <span>{many > 0 ? amount(piecesWorth(pieces, value)) : ''}</span>
            </li>
          )
        })}
      </ul>
      {coins > COINS_PAID_MAX && values === COINS && <p className="quiet">{t.tender.coins}</p>}
    </section>
  )
}
