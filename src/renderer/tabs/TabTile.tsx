import { memo } from 'react'
import type { TabInList } from '../../shared/contracts/tabs.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { ageOf, nameOf, roundWords } from './tab-view.ts'

type Props = {
  readonly tab: TabInList
  readonly nowMs: number
  /** Ticked to be settled with others; undefined where a touch takes it in hand. */
  readonly ticked: boolean | undefined
  readonly onTouch: (tab: TabInList) => void
}

/** A tab as a tile: who, how much, for how long, and what they had last, with the key that brings it again. */
export const TabTile = memo(function TabTile({ tab, nowMs, ticked, onTouch }: Props) {
  const { lang, t, amount, euros } = useWords()
  const { tabs } = useTill()
  const name = nameOf(tab, t)
  const age = ageOf(tab.openedAtMs, nowMs, t)
  const round = roundWords(tab.lastRound, lang)
  const marks = [
    ...(tab.tab?.label && tab.tableLabel !== null ? [t.tables.table({ label: tab.tableLabel })] : []),
    ...(tab.tab?.covers ? [t.tabs.coversShort({ count: tab.tab.covers })] : []),
    ...(tab.inHand === 'here' ? [t.tabs.inHand] : tab.inHand === 'elsewhere' ? [t.tabs.elsewhere] : []),
    ...(tab.split ? [t.tabs.shared] : []),
    ...(tab.noteNumber === null ? [] : [t.tabs.noted]),
  ]
  const canRepeat = tab.lastRound.length > 0 && tab.split === null && ticked === undefined
  return (
    <li className="tab-tile" data-late={age.late ? '' : undefined} data-ticked={ticked ? '' : undefined}>
      <button
        type="button"
        className="tab-main"
        aria-pressed={ticked}
        aria-label={[name, euros(tab.dueCents), age.text, ...(age.late ? [t.tabs.late] : []), ...marks].join(', ')}
        onClick={() => onTouch(tab)}
      >
        <span className="tab-name">
          {ticked !== undefined && <Icon name={ticked ? 'check' : 'plus'} />}
          {name}
        </span>{' '}
        <span className="tab-amount">{amount(tab.dueCents)}</span>{' '}
        <span className="tab-age">
          {age.late && <Icon name="clock" />}
          {age.text}
          {age.late && <b> {t.tabs.late}</b>}
        </span>{' '}
        <span className="tab-marks">{marks.join(' · ')}</span>
      </button>
      <button
        type="button"
        className="tab-again"
        aria-label={t.tabs.sameRoundOf({ tab: name, round })}
        disabled={!canRepeat}
        onClick={() => tabs.sameRound(tab.ticketId, { tab: name, round })}
      >
        <Icon name="again" />
        <span>
          <b>{t.tabs.sameRound}</b> <small>{round}</small>
        </span>
      </button>
    </li>
  )
})
