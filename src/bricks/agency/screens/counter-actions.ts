import { newLineId, type CustomerId } from '../../../shared/ids.ts'
import type { BusinessDay } from '../../../shared/business-day.ts'
import type { Cents } from '../../../shared/money.ts'
import { newCountId, newItemId, type ArticleCode, type CountId, type ServiceCode } from '../ids.ts'
import type { Article } from '../rules/service.ts'
import { set, useDesk, type Shop } from './shop.ts'

/** What is done at the counter of the services. */
export function counterActions(shop: Shop) {
  const { part, ask, done, again, t, host, euros } = shop
  const w = t.counter

  return {
    /** So many of an article on the ticket in hand. */
    sell(
      service: ServiceCode,
      article: Article,
      { priceCents, bulletin }: { readonly priceCents: Cents | null; readonly bulletin: string | null },
    ): void {
      const pieces = bulletin === null ? useDesk.getState().pieces : 1
      const line = { ...host.nextTicket(), lineId: newLineId(), service, article: article.code }
      ask(
        (commandId) => part.sell({ ...line, pieces, priceCents, bulletin, commandId }),
        ({ onTicketCents }) => {
          const what = pieces === 1 ? article.label : `${pieces} × ${article.label}`
          set({ pieces: 1, side: { kind: 'idle' } })
          done(w.onTicket({ what, sum: euros(onTicketCents) }))
          again()
        },
      )
    },

    /** Done for nothing; how long it took can be said afterwards. */
    count(service: ServiceCode, article: Pick<Article, 'code' | 'label'>, minutes = 0): void {
      const countId = newCountId()
      const { pieces } = useDesk.getState()
      ask(
        (commandId) => part.count({ countId, service, article: article.code, pieces, minutes, commandId }),
        ({ today }) => {
          set({ pieces: 1, side: { kind: 'counted', service, article: article.code, countId, minutes } })
          done(`${article.label} · ${w.count(today)}`)
          again()
        },
      )
    },
    /** The same with its minutes, in the place of the one before. */
    recount(service: ServiceCode, article: ArticleCode, before: CountId, minutes: number): void {
      const countId = newCountId()
      ask(
        (commandId) => part.uncount({ countId: before, commandId }),
        () => undefined,
      )
      ask(
        (commandId) => part.count({ countId, service, article, pieces: 1, minutes, commandId }),
        ({ today }) => {
          set({ side: { kind: 'counted', service, article, countId, minutes } })
          done(w.count(today))
          again()
        },
      )
    },
    uncount: (countId: CountId) =>
      ask(
        (commandId) => part.uncount({ countId, commandId }),
        () => {
          set({ side: { kind: 'idle' } })
          done(w.takenOff)
          again()
        },
      ),

    typeDay: (
      service: ServiceCode,
      day: BusinessDay,
      taken: readonly { readonly article: ArticleCode; readonly cents: Cents }[],
      paidCents: Cents,
    ) =>
      ask(
        (commandId) => part.typeDay({ service, day, taken: [...taken], paidCents, commandId }),
        ({ drawerCents }) => {
          set({ side: { kind: 'idle' } })
          done(t.dayForm.saved(euros(drawerCents)))
          again()
        },
      ),

    payOut: (service: ServiceCode, amountCents: Cents, customerId: CustomerId | null, paid: () => void) =>
      ask(
        (commandId) => part.payOut({ service, article: null, amountCents, customerId, printReceipt: false, commandId }),
        ({ number }) => {
          done(t.pay.paid({ sum: euros(amountCents), ticket: number }))
          paid()
          again()
        },
      ),
    undoPayOut: (number: number) =>
      ask(
        (commandId) => part.undoPayOut({ number, commandId }),
        () => {
          done(t.pay.undone)
          again()
        },
      ),

    leave: (
      input: {
        readonly service: ServiceCode
        readonly article: ArticleCode
        readonly pieces: number
        readonly priceCents: Cents | null
        readonly name: string
        readonly phone: string
        readonly note: string
        readonly isPaidNow: boolean
      },
      left: () => void,
    ) => {
      const { isPaidNow, ...asked } = input
      const ticket = isPaidNow ? { ...host.nextTicket(), lineId: newLineId() } : null
      const itemId = newItemId()
      ask(
        (commandId) => part.depositItem({ ...asked, itemId, ticket, printStub: true, commandId }),
        ({ number }) => {
          done(t.items.deposited(number))
          left()
          again()
        },
      )
    },

    giveDepositBack: (service: ServiceCode, bulletin: string) =>
      ask(
        (commandId) => part.giveDepositBack({ service, bulletin, printReceipt: true, commandId }),
        ({ givenCents, number }) => {
          done(t.bottle.given({ sum: euros(givenCents), ticket: number }))
          again()
        },
      ),
    exchange: (service: ServiceCode, bulletin: string, article: ArticleCode) =>
      ask(
        (commandId) => part.exchangeBottle({ service, bulletin, article, commandId }),
        () => {
          done(t.bottle.exchanged)
          again()
        },
      ),
  }
}
