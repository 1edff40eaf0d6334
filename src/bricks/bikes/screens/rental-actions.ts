import { newLineId } from '../../../shared/ids.ts'
import type { Cents } from '../../../shared/money.ts'
import { fromBase64, saveFile } from '../../../renderer/client/download.ts'
import type { Damage } from '../damages.ts'
import type { BikeId } from '../ids.ts'
import type { Condition, Rental } from '../rental.ts'
import { desk, IDLE, openRental, set } from './desk.ts'
import type { Shop } from './shop.ts'

export type BackNow = {
  readonly bikeId: BikeId
  readonly condition: Condition
  readonly damages: readonly Damage[]
  readonly toInspect: boolean
}

/** What is done with a hire that there is: it comes back, is settled, swapped, extended, cancelled, printed. */
export function createRentalActions(shop: Shop, { rentalId, party }: Pick<Rental, 'rentalId' | 'party'>) {
  const { part, host, t, ask } = shop

  /** What is known of it is fresh at once; everything else is asked again. */
  const know = (rental: Rental) => {
    host.client.cache.setQueryData(shop.queries.rental.queryKey({ input: { rentalId } }), rental)
    shop.again()
  }
  const say = (text: string) => set({ told: { tone: 'good', text } })
  const finish = (text: string, counter: boolean) => {
    set({ side: IDLE })
    say(text)
    shop.again()
    if (counter) host.toCounter()
  }

  return {
    know,
    takeBack(bikes: readonly BackNow[], waiveLate: boolean) {
      set({ told: undefined })
      const all = bikes.map((one) => ({ ...one, damages: [...one.damages] }))
      ask(
        (commandId) => part.takeBack({ rentalId, bikes: all, waiveLate, commandId }),
        (rental) => {
          know(rental)
          const out = rental.lines.filter(
            (line) => line.leftAtMs !== null && line.backAtMs === null && line.replacedBy === null,
          )
          if (rental.state === 'out' && out.length > 0) {
            say(t.back.stillOut({ bikes: out.map(({ number }) => number).join(', ') }))
            openCard()
          }
        },
      )
    },
    settle(keptCents: Cents, toPayCents: Cents) {
      const input = { rentalId, keptCents, lineId: newLineId(), printReceipt: true, ...host.nextTicket() }
      set({ told: undefined })
      ask(
        (commandId) => part.settle({ ...input, commandId }),
        (rental) => {
          know(rental)
          finish(t.back.done({ name: party.name }), toPayCents > 0 && rental.onTicket)
        },
      )
    },
    charge() {
      const input = { rentalId, lineId: newLineId(), ...host.nextTicket() }
      ask(
        (commandId) => part.charge({ ...input, commandId }),
        (rental) => {
          know(rental)
          host.toCounter()
        },
      )
    },
    cancel() {
      ask(
        (commandId) => part.cancel({ rentalId, commandId }),
        () => finish(t.rental.states.cancelled, false),
      )
    },
    takeAdvance(amountCents: Cents) {
      const input = { rentalId, amountCents, lineId: newLineId(), ...host.nextTicket() }
      ask(
        (commandId) => part.takeAdvance({ ...input, commandId }),
        (rental) => {
          know(rental)
          openCard()
          host.toCounter()
        },
      )
    },
    cancelOtherwise(fate: 'keep' | 'give-back', reason: string) {
      ask(
        (commandId) => part.cancelOtherwise({ rentalId, fate, reason, commandId }),
        () => finish(t.rental.states.cancelled, false),
      )
    },
    giveAdvanceBack(reason: string) {
      ask(
        (commandId) => part.giveAdvanceBack({ rentalId, reason, commandId }),
        (rental) => {
          know(rental)
          openCard()
        },
      )
    },
    extend(endMs: number) {
      set({ told: undefined })
      ask(
        (commandId) => part.extend({ rentalId, endMs, commandId }),
        (rental) => {
          know(rental)
          openCard()
        },
      )
    },
    swap(bikeId: BikeId, toBikeId: BikeId, repair: string | null, condition: Condition) {
      set({ told: undefined })
      ask(
        (commandId) => part.swap({ rentalId, bikeId, toBikeId, repair, condition, commandId }),
        (rental) => {
          know(rental)
          openCard()
        },
      )
    },
    renew(deposit: { readonly kind: 'card-hold' | 'cheque'; readonly ref: string; readonly scheme: string }) {
      set({ told: undefined })
      ask(
        (commandId) => part.renewHold({ rentalId, ...deposit, commandId }),
        (rental) => {
          know(rental)
          openCard()
        },
      )
    },
    stolen(bikeId: BikeId) {
      ask((commandId) => part.reportStolen({ rentalId, bikeId, commandId }), know)
    },
    reprint() {
      ask(
        (commandId) => part.printContract({ rentalId, commandId }),
        () => say(t.rental.printed),
      )
    },
    pdf() {
      ask(
        () => part.contractPdf({ rentalId }),
        (file) => {
          if (file) saveFile(file.name, [fromBase64(file.base64)], 'application/pdf')
        },
      )
    },
  }

  function openCard() {
    const { told } = desk()
    openRental(rentalId, 'card')
    set({ told })
  }
}
export type RentalActions = ReturnType<typeof createRentalActions>
