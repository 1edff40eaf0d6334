import { Button } from '../../../renderer/ui/Button.tsx'
import type { Asked } from './in-desk.ts'
import { useCarrierName, useInWords } from './in-shop.ts'
import type { RoundProps } from './RoundMain.tsx'

/** A scan that is not sure: asked in place of where it would lie, while others go on being stored. */
export function AskedScan({ asked, round, actions }: RoundProps & { readonly asked: Asked }) {
  const t = useInWords().round
  const nameOf = useCarrierName()
  const { asks } = asked
  const carrier = nameOf(round.delivery.carrier)
  const question =
    asks.kind === 'asks-key'
      ? t.key(asks)
      : asks.kind === 'asks-format'
        ? t.format(carrier)
        : t.seems({ seems: asks.seems, carrier })
  return (
    <section className="pi-last" data-kind="asked" aria-label={question}>
      <p className="pi-what" role="alert">
        <b>{asks.code}</b> <span>{question}</span>
      </p>
      <div className="pi-answers">
        {asks.kind === 'asks-key'
          ? Object.values(t.reasons).map((reason) => (
              <Button key={reason} onPress={() => actions.answer(asked, { forcedReason: reason })}>
                {reason}
              </Button>
            ))
          : asks.choices.slice(0, 3).map((choice) => (
              <Button key={choice.carrier} onPress={() => actions.answer(asked, { carrier: choice.carrier })}>
                {t.as(choice.name)}
              </Button>
            ))}
        <Button tone="quiet" onPress={() => actions.answer(asked, {})}>
          {t.ignore}
        </Button>
      </div>
    </section>
  )
}
