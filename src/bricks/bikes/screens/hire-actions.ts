import { newLineId } from '../../../shared/ids.ts'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { newRentalId, type BikeId, type ModelId } from '../ids.ts'
import type { Fleet } from '../fleet.ts'
import type { Rental } from '../rental.ts'
import { desk, IDLE, set, write } from './desk.ts'
import { askedOf, isBooking, leaving, newHire, oneMoreOf, withChildren, type HireForm } from './hire-view.ts'
import { pathOf } from './signature-view.ts'
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
    if (!asked || form.rental?.state === 'confirmed') return
    const { rentalId } = form
    const channel = isBooking(form, Date.now()) ? 'phone' : 'counter'
    set({ told: undefined })
    shop.ask(
      (commandId) => part.hold({ rentalId, asked, channel, commandId }),
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
    /** A stretch drawn on the lane of a bike, or this very bike from its sticker. */
    take(bikeId: BikeId, modelId: ModelId, times: { startMs?: number; endMs?: number }) {
      const fresh = withChildren(oneMoreOf(newHire(desk().form.language), modelId), childModels)
      set({
        page: 'planning',
        side: { kind: 'hire' },
        form: { ...fresh, bikeIds: [bikeId], ...times },
        told: undefined,
      })
      hold()
    },
    leave(rental: Rental) {
      set({ side: { kind: 'hire' }, form: leaving(rental), told: undefined })
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
  return { ...party, name: party.name.trim(), phone: party.phone.trim(), riders: under12 ? party.riders : [] }
}
