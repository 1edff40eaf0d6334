import { fromBase64, saveFile } from '../../../renderer/client/download.ts'
import { newLineId } from '../../../shared/ids.ts'
import { cents, type Cents } from '../../../shared/money.ts'
import type { BookingView } from '../contract.ts'
import { newBookingId, newSeriesId, type BookingId, type SeriesId, type SpaceId } from '../ids.ts'
import type { Times } from '../rules/booking.ts'
import { lackOf, type Draft } from './draft.ts'
import { IDLE, set, type Shop } from './shop.ts'

type Check = { readonly item: string; readonly ok: boolean }

/** What the keys of the rooms do. */
export function createActions(shop: Shop) {
  const { part, ask, again, done, t, host } = shop
  /** Asked, told, and shown as it is by then. */
  const simply = (send: Parameters<typeof ask<unknown>>[0], said: string) =>
    ask(send, () => {
      again()
      done(said)
    })

  return {
    book(draft: Draft): void {
      const lack = lackOf(draft)
      const { spaceId, day, kind, name, phone, customerId, people, purpose, association, equipment, until } = draft
      if (lack !== undefined || spaceId === undefined || day === undefined) return shop.warn(t.lacks[lack ?? 'space'])
      const asked = {
        spaceId,
        kind,
        day,
        fromMinute: draft.fromMinute,
        toMinute: draft.toMinute,
        party: kind === 'hire' ? { customerId, name, phone } : null,
        association,
        purpose,
        people: Number(people) || 0,
        equipment: [...equipment],
      }
      if (until === undefined) {
        const bookingId = newBookingId()
        return ask(
          (commandId) => part.book({ bookingId, ...asked, commandId }),
          () => {
            again()
            set({ side: { kind: 'booking', bookingId }, day })
            done(t.booked)
          },
        )
      }
      const seriesId = newSeriesId()
      return ask(
        (commandId) => part.bookSeries({ seriesId, ...asked, until, everyWeeks: 1, commandId }),
        ({ booked, skipped, first }) => {
          again()
          set({ side: { kind: 'booking', bookingId: first }, day })
          const named = skipped.map((one) => t.skip({ day: shop.day(one.day), by: one.by })).join(', ')
          done(t.bookedMany({ count: booked, skipped: named }))
        },
      )
    },
    /** The ticket is seen at once: whoever pays stands there. */
    charge(bookingId: BookingId, deposit: boolean): void {
      const wanted = host.nextTicket()
      ask(
        (commandId) => part.charge({ bookingId, ...wanted, lineIds: [newLineId(), newLineId()], deposit, commandId }),
        () => {
          again()
          done(t.charged)
          host.toCounter()
        },
      )
    },
    handKey: (bookingId: BookingId): void => simply((commandId) => part.handKey({ bookingId, commandId }), t.handed),
    takeKey: (bookingId: BookingId, checks: readonly Check[], note: string): void =>
      simply((commandId) => part.takeKey({ bookingId, checks: [...checks], note, commandId }), t.taken),
    giveDepositBack(bookingId: BookingId, keptCents: Cents): void {
      const wanted = { ...host.nextTicket(), lineId: newLineId() }
      ask(
        (commandId) => part.giveDepositBack({ bookingId, keptCents, ...wanted, printReceipt: true, commandId }),
        () => {
          again()
          done(t.givenBack)
          if (keptCents > 0) host.toCounter()
        },
      )
    },
    move(bookingId: BookingId, to: Times & { readonly spaceId: SpaceId }, onDone: () => void): void {
      ask(
        (commandId) => part.move({ bookingId, ...to, commandId }),
        () => {
          again()
          set({ day: to.day })
          done(t.moved)
          onDone()
        },
      )
    },
    cancel({ bookingId, feeNowCents }: Pick<BookingView, 'bookingId' | 'feeNowCents'>): void {
      const wanted = { ...host.nextTicket(), lineId: newLineId() }
      ask(
        (commandId) => part.cancel({ bookingId, feeCents: feeNowCents, ...wanted, commandId }),
        () => {
          again()
          set({ side: IDLE })
          done(t.cancelled)
          if (feeNowCents > 0) host.toCounter()
        },
      )
    },
    cancelFree(bookingId: BookingId): void {
      set({ told: undefined })
      ask(
        (commandId) => part.cancelFree({ bookingId, commandId }),
        () => {
          again()
          set({ side: IDLE })
          done(t.cancelled)
        },
      )
    },
    cancelSeries(seriesId: SeriesId): void {
      ask(
        (commandId) => part.cancelSeries({ seriesId, commandId }),
        ({ cancelled, kept }) => {
          again()
          set({ side: IDLE })
          done(t.cancelledMany({ count: cancelled, kept }))
        },
      )
    },
    save: (file: () => Promise<{ readonly name: string; readonly base64: string } | null>, type: string): void =>
      ask(file, (found) => found && saveFile(found.name, [fromBase64(found.base64)], type)),
  }
}

/** « 12,50 » or « 12.50 » in euros; undefined where it is no amount. */
export function readEuros(text: string): Cents | undefined {
  const found = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(text.trim())
  return found ? cents(Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))) : undefined
}
export const eurosText = (amount: Cents | null): string =>
  amount === null ? '' : String(amount / 100).replace('.', ',')

/** « 18 », « 18:30 », « 18h30 »; after midnight of its day, 26:00 is two in the morning. */
export function readHour(text: string): number | undefined {
  const found = /^(\d{1,2})(?:[:h.]?(\d{2}))?$/.exec(text.trim())
  if (!found) return undefined
  const minute = Number(found[1]) * 60 + Number(found[2] ?? '0')
  return Number(found[2] ?? '0') < 60 ? minute : undefined
}
