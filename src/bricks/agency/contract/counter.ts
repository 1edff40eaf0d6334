import { z } from 'zod'
import {
  command,
  query,
  zBusinessDay,
  zCents,
  zInstantMs,
  zPositiveCents,
} from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zCustomerId } from '../../../shared/ids.ts'
import { zArticleCode, zCountId, zServiceCode } from '../ids.ts'
import { zBulletin } from '../rules/refs.ts'
import { AMOUNT_MAX, zAmount, zCounterService, zTerms } from '../rules/service.ts'
import { notAdded, zOnTicket } from './common.ts'

const zPieces = z.int().min(1).max(99)

/** The panels of the counter: each service that is on, and what it came to today. */
export const panels = query({
  right: 'look',
  output: z.strictObject({
    day: zBusinessDay,
    panels: z.array(
      z.strictObject({
        service: zCounterService,
        terms: zTerms.nullable(),
        today: z.strictObject({
          collectedCents: zCents,
          paidOutCents: zCents,
          ownCents: zCents,
          pieces: z.int(),
          minutes: z.int().min(0),
          /** Things that lie here or are away, bottles that are out. */
          open: z.int().min(0),
        }),
        /** Of a daily service: the newest of the last days that nobody typed. */
        dayMissing: zBusinessDay.nullable(),
      }),
    ),
  }),
})

/** One or more of an article on the ticket in hand; of a bottle with its deposit, its bulletin. */
export const sell = command({
  right: 'sell',
  input: {
    ...zOnTicket.shape,
    service: zServiceCode,
    article: zArticleCode,
    pieces: zPieces,
    /** Of one piece, where the price is typed; null where the article has its own. */
    priceCents: zPositiveCents.nullable(),
    bulletin: zBulletin.nullable(),
  },
  output: z.strictObject({ onTicketCents: zCents }),
  refusals: [
    ...notAdded,
    'SERVICE_UNKNOWN',
    'SERVICE_OFF',
    'ARTICLE_UNKNOWN',
    'PRICE_MISSING',
    'NOT_SOLD_SO',
    'BULLETIN_TAKEN',
  ],
})

/** Done for somebody without money; counted for the commune. */
export const count = command({
  right: 'sell',
  input: {
    countId: zCountId,
    service: zServiceCode,
    article: zArticleCode,
    pieces: zPieces,
    minutes: z.int().min(0).max(480),
  },
  output: z.strictObject({ today: z.int().min(0) }),
  refusals: ['SERVICE_UNKNOWN', 'SERVICE_OFF', 'ARTICLE_UNKNOWN', 'NOT_COUNTED_SO', 'ID_REUSED', 'TRAINING_ON'],
})
/** A count of today that was a mistake. */
export const uncount = command({
  right: 'sell',
  input: { countId: zCountId },
  output: z.null(),
  refusals: ['COUNT_UNKNOWN', 'COUNT_OF_ANOTHER_DAY'],
})

/** Cash out of the drawer for the partner: winnings, a withdrawal. Sealed at once, beside the ticket in hand. */
export const payOut = command({
  right: 'sell',
  input: {
    service: zServiceCode,
    article: zArticleCode.nullable(),
    amountCents: zPositiveCents.refine((cents) => cents <= AMOUNT_MAX),
    customerId: zCustomerId.nullable(),
    printReceipt: z.boolean(),
  },
  output: z.strictObject({ number: z.int().positive(), leftCents: zCents.nullable() }),
  refusals: [
    'SERVICE_UNKNOWN',
    'SERVICE_OFF',
    'ARTICLE_UNKNOWN',
    'NOT_PAID_OUT_SO',
    'CUSTOMER_UNKNOWN',
    'PAYOUT_OVER_LIMIT',
    'CASH_OVER_LIMIT',
    'TRAINING_ON',
    'DAY_NOT_OPEN',
  ],
})
/** Puts a pay-out of today back: the cash lies in the drawer again. */
export const undoPayOut = command({
  right: 'refund',
  input: { number: z.int().positive() },
  output: z.strictObject({ number: z.int().positive() }),
  refusals: ['PAYOUT_UNKNOWN', 'PAYOUT_UNDONE', 'PAYOUT_OF_ANOTHER_DAY', 'TRAINING_ON', 'DAY_NOT_OPEN'],
})
/** What somebody may still be handed today; null without a limit. */
export const mayPayOut = query({
  right: 'sell',
  input: { service: zServiceCode, customerId: zCustomerId },
  output: z.strictObject({ leftCents: zCents.nullable() }),
})
/** Whom a pay-out may be for, by a part of their name. */
export const findPeople = query({
  right: 'sell',
  input: { text: zText(60) },
  output: z.array(z.strictObject({ customerId: zCustomerId, name: z.string() })),
})
export const payOuts = query({
  right: 'sell',
  output: z.array(
    z.strictObject({
      number: z.int().positive(),
      service: zServiceCode,
      article: zArticleCode,
      paidCents: zCents,
      name: z.string().nullable(),
      undoneBy: z.int().positive().nullable(),
    }),
  ),
})

/** What the partner's terminal says of a day. Typed again, only the difference is sealed. */
export const typeDay = command({
  right: 'sell',
  input: {
    service: zServiceCode,
    day: zBusinessDay,
    taken: z.array(z.strictObject({ article: zArticleCode, cents: zAmount })).max(80),
    paidCents: zAmount,
  },
  output: z.strictObject({ number: z.int().positive().nullable(), drawerCents: zCents }),
  refusals: [
    'SERVICE_UNKNOWN',
    'SERVICE_OFF',
    'ARTICLE_UNKNOWN',
    'NOT_TYPED_BY_DAY',
    'DAY_NOT_YET',
    'DAY_TOO_OLD',
    'DAY_SAME',
    'TRAINING_ON',
    'DAY_NOT_OPEN',
  ],
})
/** A day as it was typed; null where nobody did. */
export const typedDay = query({
  right: 'sell',
  input: { service: zServiceCode, day: zBusinessDay },
  output: z
    .strictObject({
      taken: z.array(z.strictObject({ article: zArticleCode, cents: zCents })),
      paidCents: zCents,
      atMs: zInstantMs,
      number: z.int().positive().nullable(),
    })
    .nullable(),
})
