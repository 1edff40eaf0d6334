import { newParcelId, type CarrierCode } from '../ids.ts'
import type { Card } from '../rules/counter.ts'
import { counterDesk, show, write, type Deposit } from './counter-desk.ts'
import { centsOf } from './counter-view.ts'
import { set, type Shop } from './shop.ts'

/** What is done at the counter for the shops of the village. */
export function createLocalActions(shop: Shop) {
  const { part, ask, done, again, t } = shop
  const words = t.counter

  /** Somebody leaves a coat for the dry cleaner: no label, a receipt with our own number. */
  function leave(carrier: CarrierCode, what: Pick<Card, 'name' | 'phone' | 'size' | 'place'> & { note: string }): void {
    ask(
      (commandId) =>
        part.dropOff({
          ...what,
          carrier,
          parcelId: newParcelId(),
          text: null,
          forcedReason: '',
          measures: { weightG: null, longestCm: null, sumCm: null },
          limitConfirmed: false,
          printReceipt: true,
          seconds: null,
          commandId,
        }),
      (card) => {
        show({ kind: 'dropped', card })
        again()
      },
    )
  }

  return {
    deposit(form: Deposit): void {
      const toPayCents = centsOf(form.euros)
      const { carrier, backOf, name, phone, note, size } = form
      const place = form.place.trim() === '' ? null : form.place.trim()
      if (carrier === undefined || toPayCents === undefined) return
      if (form.who === 'customer') return leave(carrier, { name, phone, note, size, place })
      ask(
        (commandId) =>
          part.depositLocal({
            parcelId: newParcelId(),
            carrier,
            backOf: backOf?.parcelId ?? null,
            name,
            phone,
            note,
            toPayCents,
            size,
            place,
            printSlip: true,
            commandId,
          }),
        (card) => {
          show({ kind: 'idle' })
          done(words.stored(card.number, card.place ?? ''))
          again()
        },
      )
    },
    call: ({ parcelId }: Card): void =>
      ask(
        (commandId) => part.callPerson({ parcelId, commandId }),
        ({ card, code }) => {
          const { side } = counterDesk()
          if (side.kind === 'hand') {
            write('hand', {
              cards: side.cards.map((one) => (one.parcelId === card.parcelId ? card : one)),
              told: code ?? undefined,
            })
          }
          if (code === null) done(words.called)
          again()
        },
      ),
    tryCode({ parcelId }: Card, code: string): void {
      ask(
        (commandId) => part.tryCode({ parcelId, code, commandId }),
        ({ isRight, triesLeft }) => {
          const { side } = counterDesk()
          if (side.kind !== 'hand') return
          const cards = side.cards.map((one) =>
            one.parcelId === parcelId && one.local ? { ...one, local: { ...one.local, isOpen: isRight } } : one,
          )
          write('hand', { cards, code: '' })
          if (isRight) done(words.codeOk)
          else set({ told: { tone: 'amber', text: words.codeWrong(triesLeft) } })
        },
      )
    },
    printSlip: ({ parcelId }: Card): void =>
      ask(
        (commandId) => part.printSlip({ parcelId, commandId }),
        () => done(words.slipPrinted),
      ),
    printCalls: (): void =>
      ask(
        (commandId) => part.printCalls({ commandId }),
        () => done(words.reprinted),
      ),
  }
}
