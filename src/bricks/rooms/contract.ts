import { z } from 'zod'
import { zPlace } from '../../shared/catalogue.ts'
import { command, query, zBusinessDay, zCents } from '../../shared/contracts/procedure.ts'
import { SPECIAL_LINE_REFUSALS } from '../../shared/contracts/special-lines.ts'
import { zText } from '../../shared/free-text.ts'
import { zCustomerId, zLineId, zTicketId } from '../../shared/ids.ts'
import { zBookingId, zSeriesId, zSpaceId } from './ids.ts'
import { zBooking, zBookingKind, zBookingState, zCheck, zTimes } from './rules/booking.ts'
import { zRoomRules, zSpace } from './rules/space.ts'
import { SERIES_MAX } from './rules/series.ts'

const zSetup = z.strictObject({ spaces: z.array(zSpace), rules: zRoomRules })

/** A booking as the planning draws it: what for, and nobody's name. */
const zPlanned = z.strictObject({
  bookingId: zBookingId,
  spaceId: zSpaceId,
  kind: zBookingKind,
  state: zBookingState,
  ...zTimes.shape,
  label: z.string(),
})
export type Planned = Readonly<z.infer<typeof zPlanned>>

/** Everything of a booking: whose, what it costs, what is paid, what lies on a ticket, what is held. */
const zBookingView = z.strictObject({
  ...zBooking.omit({ blockId: true }).shape,
  number: z.string(),
  spaceName: z.string(),
  name: z.string(),
  phone: z.string(),
  paidCents: zCents,
  onTicketCents: zCents,
  heldCents: zCents,
  /** What calling it off costs now. */
  feeNowCents: zCents,
  seriesLeft: z.int().min(0),
})
export type BookingView = Readonly<z.infer<typeof zBookingView>>

/** Who hires: a customer of the café; an unknown one is made of it. */
const zParty = z.strictObject({ customerId: zCustomerId, name: zText(120, 1), phone: zText(30) })
const asked = {
  spaceId: zSpaceId,
  kind: zBookingKind,
  ...zTimes.shape,
  party: zParty.nullable(),
  association: z.boolean(),
  purpose: zText(80),
  people: z.int().min(0).max(2000),
  equipment: z.array(zText(40, 1)).max(12),
}
const BOOK_REFUSALS = [
  'SPACE_UNKNOWN',
  'SPACE_NOT_LET',
  'SPACE_CLOSED',
  'SPACE_BUSY',
  'END_BEFORE_START',
  'OVER_CAPACITY',
  'NAME_MISSING',
  'PURPOSE_MISSING',
  'CUSTOMER_ERASED',
  'ID_REUSED',
] as const
const zFile = z.strictObject({ name: z.string(), base64: z.string() })
/** The ticket in hand, or a new one, on which what is due is put. */
const onTicket = { ticketId: zTicketId, place: zPlace }
const weekly = { until: zBusinessDay, everyWeeks: z.int().min(1).max(4) }

