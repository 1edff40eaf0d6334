import { useState } from 'react'
import type { Reading, ZReport } from '../../shared/contracts/cash-sessions.ts'
import type { Cents } from '../../shared/money.ts'
import { typedAmount, withAmountDigit } from '../counter/pay-view.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { useTypedDigits } from '../shell/typing.ts'
import { useWords } from '../shell/words.ts'
import { Keypad } from '../ui/Keypad.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { countedPieces, piecesFound, type Pieces } from './count-view.ts'
import { CountVerdict } from './CountVerdict.tsx'
import { PiecesCount } from './Pieces.tsx'

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
  const found = mode === 'pieces' ? piecesFound(pieces) : []
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
          <PiecesCount pieces={pieces} onPieces={setPieces} />
        ) : (
          <CountTotal counted={counted} onKey={(key) => setDigits((old) => withAmountDigit(old, key))} />
        )}
      </main>
      <CountVerdict reading={reading} counted={counted} pieces={found} onCancel={onCancel} onClosed={onClosed} />
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
