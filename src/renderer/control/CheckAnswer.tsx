import { count } from '../../shared/texts/format.ts'
import { useWords } from '../shell/words.ts'
import { archiveFaultSentence } from './control-view.ts'
import { BigVerdict } from './ControlSide.tsx'

type Check = { readonly here: boolean; readonly entries: number; readonly faults: readonly string[] }

/** What the reading of an archive's file found. */
export function CheckAnswer({ check }: { readonly check: Check }) {
  const { lang, t } = useWords()
  const words = t.control.tax.archive
  const good = check.here && check.faults.length === 0
  if (!check.here) return <BigVerdict good={false} title={words.away} text={words.checkAway} />
  return (
    <>
      <BigVerdict
        good={good}
        title={good ? t.control.tax.check.good : words.checkBad({ count: check.faults.length })}
        text={good ? words.checkGood({ entries: count(check.entries, lang) }) : ''}
      />
      {!good && (
        <ul className="faults">
          {check.faults.map((fault) => (
            <li key={fault}>{archiveFaultSentence(fault, (seq) => count(seq, lang), t.control.tax)}</li>
          ))}
        </ul>
      )}
    </>
  )
}
