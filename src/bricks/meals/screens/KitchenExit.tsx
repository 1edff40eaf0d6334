import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import type { Temperature } from '../rules/round.ts'
import { celsius } from '../texts/round-refusals.ts'
import { roundScreens } from '../texts/round-screens.ts'
import { useDay } from './DayBar.tsx'
import { isReady, judge, NOTHING_TYPED } from './round-view.ts'
import { useSetup, useShop } from './shop.ts'
import { TemperatureField } from './TemperatureField.tsx'

type Props = {
  readonly temperatures: readonly Temperature[]
  /** Whose meals they are. */
  readonly concerned: readonly string[]
}

/** The probe at the kitchen's door, before the rounds are loaded. */
export function KitchenExit({ temperatures, concerned }: Props) {
  const shop = useShop()
  const { lang, part, hour } = shop
  const t = roundScreens[lang].kitchen
  const day = useDay()
  const setup = useSetup()
  const [typed, setTyped] = useState(NOTHING_TYPED)
  const judged = setup ? judge(typed, setup) : { kind: 'empty' as const }
  const keep = () => {
    if (!('tenthsC' in judged)) return
    const { comment, action, sure } = typed
    const { tenthsC } = judged
    shop.ask(
      (commandId) =>
        part.measureKitchen({ day, temperature: { tenthsC, comment: comment.trim(), action, sure }, commandId }),
      () => {
        setTyped(NOTHING_TYPED)
        shop.done(t.exitKept(celsius(tenthsC, lang)))
        shop.again()
      },
    )
  }
  return (
    <section className="sv-part">
      <TemperatureField label={t.exit} typed={typed} onType={setTyped} concerned={concerned} />
      {temperatures.map(({ tenthsC, atMs }) => (
        <p key={atMs} className="sv-hint">
          {t.exitAt(celsius(tenthsC, lang), hour(atMs))}
        </p>
      ))}
      {judged.kind !== 'empty' && (
        <div className="sv-keys">
          <Button icon="check" off={!isReady(typed, judged)} onPress={keep}>
            {t.exitKeep}
          </Button>
        </div>
      )}
    </section>
  )
}
