import type { Correctable } from '../../shared/contracts/corrections.ts'
import { count } from '../../shared/texts/format.ts'
import { useMay } from '../people/use-people.ts'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { allBack, type CardView, type Given } from './card-view.ts'

type Props = { readonly card: Correctable; readonly view: CardView; readonly onGive: (given: Given) => void }

/** What may be done with a sealed ticket: give back, note a tender anew, hand out what the customer asks for. */
export function CardKeys({ card, view, onGive }: Props) {
  const { lang, t } = useWords()
  const { card: actions, counter, invoices } = useTill()
  const { ticketId, number, kind, printed } = card.ticket
  const maySell = useMay('sell')
  const spoken = count(number, lang)
  const show = (step: 'tender' | 'invoice') => change({ over: { kind: 'card', number, step: { kind: step } } })
  return (
    <div className="card-side card-keys" role="group" aria-label={t.card.keys}>
      {view.canRefund && (
        <>
          <p className="card-hint">{t.card.hint}</p>
          <Button className="card-wide" tone="soft" icon="undo" onPress={() => onGive(allBack(card.lines))}>
            {t.card.all}
          </Button>
        </>
      )}
      {view.changeable.length > 0 && (
        <Button className="card-wide" icon="swap" onPress={() => show('tender')}>
          {t.card.tender}
        </Button>
      )}
      <Button
        icon="printer"
        label={printed > 0 ? t.last.duplicateLabel({ number: spoken }) : t.last.printLabel({ number: spoken })}
        onPress={() => counter.printReceipt(ticketId)}
      >
        {printed > 0 ? t.last.duplicate : t.last.print}
      </Button>
      {maySell && kind !== 'tender-change' && (
        <>
          <Button icon="qr" onPress={() => actions.showCode(ticketId, number)}>
            {t.card.code}
          </Button>
          <Button icon="file" onPress={() => actions.saveReceipt(ticketId)}>
            {t.card.file}
          </Button>
        </>
      )}
      {view.invoice.kind === 'make' && (
        <Button icon="invoice" onPress={() => show('invoice')}>
          {t.invoice.key}
        </Button>
      )}
      {view.invoice.kind === 'credit' && (
        <Button icon="invoice" onPress={() => invoices.make(number, null, null, () => show('invoice'))}>
          {t.card.credit}
        </Button>
      )}
      {view.invoice.kind === 'made' && (
        <Button icon="invoice" onPress={() => show('invoice')}>
          {t.invoice.made[view.invoice.invoice.kind]} <span className="unbroken">{view.invoice.invoice.number}</span>
        </Button>
      )}
    </div>
  )
}
