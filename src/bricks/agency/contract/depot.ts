import { z } from 'zod'
import { command, query, zBusinessDay, zCents, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zArticleCode, zItemId, zNoteId, zServiceCode } from '../ids.ts'
import { zItem, zItemAct } from '../rules/items.ts'
import { QUANTITY_MAX, zNote } from '../rules/press.ts'
import { zBulletin } from '../rules/refs.ts'
import { zAmount } from '../rules/service.ts'
import { notAdded, zOnTicket } from './common.ts'

/** The bottles of a service whose deposit the café holds, and those that were given back lately. */
const zBulletinShown = z.strictObject({
  bulletin: zBulletin,
  article: zArticleCode,
  depositCents: zCents,
  state: z.enum(['on-ticket', 'held', 'given-back', 'free']),
  atMs: zInstantMs,
  exchanges: z.int().min(0),
})
export const bulletins = query({
  right: 'sell',
  input: { service: zServiceCode, text: zText(20) },
  output: z.array(zBulletinShown),
})
/** Gives the deposit of one bulletin back, once, in the form it was paid in. */
export const giveDepositBack = command({
  right: 'sell',
  input: { service: zServiceCode, bulletin: zBulletin, printReceipt: z.boolean() },
  output: z.strictObject({ number: z.int().positive(), givenCents: zCents }),
  refusals: [
    'BULLETIN_UNKNOWN',
    'BULLETIN_GIVEN_BACK',
    'BULLETIN_NOT_PAID',
    'DEPOSIT_NOT_REFUNDED',
    'CARD_PAYMENT_OPEN',
    'TRAINING_ON',
    'DAY_NOT_OPEN',
  ],
})
/** An empty bottle of one size for a full one of another of the same brand: its deposit stays as it is. */
export const exchangeBottle = command({
  right: 'sell',
  input: { service: zServiceCode, bulletin: zBulletin, article: zArticleCode },
  output: z.null(),
  refusals: ['BULLETIN_UNKNOWN', 'BULLETIN_GIVEN_BACK', 'BULLETIN_NOT_PAID', 'ARTICLE_UNKNOWN', 'EXCHANGE_SAME'],
})

const zItemShown = z.strictObject({
  ...zItem.shape,
  /** What is still to be paid when it is fetched. */
  leftCents: zCents,
  /** Its price lies on a ticket that is not paid. */
  isOnTicket: z.boolean(),
})
export const items = query({
  right: 'sell',
  input: { text: zText(60) },
  output: z.array(zItemShown),
})
/** Something is left for the partner: numbered, with a stub; paid now where `ticket` is given, else when it is fetched. */
export const depositItem = command({
  right: 'sell',
  input: {
    itemId: zItemId,
    service: zServiceCode,
    article: zArticleCode,
    pieces: z.int().min(1).max(99),
    /** Of all pieces, where the article has no price. */
    priceCents: zAmount.nullable(),
    name: zText(60, 1),
    phone: zText(24),
    note: zText(60),
    ticket: zOnTicket.nullable(),
    printStub: z.boolean(),
  },
  output: zItemShown,
  refusals: [...notAdded, 'SERVICE_UNKNOWN', 'SERVICE_OFF', 'ARTICLE_UNKNOWN', 'PRICE_MISSING', 'NOT_FOLLOWED'],
})
/** The partner took them, brought them back; somebody lost or found one. */
export const moveItems = command({
  right: 'sell',
  input: { itemIds: z.array(zItemId).min(1).max(200), act: zItemAct.exclude(['collect']) },
  output: z.array(zItemShown),
  refusals: ['ITEM_UNKNOWN', 'ITEM_NOT_SO'],
})
/** Into its owner's hands; what is left to pay goes on the ticket. */
export const collectItem = command({
  right: 'sell',
  input: { itemId: zItemId, ticket: zOnTicket.nullable() },
  output: zItemShown,
  refusals: [...notAdded, 'ITEM_UNKNOWN', 'ITEM_NOT_SO', 'ITEM_TO_PAY'],
})
export const itemCalled = command({
  right: 'sell',
  input: { itemId: zItemId },
  output: zItemShown,
  refusals: ['ITEM_UNKNOWN', 'ITEM_NOT_SO'],
})
export const printStub = command({
  right: 'sell',
  input: { itemId: zItemId },
  output: z.null(),
  refusals: ['ITEM_UNKNOWN', 'NO_PRINTER'],
})

const zQuantity = z.int().min(1).max(QUANTITY_MAX)
/** A delivery note of titles; one that is new becomes an article of the service, at its cover price. */
export const takeDelivery = command({
  right: 'sell',
  input: {
    noteId: zNoteId,
    service: zServiceCode,
    day: zBusinessDay,
    number: zText(30),
    rows: z
      .array(
        z.strictObject({
          title: zText(40, 1),
          quantity: zQuantity,
          coverCents: zAmount,
          returnBy: zBusinessDay.nullable(),
        }),
      )
      .min(1)
      .max(80),
  },
  output: zNote,
  refusals: ['SERVICE_UNKNOWN', 'NOT_DELIVERED_SO', 'ID_REUSED', 'TITLES_TOO_MANY'],
})
/** What goes back unsold. */
export const returnUnsold = command({
  right: 'sell',
  input: {
    noteId: zNoteId,
    service: zServiceCode,
    day: zBusinessDay,
    number: zText(30),
    rows: z
      .array(z.strictObject({ article: zArticleCode, quantity: zQuantity }))
      .min(1)
      .max(80),
  },
  output: zNote,
  refusals: ['SERVICE_UNKNOWN', 'NOT_DELIVERED_SO', 'ID_REUSED', 'RETURNED_TOO_MANY'],
})
/** The titles of some days: delivered less returned, against what the tickets say. */
export const press = query({
  right: 'sell',
  input: { service: zServiceCode, from: zBusinessDay, to: zBusinessDay },
  output: z.strictObject({
    titles: z.array(
      z.strictObject({
        article: zArticleCode,
        label: z.string(),
        delivered: z.int().min(0),
        returned: z.int().min(0),
        due: z.int(),
        dueCents: zCents,
        sold: z.int(),
        missing: z.int(),
        returnBy: zBusinessDay.nullable(),
      }),
    ),
    notes: z.array(zNote),
  }),
})
