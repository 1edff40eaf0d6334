import type { OpenTicket } from '../../shared/ticket.ts'
import { useCounter, wholeCounter } from '../counter/use-counter.ts'
import { change } from '../shell/session.ts'
import { useWords } from '../shell/words.ts'
import { ZERO } from '../../shared/money.ts'
import { planView } from './split-view.ts'
import { ageOf, nameOf } from './tab-view.ts'
import { useNow, useRooms } from './use-tabs.ts'

/** Whose ticket is in hand: its name, its table, its guests, its age; or which payer's part of it. */
export function TabName({ ticket }: { readonly ticket: OpenTicket }) {
  const { t } = useWords()
  const rooms = useRooms()
  const now = useCounter(wholeCounter)
  const nowMs = useNow()
  const { tab } = ticket
  const table = tab?.tableId
    ? rooms.flatMap((room) => room.tables).find((one) => one.tableId === tab.tableId)
    : undefined
  const name = tab ? nameOf({ tab, tableLabel: table?.label ?? null }, t) : t.split.underWay
  const view = now && planView(now, ZERO)
  const share =
    view?.kind === 'share' ? t.split.share(view) : ticket.partOf ? t.split.part : ticket.split ? t.split.underWay : ''
  const age = ageOf(ticket.openedAtMs, nowMs, t)
  const more = [
    ...(share && share !== name ? [share] : []),
    ...(table && tab?.label ? [t.tables.table({ label: table.label })] : []),
    ...(tab?.covers ? [t.tabs.coversShort({ count: tab.covers })] : []),
    ...(tab ? [age.text] : []),
  ].join(' · ')
  if (!tab) {
    return (
      <p className="tab-title">
        <b>{name}</b>
        <small>{more}</small>
      </p>
    )
  }
  return (
    <button
      type="button"
      className="tab-title"
      aria-label={`${[name, more].filter(Boolean).join(', ')} : ${t.tabs.describeMore}`}
      onClick={() => change({ over: { kind: 'tabs', step: { kind: 'describe' } } })}
    >
      <b>{name}</b> <small data-late={age.late ? '' : undefined}>{more}</small>
    </button>
  )
}
