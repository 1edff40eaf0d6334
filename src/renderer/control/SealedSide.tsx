import { useQuery } from '@tanstack/react-query'
import type { SealedView } from '../../shared/contracts/tax-control.ts'
import { count } from '../../shared/texts/format.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { QueryFailed } from '../shell/QueryFailed.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { CopyLine } from '../ui/CopyLine.tsx'
import { ControlSide, SideEmpty } from './ControlSide.tsx'

type Props = { readonly number: number | undefined; readonly onClose: () => void }

/** One sealed ticket: the paper that came out, and folded under it what the ledger holds to the letter. */
export function SealedSide({ number, onClose }: Props) {
  const { lang, t } = useWords()
  const words = t.control.tax.sealed
  if (number === undefined) {
    return (
      <aside className="ticket control" aria-label={words.choose}>
        <SideEmpty icon="receipt" title={words.choose} text={words.chooseMore} />
      </aside>
    )
  }
  return <Chosen key={number} number={number} title={words.title({ number: count(number, lang) })} onClose={onClose} />
}

type ChosenProps = { readonly number: number; readonly title: string; readonly onClose: () => void }

function Chosen({ number, title, onClose }: ChosenProps) {
  const { t } = useWords()
  const { queries } = useTill()
  const words = t.control.tax
  const asked = useQuery(queries.taxControl.sealed.queryOptions({ input: { number }, staleTime: 0 }))
  const sealed = asked.data
  const total = sealed?.ticket.totalCents
  return (
    <ControlSide
      title={title}
      aside={sealed && <span className="pill">{words.find.kind[sealed.ticket.kind]}</span>}
      keys={
        <>
          {total !== undefined && (
            <div className="total">
              <span>{words.find.total}</span>
              <output aria-label={words.find.total}>
                <BigAmount cents={total} />
              </output>
            </div>
          )}
          <div className="side-keys">
            <Button className="side-main" onPress={onClose}>
              {words.sealed.close}
            </Button>
          </div>
        </>
      }
    >
      {asked.error && <QueryFailed error={asked.error} />}
      {sealed === null && <SideEmpty icon="archive" text={words.sealed.missing} />}
      {sealed && (
        <>
          <pre className="paper-text" aria-label={words.sealed.paper}>
            {sealed.paper}
          </pre>
          <Seal sealed={sealed} />
        </>
      )}
    </ControlSide>
  )
}

function Seal({ sealed }: { readonly sealed: SealedView }) {
  const { t } = useWords()
  const { fields } = t.control
  const words = t.control.tax.sealed
  const copy = { copy: fields.copy, copied: fields.copied }
  return (
    <details className="seal">
      <summary>
        <span>{words.seal}</span>
        <code>{sealed.hash.slice(0, 8).toUpperCase()}</code>
      </summary>
      <p className="quiet">{words.sealMore}</p>
      <CopyLine label={words.hash} text={sealed.hash} words={copy} />
      <CopyLine label={words.prev} text={sealed.prev || words.first} words={copy} />
      <CopyLine label={words.key} text={sealed.key} words={copy} />
      <CopyLine label={words.signature} text={sealed.signature} words={copy} />
      <CopyLine label={words.entry} text={sealed.entry} words={copy} />
    </details>
  )
}
