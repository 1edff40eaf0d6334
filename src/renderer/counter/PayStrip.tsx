import { memo } from 'react'
import { ZERO } from '../../shared/money.ts'
import { noteValue } from '../../shared/texts/format.ts'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { NOTES, othersOf, type PayView } from './pay-view.ts'
import { useTendersUsed } from './use-counter.ts'

type Props = Pick<PayView, 'canPay' | 'free'>

/** Always there: one touch takes the money. No key is really disabled, so that a tap right behind a tile is not lost. */
export const PayStrip = memo(function PayStrip({ canPay, free }: Props) {
  const { lang, t } = useWords()
  const { counter } = useTill()
  const { first, more } = othersOf(useTendersUsed())
  const dim = !canPay
  return (
    <div
      className="pay"
      role="group"
      aria-label={t.pay.label}
      data-first={first ? '' : undefined}
      data-more={more ? '' : undefined}
    >
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
      {first && (
        <Button className="pay-first" tone="soft" dim={dim} onPress={() => canPay && counter.takeOther(first, ZERO)}>
          {t.tender.key[first]}
        </Button>
      )}
      {NOTES.map((note) => (
        <Button key={note} className="pay-note" tone="note" dim={dim} onPress={() => counter.takeCash(note)}>
          {noteValue(note, lang)}
        </Button>
      ))}
      <Button
        className="pay-other"
        icon="pad"
        title={t.pay.other}
        off={!canPay}
        onPress={() => change({ payDigits: '', payWay: undefined })}
      >
        {t.pay.other}
      </Button>
      {more && (
        <Button
          className="pay-more"
          icon="more"
          label={t.tender.others}
          title={t.tender.others}
          off={!canPay}
          onPress={() => change({ payDigits: '', payWay: { kind: 'others' } })}
        />
      )}
    </div>
  )
})
