import { memo } from 'react'
import { noteValue } from '../../shared/texts/format.ts'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { NOTES, type PayView } from './pay-view.ts'

type Props = Pick<PayView, 'canPay' | 'free'>

/** Always there: one touch takes the money. No key is really disabled, so that a tap right behind a tile is not lost. */
export const PayStrip = memo(function PayStrip({ canPay, free }: Props) {
  const { lang, t } = useWords()
  const { counter } = useTill()
  const dim = !canPay
  return (
    <div className="pay" role="group" aria-label={t.pay.label}>
      {free ? (
        <Button className="pay-free" tone="cash" icon="check" onPress={counter.settleFree}>
          {t.pay.free}
        </Button>
      ) : (
        <Button className="pay-exact" tone="cash" icon="banknote" dim={dim} onPress={() => counter.takeCash('due')}>
          {t.pay.exact}
        </Button>
      )}
      <Button className="pay-card" tone="card" icon="card" dim={dim} onPress={() => counter.takeCard('due')}>
        {t.pay.card}
      </Button>
      {NOTES.map((note) => (
        <Button key={note} className="pay-note" tone="note" dim={dim} onPress={() => counter.takeCash(note)}>
          {noteValue(note, lang)}
        </Button>
      ))}
      <Button className="pay-other" off={!canPay} onPress={() => change({ payDigits: '' })}>
        {t.pay.other}
      </Button>
    </div>
  )
})
