import { count } from '../../shared/texts/format.ts'
import { periodName } from '../../shared/texts/periods.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { Notice } from '../shell/Notice.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { ClosingFigures } from './ClosingFigures.tsx'
import type { Closing } from './closings-view.ts'

type Props = { readonly closing: Closing; readonly onClose: () => void }

/** One closing, whole, as on its paper. */
export function ClosingSide({ closing, onClose }: Props) {
  const { lang, t } = useWords()
  const { closings } = useTill()
  const { dayAndTime } = useClock()
  const words = t.control.closings
  const what = words.what[closing.level]({ number: count(closing.number, lang) })
  const when = dayAndTime(closing.closedAtMs)
  return (
    <aside className="ticket closing-side" aria-label={what}>
      <header className="ticket-head">
        <p>
          <b>{what}</b>
        </p>
        {closing.automatic !== undefined && (
          <span className="pill">{closing.automatic ? words.byTill : words.byHand}</span>
        )}
      </header>
      <div className="ticket-body">
        <div className="closing-scroll" tabIndex={0} role="group" aria-label={what}>
          <h2>{periodName(closing.from, closing.to, lang)}</h2>
          <p className="quiet">{closing.automatic ? words.byTillMore({ when }) : words.byHandMore({ when })}</p>
          <ClosingFigures closing={closing} />
        </div>
        <Notice />
      </div>
      <div className="total">
        <span>{words.turnover}</span>
        <output aria-label={words.turnover}>
          <BigAmount cents={closing.turnoverCents} />
        </output>
      </div>
      <div className="side-keys">
        <Button icon="file" tone="soft" label={words.pdfLabel({ what })} onPress={() => closings.savePdf(closing)}>
          {words.pdf}
        </Button>
        <Button icon="printer" tone="soft" label={words.reprintLabel({ what })} onPress={() => closings.print(closing)}>
          {words.reprint}
        </Button>
        <Button className="side-main" onPress={onClose}>
          {words.close}
        </Button>
      </div>
    </aside>
  )
}
