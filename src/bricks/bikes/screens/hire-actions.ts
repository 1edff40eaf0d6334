import { newLineId } from '../../../shared/ids.ts'
import type { BusinessDay } from '../../../shared/business-day.ts'
import type { Cents } from '../../../shared/money.ts'
import { newRentalId, type BikeId, type ModelId } from '../ids.ts'
import type { Fleet } from '../fleet.ts'
import type { Asked, Rental, Waits } from '../rental.ts'
import { changed } from './change-view.ts'
import { desk, IDLE, openRental, set, write } from './desk.ts'
import { askedOf, isBooking, leaving, newHire, oneMoreOf, waitedFor, withChildren, type HireForm } from './hire-view.ts'
import { pathOf } from '../../../renderer/ui/signature-view.ts'
import type { Shop } from './shop.ts'

export type HireActions = ReturnType<typeof createHireActions>

/** What is done to hire bikes out. Whatever is chosen is held at once; the form may be filled in peace. */
export function createHireActions(shop: Shop, fleet: Fleet | undefined) {
  const { part, host, t } = shop
  const childModels = (fleet?.models ?? []).filter(({ kind }) => kind === 'child').map(({ modelId }) => modelId)

  /** Keeps what the form asks for; a hold that is over is begun anew, once. */
  function hold(again = true): void {
    const { form } = desk()
    const asked = askedOf(form, Date.now(), fleet)
    // What a booking is asked to become is told with its price first, and changed by its key.
    if (!asked || form.rental?.state === 'confirmed') return
    const { rentalId, likedIds } = form
    const channel = isBooking(form, Date.now()) ? 'phone' : 'counter'
    set({ told: undefined })
    shop.ask(
      (commandId) => part.hold({ rentalId, asked, channel, likedIds: [...likedIds], commandId }),
      (rental) => {
        if (desk().form.rentalId === rentalId) write({ rental })
        shop.again()
      },
      (code) => {
        if (desk().form.rentalId !== rentalId) return
        const isOver = code === 'RENTAL_NOT_HELD' || code === 'HOLD_OVER'
        write({ rental: undefined, ...(isOver ? { rentalId: newRentalId() } : {}) })
        if (isOver && again) hold(false)
      },
    )
  }

  /** The form as it was, or a fresh one where nothing was begun. */
  function begin(startMs?: number): HireForm {
    const { side, form } = desk()
    if (side.kind === 'hire') return form
    return { ...newHire(form.language), startMs }
  }

  const change = (next: Partial<HireForm>) => {
    write(next)
    hold()
  }

  /** A fresh form for one of a model. */
  function one(modelId: ModelId, more: Partial<HireForm>): void {
    const fresh = withChildren(oneMoreOf(newHire(desk().form.language), modelId), childModels)
    set({ page: 'planning', side: { kind: 'hire' }, form: { ...fresh, ...more }, told: undefined })
    hold()
  }

  function forget(): void {
    set({ side: IDLE, form: newHire('fr'), told: undefined })
  }

  return {
    hold,
    change,
    rentNow() {
      set({ page: 'planning', day: undefined, side: { kind: 'hire' }, form: begin(), told: undefined })
    },
    /** A tile: one more of this model; on another day, for that day. */
    addModel(modelId: ModelId, startMs: number | undefined) {
      set({
        side: { kind: 'hire' },
        form: withChildren(oneMoreOf(begin(startMs), modelId), childModels),
        told: undefined,
      })
      hold()
    },
    lessOf(modelId: ModelId) {
      write(withChildren(oneMoreOf(desk().form, modelId, -1), childModels))
      hold()
    },
    /** This very bike, from its sticker: it stands there. */
    take: (bikeId: BikeId, modelId: ModelId) => one(modelId, { bikeIds: [bikeId] }),
    /** A stretch drawn on the lane of a bike: that one where it is free, and it may give way later. */
    draw: (bikeId: BikeId, modelId: ModelId, times: { readonly startMs: number; readonly endMs: number }) =>
      one(modelId, { likedIds: [bikeId], ...times }),
    /** Whoever waited is called: what they wanted is held at once, under their name. */
    serve({ asked, name, phone }: Waits) {
      set({
        page: 'planning',
        day: shop.dayOf(asked.startMs),
        side: { kind: 'hire' },
        form: waitedFor(asked, { name, phone }),
        told: undefined,
      })
      hold()
    },
    leave(rental: Rental) {
      set({ side: { kind: 'hire' }, form: leaving(rental), told: undefined })
    },
    /** A booking is asked for again; the planning shows its day. */
    reopen(rental: Rental) {
      const form = { ...leaving(rental), isChanging: true }
      const day = shop.dayOf(rental.startMs)
      set({
        side: { kind: 'hire' },
        form,
        day: day === shop.today(Date.now()) ? undefined : day,
        told: undefined,
      })
    },
    /** What was told with its price is done, all of it or nothing. */
    changeBooking(asked: Asked, agreedCents: Cents) {
      const { rentalId, isChanging } = desk().form
      set({ told: undefined })
      shop.ask(
        (commandId) => part.change({ rentalId, asked, agreedCents, commandId }),
        (rental) => {
          const { form } = desk()
          shop.again()
          if (form.rentalId !== rentalId) return
          if (isChanging) openRental(rentalId)
          else write({ ...changed(form, rental) })
          set({ told: { tone: 'good', text: t.hire.changed({ amount: shop.euros(rental.totalCents) }) } })
        },
      )
    },
    onDay(day: BusinessDay | undefined) {
      set({ day })
    },
    /** Who it is for; the bikes wait for them. */
    book() {
      const { rentalId, party, language, under12 } = desk().form
      shop.ask(
        (commandId) => part.confirm({ rentalId, party: withRiders(party, under12), language, commandId }),
        ({ number }) => {
          forget()
          set({ told: { tone: 'good', text: t.hire.booked({ name: party.name.trim(), number }) } })
          shop.again()
        },
      )
    },
    /** The bikes leave; what is due lies on the ticket of the counter. */
    depart() {
      const { form } = desk()
      const { rentalId, rental, language, conditions, printContract } = form
      if (!rental || !conditions) return
      const input = {
        rentalId,
        language,
        printContract,
        party: withRiders(form.party, form.under12),
        conditions: rental.lines.flatMap(({ bikeId }) => {
          const condition = conditions[bikeId]
          return condition ? [{ bikeId, condition }] : []
        }),
        deposit: { kind: form.depositKind ?? 'none', ref: form.depositRef.trim(), scheme: form.scheme },
        signature: form.onPaper ? '' : pathOf(form.strokes),
        ...host.nextTicket(),
        lineIds: [newLineId(), newLineId()] as [ReturnType<typeof newLineId>, ReturnType<typeof newLineId>],
      }
      shop.ask(
        (commandId) => part.depart({ ...input, commandId }),
        () => {
          forget()
          shop.again()
          host.toCounter()
        },
      )
    },
    abandon() {
      const { rental, rentalId } = desk().form
      forget()
      if (rental?.state !== 'held') return
      shop.ask(
        (commandId) => part.cancel({ rentalId, commandId }),
        () => shop.again(),
      )
    },
    wait() {
      const { form } = desk()
      const asked = askedOf(form, Date.now(), fleet)
      const { name, phone } = form.party
      if (!asked || name.trim() === '') return
      shop.ask(
        (commandId) => part.wait({ asked, name, phone, commandId }),
        () => {
          forget()
          set({ told: { tone: 'good', text: t.hire.waiting({ name: name.trim() }) } })
          shop.again()
        },
      )
    },
  }
}

function withRiders(party: HireForm['party'], under12: boolean): HireForm['party'] {
  return {
    ...party,
    name: party.name.trim(),
    phone: party.phone.trim(),
    email: party.email.trim(),
    riders: under12 ? party.riders : [],
  }
}
