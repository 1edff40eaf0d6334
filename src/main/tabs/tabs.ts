import { assert } from '../../shared/assert.ts'
import type { Station } from '../../shared/contracts/procedure.ts'
import type { TabInList } from '../../shared/contracts/tabs.ts'
import { newTicketId } from '../../shared/ids.ts'
import { plus, ZERO, type Cents } from '../../shared/money.ts'
import type { OpenTicket, Split } from '../../shared/ticket.ts'
import {
  giveBack,
  nextShare,
  takeAmount,
  type DraftLine,
  type DraftTicket,
  type OpenTicketStore,
  type Tickets,
} from '../tickets/index.ts'
import { roundAfter, roundInWords } from './rules.ts'
import type { RoomStore } from './store.ts'

export type TabParts = {
  readonly open: OpenTicketStore
  readonly tickets: () => Tickets
  readonly rooms: RoomStore
}

/** The door of tabs: what becomes of a ticket that was set aside, or that several pay. */
export function createTabs({ open, tickets, rooms }: TabParts) {
  const isTraining = () => tickets().isTraining()

  function priced(draft: DraftTicket, nowMs: number): OpenTicket {
    return tickets().priced(draft, nowMs)
  }

  /** The part that somebody pays becomes a ticket of its own, in hand; the rest waits for it. */
  function part(
    whole: DraftTicket,
    parted: { readonly taken: readonly DraftLine[]; readonly left: readonly DraftLine[] },
    { split, station }: { readonly split: Split; readonly station: Station },
  ): void {
    const ticketId = newTicketId()
    open.update({ ...whole, split, station: null })
    open.open(
      { ...whole, ticketId, station, split: null, partOf: whole.ticketId, partsPaid: 0, lines: [] },
      isTraining(),
    )
    open.deal(
      [whole],
      [
        { ticketId: whole.ticketId, lines: parted.left },
        { ticketId, lines: parted.taken },
      ],
    )
  }

  /** Brings the next equal share in hand. */
  function nextPart(
    whole: DraftTicket,
    split: Extract<Split, { kind: 'shares' }>,
    station: Station,
    nowMs: number,
  ): void {
    const { lines, dueCents } = priced(whole, nowMs)
    const parted = takeAmount(whole, lines, nextShare(dueCents, split.left))
    assert(parted.ok, 'a share of what is due can be taken')
    part(whole, parted.value, { split, station })
  }

  /** A payer's part was paid, or came to nothing: the next one, the rest, or the end. */
  function partEnded(ended: DraftTicket, paid: boolean, nowMs: number): void {
    const whole = ended.partOf === null ? undefined : open.find(ended.partOf, isTraining())
    if (!whole) return
    // What the whole ticket bore as a discount is inside the parts by now.
    const after = paid ? { ...whole, partsPaid: whole.partsPaid + 1, discount: null } : whole
    if (after.lines.length === 0) return open.forget(after.ticketId)
    const { split } = after
    if (split?.kind !== 'shares') return open.update({ ...after, station: ended.station })
    const left = paid ? split.left - 1 : split.left
    assert(left > 0, 'somebody pays what is left')
    open.update({ ...after, split: { ...split, left } })
    if (paid && ended.station) nextPart(after, { ...split, left }, ended.station, nowMs)
    else open.update({ ...after, split: { ...split, left }, station: ended.station })
  }

  return {
    part,
    nextPart,
    onSettled: (ended: DraftTicket, { nowMs }: { readonly nowMs: number }): void => partEnded(ended, true, nowMs),
    onAbandoned: (ended: DraftTicket, { nowMs }: { readonly nowMs: number }): void => partEnded(ended, false, nowMs),

    /** Puts a part back on its ticket, and answers with the ticket as it then is. */
    takeBackPart(taken: DraftTicket): DraftTicket {
      const whole = taken.partOf === null ? undefined : open.find(taken.partOf, isTraining())
      assert(whole, 'a part has its ticket')
      const lines = giveBack(whole.lines, taken.lines, whole.partsPaid === 0)
      open.deal([whole, taken], [{ ticketId: whole.ticketId, lines }])
      open.forget(taken.ticketId)
      const back = { ...whole, lines, station: taken.station, noteNumber: whole.noteNumber ?? taken.noteNumber }
      open.update(back)
      return back
    },

    /** Lets go of what a screen has in hand; its round is over. */
    putAside(draft: DraftTicket, tab: DraftTicket['tab']): void {
      open.update({ ...draft, tab, station: null, round: roundAfter(draft) })
    },

    /** Everything that is set aside or bears a name, the oldest first. */
    list(nowMs: number, station: Station): TabInList[] {
      const all = tickets().allDrafts()
      const parts = Map.groupBy(
        all.filter((draft) => draft.partOf !== null),
        (draft) => draft.partOf,
      )
      return all
        .filter((draft) => draft.partOf === null && (draft.tab !== null || draft.station === null))
        .map((draft): TabInList => {
          const own = priced(draft, nowMs)
          const inParts = parts.get(draft.ticketId) ?? []
          const dueInParts = inParts.reduce<Cents>((due, taken) => plus(due, priced(taken, nowMs).dueCents), ZERO)
          const holder = draft.station ?? inParts[0]?.station ?? null
          return {
            ticketId: draft.ticketId,
            tab: draft.tab,
            tableLabel: draft.tab?.tableId ? (rooms.labelOf(draft.tab.tableId) ?? null) : null,
            openedAtMs: draft.openedAtMs,
            lineCount: draft.lines.length + inParts.reduce((count, taken) => count + taken.lines.length, 0),
            dueCents: plus(own.dueCents, dueInParts),
            paidCents: own.paidCents,
            split: draft.split,
            noteNumber: draft.noteNumber,
            inHand: holder === null ? null : holder === station ? 'here' : 'elsewhere',
            lastRound: roundInWords(draft.lines),
          }
        })
    },
  }
}
export type Tabs = ReturnType<typeof createTabs>
