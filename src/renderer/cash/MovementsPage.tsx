import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { cashFlow, reasonsIn, reasonsOut, type CashReason } from '../../shared/cash.ts'
import type { CashMovement } from '../../shared/contracts/cash-movements.ts'
import { absolute, cents } from '../../shared/money.ts'
import { signedEuros } from '../../shared/texts/format.ts'
import { useStatus } from '../counter/use-counter.ts'
import { useTips } from '../money/OwedKeys.tsx'
import { usePeople } from '../people/use-people.ts'
import { useStepBack } from '../shell/back.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'
import './movements.css'

const groups = [
  { name: 'in', icon: 'plus', reasons: reasonsIn },
  { name: 'out', icon: 'minus', reasons: reasonsOut },
  { name: 'safe', icon: 'safe', reasons: ['safe-drop', 'bank-deposit'] },
] as const satisfies readonly {
  readonly name: string
  readonly icon: IconName
  readonly reasons: readonly CashReason[]
}[]

type Props = {
  readonly isOpen: boolean
  readonly chosen: CashReason | undefined
  readonly onChoose: (reason: CashReason) => void
}

/** Why cash moves, one touch each; what the safe holds; and what moved since the opening. */
export function MovementsPage({ isOpen, chosen, onChoose }: Props) {
  const { t } = useWords()
  const { queries } = useTill()
  const tips = useTips()
  const status = useStatus()
  const hasServices = status?.phase === 'running' && status.settings.services.length > 0
  const isOffered = (reason: CashReason) =>
    reason === 'tips-paid' ? tips : reason !== 'third-party-paid' || hasServices
  const known = useQuery(queries.cashMovements.list.queryOptions({ input: {} })).data
  return (
    <div className="movements">
      {groups.map(({ name, icon, reasons }) => (
        <section key={name} className="card move-group" data-group={name} aria-label={t.drawer.groups[name]}>
          <h2>
            <Icon name={icon} />
            {t.drawer.groups[name]}
          </h2>
          {reasons.filter(isOffered).map((reason) => (
            <Button key={reason} off={!isOpen} pressed={reason === chosen} onPress={() => onChoose(reason)}>
              {t.drawer.reason[reason]}
            </Button>
          ))}
          {name === 'safe' && known && (
            <p className="safe-holds">
              <span>{t.drawer.safe}</span>
              <output aria-label={t.drawer.safe}>
                <BigAmount cents={known.safeCents} />
              </output>
            </p>
          )}
        </section>
      ))}
      <section className="card moved">
        <h2>{t.drawer.list}</h2>
        {known && known.movements.length === 0 && <p className="quiet">{isOpen ? t.drawer.none : t.drawer.notOpen}</p>}
        <ul aria-label={t.drawer.list}>
          {known?.movements.map((movement) => (
            <Row key={movement.movementId} movement={movement} />
          ))}
        </ul>
      </section>
    </div>
  )
}

function Row({ movement }: { readonly movement: CashMovement }) {
  const { lang, t, euros } = useWords()
  const { cash } = useTill()
  const { time } = useClock()
  const who = usePeople()?.people.find((person) => person.operatorId === movement.operatorId)?.name
  const [asked, setAsked] = useState(false)
  useStepBack(asked, () => setAsked(false))
  const { reason, amountCents, note, undoes, undone } = movement
  const { drawer, safe } = cashFlow[reason]
  const what = t.drawer.reason[reason]
  const shown = signedEuros(cents((drawer || safe) * amountCents), lang)
  const words = [note, who, undone && t.drawer.undone, undoes && t.drawer.undoes].filter(Boolean).join(' · ')
  return (
    <li data-undone={undone || undoes !== null ? '' : undefined}>
      <span className="moved-time">{time(movement.atMs)}</span>
      <span className="moved-what">
        <b>{what}</b>
        <em>{words}</em>
      </span>
      <b className="moved-amount">{shown}</b>
      {!undone && undoes === null && !asked && (
        <Button icon="undo" label={t.drawer.undoLabel({ what })} onPress={() => setAsked(true)}>
          {t.drawer.undo}
        </Button>
      )}
      {asked && !undone && (
        <div className="two-step">
          <p role="status">{t.drawer.undoMore({ what, amount: euros(absolute(amountCents)) })}</p>
          <Button onPress={() => setAsked(false)}>{t.control.fields.cancel}</Button>
          <Button
            tone="red"
            icon="undo"
            onPress={() => {
              setAsked(false)
              cash.undoMovement(movement.movementId)
            }}
          >
            {t.drawer.undoSure}
          </Button>
        </div>
      )}
    </li>
  )
}
