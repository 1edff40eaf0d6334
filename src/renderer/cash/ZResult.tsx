import type { ZReport } from '../../shared/contracts/cash-sessions.ts'
import { count, signedEuros } from '../../shared/texts/format.ts'
import { OpenDay } from '../counter/OpenDay.tsx'
import { BigAmount } from '../shell/BigAmount.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useState } from 'react'

/** The drawer is counted, its Z sealed: its figures, its code. */
export function ZResult({ z }: { readonly z: ZReport }) {
  const { lang, t, euros } = useWords()
  const { cash } = useTill()
  const [next, setNext] = useState(false)
  if (next) {
    return (
      <aside className="ticket" aria-label={t.day.open}>
        <OpenDay suggested={z.countedCents} />
      </aside>
    )
  }
  const number = count(z.number, lang)
  return (
    <aside className="ticket drawer-side" aria-label={t.z.title({ number })}>
      <div className="z-head" role="status">
        <Icon name="seal" />
        <h2>{t.z.title({ number })}</h2>
        <p>{t.z.done}</p>
      </div>
      <div className="ticket-body">
        <dl className="sums">
          <dt>{t.z.counted}</dt>
          <dd>{euros(z.countedCents)}</dd>
          <dt>{t.z.difference}</dt>
          <dd>{signedEuros(z.overShortCents, lang)}</dd>
          {z.explanation && (
            <>
              <dt>{t.drawer.history.explanation}</dt>
              <dd>{t.drawer.explanation[z.explanation]}</dd>
            </>
          )}
          <dt>{t.z.perpetual}</dt>
          <dd>{euros(z.perpetual.algebraicCents)}</dd>
        </dl>
        <div className="seal-code">
          <span>{t.z.seal}</span>
          <b>{z.headCode}</b>
          <p>{t.z.sealMore}</p>
        </div>
      </div>
      <div className="total">
        <span>{t.z.turnover}</span>
        <output aria-label={t.z.turnover}>
          <BigAmount cents={z.reading.turnoverCents} />
        </output>
      </div>
      <div className="side-keys">
        <Button icon="printer" label={t.z.reprintLabel({ number })} onPress={() => cash.printZ(z.number)}>
          {t.z.reprint}
        </Button>
        <Button icon="file" label={t.z.pdfLabel({ number })} onPress={() => cash.saveZ(z.number)}>
          {t.z.pdf}
        </Button>
        <Button icon="sun" className="side-main" onPress={() => setNext(true)}>
          {t.day.open}
        </Button>
      </div>
    </aside>
  )
}
