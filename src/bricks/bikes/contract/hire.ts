import { z } from 'zod'
import { zPlace } from '../../../shared/catalogue.ts'
import { command, query, zBusinessDay, zCents, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { SPECIAL_LINE_REFUSALS } from '../../../shared/contracts/special-lines.ts'
import { zText } from '../../../shared/free-text.ts'
import { zLineId, zTicketId } from '../../../shared/ids.ts'
import { zDamage } from '../damages.ts'
import { zFleet } from '../fleet.ts'
import { zBikeId, zRentalId } from '../ids.ts'
import { LINES_MAX, zAsked, zCondition, zDepositKind, zLanguage, zParty, zRental, zWaitingList } from '../rental.ts'
import { ASKED_REFUSALS } from './refusals.ts'

/** Keeps bikes while the form is filled, first fit; others are moved to make room. Asked again, it changes what is held. */
export const hold = command({
  right: 'sell',
  input: {
    rentalId: zRentalId,
    asked: zAsked,
    channel: z.enum(['counter', 'phone']),
    /** Bikes that are had where they are free; they give way to others like any bike. */
    likedIds: z.array(zBikeId).max(LINES_MAX).default([]),
  },
  output: zRental,
  refusals: [...ASKED_REFUSALS, 'RENTAL_NOT_HELD'],
})
/** Who it is for; from now on it waits for them. */
export const confirm = command({
  right: 'sell',
  input: { rentalId: zRentalId, party: zParty, language: zLanguage },
  output: zRental,
  refusals: ['RENTAL_UNKNOWN', 'RENTAL_NOT_HELD', 'HOLD_OVER', 'NAME_MISSING', 'TOO_FEW_ACCESSORIES'],
})
/**
 * A booking is asked for again: its hours, its bikes, what goes along. Availability is looked at as at the first time, and
 * `agreedCents` is the price that was told before.
 */
export const change = command({
  right: 'sell',
  input: { rentalId: zRentalId, asked: zAsked, agreedCents: zCents },
  output: zRental,
  refusals: [...ASKED_REFUSALS, 'RENTAL_UNKNOWN', 'RENTAL_GONE', 'PRICE_NOT_AGREED', 'LESS_THAN_PAID'],
})
/** The bikes leave: identity, riders, state, deposit, signature; what is due goes on the ticket in hand. */
export const depart = command({
  right: 'sell',
  input: {
    rentalId: zRentalId,
    party: zParty,
    language: zLanguage,
    conditions: z.array(z.strictObject({ bikeId: zBikeId, condition: zCondition })).max(20),
    deposit: z.strictObject({ kind: zDepositKind, ref: zText(40), scheme: zText(20) }),
    /** What was drawn on the screen, as the path of an SVG of 600 × 200; empty where the paper is signed. */
    signature: z.string().regex(/^(M[MLQ0-9 .,-]{0,60000})?$/),
    ticketId: zTicketId,
    /** One for what hire costs, one for a deposit in cash. */
    lineIds: z.tuple([zLineId, zLineId]),
    place: zPlace,
    printContract: z.boolean(),
  },
  output: zRental,
  refusals: [
    ...SPECIAL_LINE_REFUSALS,
    'RENTAL_UNKNOWN',
    'RENTAL_NOT_HELD',
    'HOLD_OVER',
    'NAME_MISSING',
    'RENTER_NOT_ADULT',
    'HELMET_NEEDED',
    'DEPOSIT_NOT_RECORDED', // « Caution de 300 € non enregistrée. Continuer sans (motif) ? » : kind none with a ref
    'BIKE_BUSY',
    'CHECKS_MISSING',
    'TOO_FEW_ACCESSORIES',
  ],
})
/** Puts what is still due on the ticket in hand: it had been taken off, or came later. */
export const charge = command({
  right: 'sell',
  input: { rentalId: zRentalId, ticketId: zTicketId, lineId: zLineId, place: zPlace },
  output: zRental,
  refusals: [...SPECIAL_LINE_REFUSALS, 'RENTAL_UNKNOWN', 'NOTHING_DUE'],
})
/** One bike or several come back: late fee and damages are added; the deposit is settled by `settle`. */
export const takeBack = command({
  right: 'sell',
  input: {
    rentalId: zRentalId,
    bikes: z
      .array(
        z.strictObject({
          bikeId: zBikeId,
          condition: zCondition,
          damages: z.array(zDamage).max(20),
          toInspect: z.boolean(),
        }),
      )
      .min(1)
      .max(20),
    waiveLate: z.boolean(),
  },
  output: zRental,
  refusals: ['RENTAL_UNKNOWN', 'BIKE_NOT_OUT', 'BIKE_OF_ANOTHER'],
})
/** What is due is paid or put on the ticket, what of the deposit is not kept is given back; the rental is closed. */
export const settle = command({
  right: 'sell',
  input: {
    rentalId: zRentalId,
    keptCents: zCents,
    ticketId: zTicketId,
    lineId: zLineId,
    place: zPlace,
    printReceipt: z.boolean(),
  },
  output: zRental,
  refusals: [
    ...SPECIAL_LINE_REFUSALS,
    'RENTAL_UNKNOWN',
    'BIKES_STILL_OUT',
    'RENTAL_CLOSED',
    'KEPT_OVER_DEPOSIT',
    'KEPT_OVER_DAMAGES',
    'DEPOSIT_ON_TICKET', // the ticket of its departure was never paid
    'REFUND_REFUSED',
  ],
})
export const inspected = command({
  right: 'sell',
  input: { bikeId: zBikeId },
  output: zFleet,
  refusals: ['BIKE_UNKNOWN', 'BIKE_NOT_BACK'],
})
/** Dragged on the planning, or by its keys: another bike, another time. The price follows unless it is out already. */
export const move = command({
  right: 'sell',
  input: { rentalId: zRentalId, bikeId: zBikeId, toBikeId: zBikeId, startMs: zInstantMs, endMs: zInstantMs },
  output: zRental,
  refusals: [...ASKED_REFUSALS, 'RENTAL_UNKNOWN', 'RENTAL_GONE', 'BIKE_NOT_OF_RENTAL', 'OTHER_MODEL'],
})
/**
 * After a puncture, or where they have another one than the contract says: this one stays here, that one goes on in its
 * place at the same price.
 */
export const swap = command({
  right: 'sell',
  input: {
    rentalId: zRentalId,
    bikeId: zBikeId,
    toBikeId: zBikeId,
    /** What is wrong with the one that stays, in words or none; null: nothing, it is to be had again. */
    repair: zText(80).nullable(),
    /** How the other one leaves, point by point as at a departure. */
    condition: zCondition,
  },
  output: zRental,
  refusals: ['RENTAL_UNKNOWN', 'BIKE_NOT_OUT', 'BIKE_BUSY', 'BIKE_UNKNOWN', 'CHECKS_MISSING'],
})
/** They stay out longer: others are moved, and the difference of price is due. */
export const extend = command({
  right: 'sell',
  input: { rentalId: zRentalId, endMs: zInstantMs },
  output: zRental,
  refusals: [...ASKED_REFUSALS, 'RENTAL_UNKNOWN', 'RENTAL_GONE'],
})
/** It does not come back: the block ends, the deposit is kept by the rule. */
export const reportStolen = command({
  right: 'refund',
  input: { rentalId: zRentalId, bikeId: zBikeId },
  output: zRental,
  refusals: ['RENTAL_UNKNOWN', 'BIKE_NOT_OUT'],
})
export const renewHold = command({
  right: 'sell',
  input: { rentalId: zRentalId, kind: zDepositKind, ref: zText(40), scheme: zText(20) },
  output: zRental,
  refusals: ['RENTAL_UNKNOWN', 'DEPOSIT_NOT_HELD', 'DEPOSIT_NOT_RECORDED'],
})
export const printContract = command({
  right: 'sell',
  input: { rentalId: zRentalId },
  output: z.null(),
  refusals: ['RENTAL_UNKNOWN', 'NO_PRINTER', 'RENTER_NOT_ADULT', 'HELMET_NEEDED'],
})
/** The contract as a PDF to save or to send. */
export const contractPdf = query({
  right: 'sell',
  input: { rentalId: zRentalId },
  output: z.strictObject({ name: z.string(), base64: z.string() }).nullable(),
})
export const printDeposits = command({
  right: 'sell',
  input: { day: zBusinessDay },
  output: z.null(),
  refusals: ['NO_PRINTER'],
})
/** A sheet of QR codes for the frames. */
export const stickers = query({
  right: 'look',
  output: z.strictObject({ name: z.string(), base64: z.string() }),
})

export const wait = command({
  right: 'sell',
  input: { asked: zAsked, name: zText(60, 1), phone: zText(24) },
  output: z.null(),
  refusals: ['MODEL_UNKNOWN', 'END_BEFORE_START'],
})
/** Off the waiting list by hand: they called, or went elsewhere. Answers who still waits. */
export const stopWaiting = command({
  right: 'sell',
  input: { position: z.int().min(1) },
  output: zWaitingList,
})