export const roomsContract = {
  setup: query({ right: 'look', output: zSetup }),
  saveSpace: command({ right: 'settings', input: { space: zSpace }, output: z.null(), refusals: ['NAME_TAKEN'] }),
  saveRules: command({ right: 'settings', input: { rules: zRoomRules }, output: z.null() }),

  /** Everything between two days, whatever space it is in. */
  planning: query({
    right: 'look',
    input: { from: zBusinessDay, to: zBusinessDay },
    output: z.array(zPlanned),
  }),
  booking: query({ right: 'customers', input: { bookingId: zBookingId }, output: zBookingView.nullable() }),
  /** What is to be seen to today: keys that leave or are not back, events. */
  day: query({ right: 'look', output: z.array(zPlanned) }),
  /** What it would cost, and what stands in its way on each of its days. */
  quote: query({
    right: 'look',
    input: {
      spaceId: zSpaceId,
      ...zTimes.shape,
      association: z.boolean(),
      weekly: z.strictObject(weekly).nullable(),
    },
    output: z
      .strictObject({
        priceCents: zCents,
        depositCents: zCents,
        days: z.array(z.strictObject({ day: zBusinessDay, by: z.string().nullable() })).max(SERIES_MAX),
      })
      .nullable(),
  }),

  book: command({
    right: 'sell',
    input: { bookingId: zBookingId, ...asked },
    output: z.null(),
    refusals: BOOK_REFUSALS,
  }),
  /** Every week until a day: those that are free are booked, the others are named. */
  bookSeries: command({
    right: 'sell',
    input: { seriesId: zSeriesId, ...asked, ...weekly },
    output: z.strictObject({
      booked: z.int(),
      skipped: z.array(z.strictObject({ day: zBusinessDay, by: z.string() })),
      first: zBookingId,
    }),
    refusals: BOOK_REFUSALS,
  }),
  move: command({
    right: 'sell',
    input: { bookingId: zBookingId, spaceId: zSpaceId, ...zTimes.shape },
    output: z.null(),
    refusals: [...BOOK_REFUSALS, 'BOOKING_UNKNOWN', 'BOOKING_NOT_SO', 'BOOKING_PAID'],
  }),
  /** What it costs, and the deposit where one is asked, as lines of the ticket in hand. */
  charge: command({
    right: 'sell',
    input: { bookingId: zBookingId, ...onTicket, lineIds: z.tuple([zLineId, zLineId]), deposit: z.boolean() },
    output: z.null(),
    refusals: [...SPECIAL_LINE_REFUSALS, 'BOOKING_UNKNOWN', 'BOOKING_NOT_SO', 'HIRE_PAID'],
  }),
  handKey: command({
    right: 'sell',
    input: { bookingId: zBookingId },
    output: z.null(),
    refusals: ['BOOKING_UNKNOWN', 'BOOKING_NOT_SO'],
  }),
  takeKey: command({
    right: 'sell',
    input: { bookingId: zBookingId, checks: z.array(zCheck).max(14), note: zText(200) },
    output: z.null(),
    refusals: ['BOOKING_UNKNOWN', 'BOOKING_NOT_SO', 'CHECKS_MISSING'],
  }),
  /** The deposit goes back; what is kept of it for damage is due on the ticket in hand. */
  giveDepositBack: command({
    right: 'sell',
    input: { bookingId: zBookingId, keptCents: zCents, ...onTicket, lineId: zLineId, printReceipt: z.boolean() },
    output: z.null(),
    refusals: [
      ...SPECIAL_LINE_REFUSALS,
      'BOOKING_UNKNOWN',
      'DEPOSIT_NOT_HELD',
      'KEPT_OVER_DEPOSIT',
      'NOTE_MISSING',
      'REFUND_REFUSED',
    ],
  }),
  /** As the café's rule says: what was paid goes back, what calling it off costs is due on the ticket in hand. */
  cancel: command({
    right: 'sell',
    input: { bookingId: zBookingId, feeCents: zCents, ...onTicket, lineId: zLineId },
    output: z.null(),
    refusals: [
      ...SPECIAL_LINE_REFUSALS,
      'BOOKING_UNKNOWN',
      'BOOKING_NOT_SO',
      'BOOKING_ON_TICKET',
      'FEE_CHANGED',
      'REFUND_REFUSED',
    ],
  }),
  /** Free of charge, although the rule says otherwise. */
  cancelFree: command({
    right: 'discount',
    input: { bookingId: zBookingId },
    output: z.null(),
    refusals: [
      'BOOKING_UNKNOWN',
      'BOOKING_NOT_SO',
      'BOOKING_ON_TICKET',
      'REFUND_REFUSED',
      'DAY_NOT_OPEN',
      'CARD_PAYMENT_OPEN',
      'TRAINING_ON',
    ],
  }),
  /** All of a series that is still to come, as far as nothing of it is paid. */
  cancelSeries: command({
    right: 'sell',
    input: { seriesId: zSeriesId },
    output: z.strictObject({ cancelled: z.int(), kept: z.int() }),
  }),

  contractPdf: query({ right: 'customers', input: { bookingId: zBookingId }, output: zFile.nullable() }),
  /** What is to come, for the calendar of a telephone: of a series, of one booking, or of the whole café. */
  ical: query({
    right: 'look',
    input: { seriesId: zSeriesId.nullable(), bookingId: zBookingId.nullable() },
    output: zFile,
  }),
  /** Hours booked in a time, by space; for the page of the town hall as well. */
  usage: query({
    right: 'look',
    input: { from: zBusinessDay, to: zBusinessDay },
    output: z.array(
      z.strictObject({
        spaceId: zSpaceId,
        name: z.string(),
        hires: z.int(),
        hireMinutes: z.int(),
        events: z.int(),
        eventMinutes: z.int(),
      }),
    ),
  }),
}
export type RoomsContract = typeof roomsContract
