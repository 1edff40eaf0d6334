import { z } from 'zod'
import { zText } from '../free-text.ts'
import { zLineId, zRoomId, zTableId, zTicketId } from '../ids.ts'
import { COVERS_MAX, SHARES_MAX, TAB_LABEL_MAX, zCounter, zSplit, zTab } from '../ticket.ts'
import { command, query, zCents, zInstantMs, zPositiveCents, zPositiveMilli } from './procedure.ts'

const PLAN_SIDE = 24
const zOnPlan = z.int().min(0).max(PLAN_SIDE)

/** A table as the owner drew it: in units of a grid of 24 × 24 that every screen scales. */
export const zTable = z.strictObject({
  tableId: zTableId,
  label: zText(8, 1),
  shape: z.enum(['square', 'round']),
  x: zOnPlan,
  y: zOnPlan,
  width: z.int().min(2).max(PLAN_SIDE),
  height: z.int().min(2).max(PLAN_SIDE),
  seats: z.int().min(1).max(COVERS_MAX),
})
export type Table = z.infer<typeof zTable>

export const zRoom = z.strictObject({
  roomId: zRoomId,
  label: zText(16, 1),
  /** Inside or outside, where prices differ; inside where it is not said. */
  area: z.enum(['room', 'terrace']).optional(),
  tables: z.array(zTable).max(60),
})
export type Room = z.infer<typeof zRoom>

/** A ticket that was set aside, as lists and the plan show it. */
export const zTabInList = z.strictObject({
  ticketId: zTicketId,
  tab: zTab.nullable(),
  /** The name of its table, where it has one. */
  tableLabel: z.string().nullable(),
  openedAtMs: zInstantMs,
  lineCount: z.int().min(0),
  /** Everything that is still to pay, a payer's part in hand included. */
  dueCents: zCents,
  paidCents: zCents,
  split: zSplit.nullable(),
  noteNumber: z.int().positive().nullable(),
  /** In the hand of a screen now. */
  inHand: z.enum(['here', 'elsewhere']).nullable(),
  /** What was asked for last, to be asked for again. */
  lastRound: z.array(z.strictObject({ label: z.string(), quantityMilli: z.int().positive() })),
})
export type TabInList = z.infer<typeof zTabInList>

export const list = query({ right: 'look', output: z.array(zTabInList) })
export const rooms = query({ right: 'look', output: z.array(zRoom) })

/** Draws the rooms anew. A table with guests stays. */
export const saveRooms = command({
  right: 'settings',
  input: { rooms: z.array(zRoom).max(8) },
  output: z.array(zRoom),
  refusals: ['TABLE_OCCUPIED', 'TABLE_LABEL_TWICE'],
})

const onTicket = { ticketId: zTicketId }
const zLabel = zText(TAB_LABEL_MAX)
const zCovers = z.int().min(1).max(COVERS_MAX).nullable()
const ticketRefusals = ['TICKET_NOT_OPEN', 'TICKET_ELSEWHERE'] as const

/** Puts the ticket in hand aside, under a name, at a table, or as it was. A payer's part goes back to its ticket first. */
export const setAside = command({
  right: 'sell',
  input: { ...onTicket, label: zLabel.optional(), tableId: zTableId.nullable().optional(), covers: zCovers.optional() },
  output: zCounter,
  refusals: [
    ...ticketRefusals,
    'TICKET_EMPTY',
    'TICKET_PARTLY_PAID',
    'CARD_PAYMENT_OPEN',
    'TAB_NEEDS_NAME',
    'TABLE_UNKNOWN',
    'TABLE_OCCUPIED',
  ],
})

/** Takes a ticket that was set aside in hand. What was in hand is set aside when it has a name. */
export const open = command({
  right: 'sell',
  input: { ...onTicket, takeOver: z.boolean() },
  output: zCounter,
  refusals: [...ticketRefusals, 'ANOTHER_TICKET_OPEN'],
})

/** Opens a table for guests before anything is ordered. */
export const seat = command({
  right: 'sell',
  input: { ...onTicket, tableId: zTableId, covers: zCovers },
  output: zCounter,
  refusals: ['DAY_NOT_OPEN', 'TICKET_NOT_OPEN', 'ANOTHER_TICKET_OPEN', 'TABLE_UNKNOWN', 'TABLE_OCCUPIED'],
})

/** Gives a tab another name, other covers, another table. */
export const describe = command({
  right: 'sell',
  input: { ...onTicket, label: zLabel, tableId: zTableId.nullable(), covers: zCovers },
  output: zCounter,
  refusals: ['TICKET_NOT_OPEN', 'TICKET_ELSEWHERE', 'TAB_NEEDS_NAME', 'TABLE_UNKNOWN', 'TABLE_OCCUPIED'],
})

/** Puts everything of several tickets on one: guests join a table, somebody pays for all. */
export const merge = command({
  right: 'sell',
  input: { ...onTicket, from: z.array(zTicketId).min(1).max(50) },
  output: zCounter,
  refusals: [
    ...ticketRefusals,
    'TICKET_PARTLY_PAID',
    'CARD_PAYMENT_OPEN',
    'TICKET_BEING_SPLIT',
    'TICKET_FULL',
    'AMOUNT_TOO_LARGE',
  ],
})

/** Asks for the last round once more, at today's prices. */
export const sameRound = command({
  right: 'sell',
  input: onTicket,
  output: zCounter,
  refusals: [
    'DAY_NOT_OPEN',
    ...ticketRefusals,
    'TICKET_PARTLY_PAID',
    'CARD_PAYMENT_OPEN',
    'TICKET_BEING_SPLIT',
    'TICKET_EMPTY',
    'SOLD_OUT',
    'TICKET_FULL',
    'AMOUNT_TOO_LARGE',
  ],
})

const splitRefusals = [...ticketRefusals, 'TICKET_PARTLY_PAID', 'CARD_PAYMENT_OPEN'] as const

/** Begins or resumes paying in equal shares: the first of those that are left comes in hand, each next one by itself. */
export const splitInShares = command({
  right: 'sell',
  input: { ...onTicket, shares: z.int().min(2).max(SHARES_MAX) },
  output: zCounter,
  refusals: [...splitRefusals, 'NOTHING_TO_SHARE', 'TOO_MANY_SHARES'],
})

/** Takes what one payer had out of the ticket; the rest waits until it is paid. */
export const splitItems = command({
  right: 'sell',
  input: {
    ...onTicket,
    items: z
      .array(z.strictObject({ lineId: zLineId, quantityMilli: zPositiveMilli }))
      .min(1)
      .max(200),
  },
  output: zCounter,
  refusals: [...splitRefusals, 'SHARE_TOO_LARGE', 'LINE_UNKNOWN'],
})

/** Takes an amount out of the ticket. */
export const splitAmount = command({
  right: 'sell',
  input: { ...onTicket, amountCents: zPositiveCents },
  output: zCounter,
  refusals: [...splitRefusals, 'SHARE_TOO_LARGE'],
})

/** Puts a payer's part back on its ticket. The plan goes; what others paid stays paid. */
export const giveBack = command({
  right: 'sell',
  input: onTicket,
  output: zCounter,
  refusals: [...ticketRefusals, 'TICKET_PARTLY_PAID', 'CARD_PAYMENT_OPEN', 'NOT_A_PART'],
})

export const tabs = {
  list,
  rooms,
  saveRooms,
  setAside,
  open,
  seat,
  describe,
  merge,
  sameRound,
  splitInShares,
  splitItems,
  splitAmount,
  giveBack,
}
