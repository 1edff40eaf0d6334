import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { zCashReason, zOpeningReason } from '../../src/shared/cash.ts'
import {
  newCashMovementId,
  newCashSessionId,
  newCommandId,
  newLineId,
  newTenderId,
  newTicketId,
  type CashSessionId,
  type CommandId,
  type OptionId,
  type ProductId,
  type TenderId,
  type TicketId,
} from '../../src/shared/ids.ts'
import { addDays } from '../../src/shared/business-day.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { AMOUNT_MAX_CENTS, type Counter } from '../../src/shared/ticket.ts'
import { expectBooksToBalance, expectProjectionsToRebuild } from '../support/books.ts'
import { moveCash } from '../support/move-cash.ts'
import { openShop, temporaryFolder, type Shop } from '../support/shop.ts'

const products = [
  { id: 'prd_cafe', options: ['opt_sirop-vanille', 'opt_sirop-caramel', 'opt_lait-avoine'] },
  { id: 'prd_chocolat', options: ['opt_lait-avoine', 'opt_chantilly', 'opt_lait-soja'] },
  { id: 'prd_coca-33', options: [] },
  { id: 'prd_demi', options: [] },
  { id: 'prd_steak-frites', options: ['opt_sauce-poivre', 'opt_sauce-bleu', 'opt_cuisson-saignant'] },
  { id: 'prd_baguette', options: [] },
  { id: 'prd_livre-recettes', options: [] },
  { id: 'prd_ouest-france', options: [] },
  { id: 'prd_bouteille-rouge', options: [] },
  { id: 'prd_tomme-coupe', options: [] },
  { id: 'prd_absinthe', options: [] }, // which the catalogue does not have
] as const

const OPEN_PRICE = 'prd_tomme-coupe'
const rarely = fc.nat(19).map((n) => n === 7)
const place = fc.constantFrom('on-site' as const, 'takeaway' as const)
const quantity = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 1, max: 6 }).map((n) => n * 1000) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 3000 }) },
  { weight: 1, arbitrary: fc.constantFrom(17_000, 999_000) },
)
const amount = fc.oneof(
  { weight: 4, arbitrary: fc.constant('due' as const) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 6000 }) },
  { weight: 1, arbitrary: fc.constantFrom(100_001, AMOUNT_MAX_CENTS, AMOUNT_MAX_CENTS + 1) },
)
const which = fc.nat(20)
const gesture = fc.oneof(
  {
    weight: 18,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      product: fc.constantFrom(...products),
      options: fc.array(which, { maxLength: 2 }),
      quantity,
      price: fc.integer({ min: 0, max: 5000 }),
      /** A price where none is asked, or none where one is. */
      oddPrice: rarely,
      place,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('quantity' as const), which, quantity }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('describe' as const), which, note: fc.string({ maxLength: 20 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('place' as const), place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('void' as const) }) },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('take' as const),
      kind: fc.constantFrom('cash' as const, 'card' as const),
      amount,
      stale: rarely,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('free' as const) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('back' as const), which }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('drawer' as const), reason: fc.constantFrom(...zOpeningReason.options) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      reason: fc.constantFrom(...zCashReason.options),
      amount: fc.integer({ min: 1, max: 9000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unmove' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('count' as const), counted: fc.nat(50_000) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('copy' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('refund' as const),
      which,
      lines: fc.array(fc.record({ position: fc.nat(3), quantity }), { minLength: 1, maxLength: 3 }),
      whole: fc.boolean(),
      kind: fc.constantFrom('cash' as const, 'card' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('tender-change' as const),
      which,
      from: fc.constantFrom('cash' as const, 'card' as const),
      amount: fc.integer({ min: 1, max: 4000 }),
      whole: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('note' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('aside' as const), label: fc.constantFrom('Jean', 'Paul', '') }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('tab' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('same-round' as const), which }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('merge' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('shares' as const), payers: fc.integer({ min: 2, max: 7 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('items' as const), which, share: fc.integer({ min: 1, max: 100 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('part' as const), share: fc.integer({ min: 1, max: 110 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('give-back' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('discount-line' as const),
      which,
      hundredths: fc.integer({ min: 1, max: 10_000 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('discount' as const), amount: fc.integer({ min: 1, max: 3000 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close-day' as const), later: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('train' as const), begin: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('close' as const), counted: fc.nat(50_000), explained: fc.boolean() }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('open' as const), float: fc.nat(20_000) }) },
)
/** An evening, and now and then a night, a week or a month between two gestures. */
const minutes = fc.oneof(
  { weight: 30, arbitrary: fc.nat(90) },
  { weight: 2, arbitrary: fc.constantFrom(12 * 60, 24 * 60, 3 * 24 * 60, 33 * 24 * 60) },
)
const step = fc.record({ gesture, retries: fc.nat(2), minutes })
type Gesture = typeof gesture extends fc.Arbitrary<infer T> ? T : never

/** The question of a gesture, with its id made before the first try, so that it can be asked again to the letter. */
async function question(shop: Shop, asked: Gesture): Promise<() => Promise<unknown>> {
  const commandId = newCommandId()
  const { ask } = shop
  const { ticket, last } = await ask.tickets.counter({})
  const state = await ask.cashSessions.state({})
  const ticketId: TicketId = ticket?.ticketId ?? newTicketId()
  const lineId = (n: number) => ticket?.lines[n % ticket.lines.length]?.lineId ?? newLineId()
  switch (asked.do) {
    case 'add': {
      const input = {
        commandId,
        ticketId,
        lineId: newLineId(),
        productId: asked.product.id as ProductId,
        quantityMilli: milli(asked.quantity),
        optionIds: optionsOf(asked),
        place: asked.place,
        ...((asked.product.id === OPEN_PRICE) === asked.oddPrice ? {} : { priceCents: cents(asked.price) }),
      }
      return () => ask.tickets.addLine(input)
    }
    case 'quantity': {
      const input = { commandId, ticketId, lineId: lineId(asked.which), quantityMilli: milli(asked.quantity) }
      return () => ask.tickets.changeQuantity(input)
    }
    case 'remove': {
      const input = { commandId, ticketId, lineId: lineId(asked.which) }
      return () => ask.tickets.removeLine(input)
    }
    case 'describe': {
      const line = ticket?.lines[asked.which % ticket.lines.length]
      const optionIds = line?.options.map((option) => option.optionId) ?? []
      const input = { commandId, ticketId, lineId: line?.lineId ?? newLineId(), note: asked.note, optionIds }
      return () => ask.tickets.describeLine(input)
    }
    case 'place':
      return () => ask.tickets.setPlace({ commandId, ticketId, place: asked.place })
    case 'void':
      return () => ask.tickets.voidTicket({ commandId, ticketId })
    case 'take': {
      const due = ticket?.dueCents ?? cents(0)
      const input = {
        commandId,
        ticketId,
        tenderId: newTenderId(),
        kind: asked.kind,
        offeredCents: cents(asked.amount === 'due' ? Math.max(1, due) : asked.amount),
        dueCents: asked.stale ? cents(due + 1) : due,
        printReceipt: false,
      }
      return () => ask.tenders.take(input)
    }
    case 'free':
      return () => ask.tenders.settleFree({ commandId, ticketId })
    case 'back': {
      const tenderId = ticket?.tenders[asked.which % ticket.tenders.length]?.tenderId ?? newTenderId()
      return () => ask.tenders.takeBack({ commandId, ticketId, tenderId })
    }
    case 'drawer':
      return () => ask.cashSessions.openDrawer({ commandId, reason: asked.reason })
    case 'move': {
      const moved = { commandId, movementId: newCashMovementId(), amountCents: cents(asked.amount) }
      return () => moveCash(ask, moved, asked.reason)
    }
    case 'unmove': {
      const { movements } = await ask.cashMovements.list({})
      const undoes = movements[asked.which % movements.length]?.movementId ?? newCashMovementId()
      const movementId = newCashMovementId()
      return () => ask.cashMovements.undo({ commandId, movementId, undoes })
    }
    case 'count': {
      const sessionId: CashSessionId = state.state === 'open' ? state.sessionId : newCashSessionId()
      return () => ask.cashSessions.count({ commandId, sessionId, countedCents: cents(asked.counted) })
    }
    case 'copy':
      return () => ask.printing.printReceipt({ commandId, ticketId: last?.ticketId ?? newTicketId() })
    case 'refund': {
      const found = await correctable(shop, asked.which)
      const left = found?.lines.filter((line) => line.leftMilli > 0) ?? []
      const lines = asked.whole
        ? left.map(({ position, leftMilli }) => ({ position, quantityMilli: leftMilli }))
        : asked.lines.map((line) => ({ position: line.position, quantityMilli: milli(line.quantity) }))
      const input = {
        commandId,
        ticketId: newTicketId(),
        tenderId: newTenderId(),
        number: found?.ticket.number ?? 999,
        lines: lines.length > 0 ? lines : [{ position: 0, quantityMilli: milli(1000) }],
        kind: asked.kind,
        reason: 'returned' as const,
        printReceipt: false,
      }
      return () => ask.corrections.refund(input)
    }
    case 'tender-change': {
      const found = await correctable(shop, asked.which)
      const stands = found?.tenders.find((tender) => tender.kind === asked.from)?.amountCents ?? 0
      const amountCents = cents(asked.whole && stands > 0 ? stands : asked.amount)
      const to = asked.from === 'cash' ? ('card' as const) : ('cash' as const)
      const tenderIds: [TenderId, TenderId] = [newTenderId(), newTenderId()]
      const number = found?.ticket.number ?? 999
      const input = { commandId, ticketId: newTicketId(), tenderIds, number, from: asked.from, to, amountCents }
      return () => ask.corrections.changeTender(input)
    }
    case 'note':
      return () => ask.notes.print({ commandId, ticketId })
    case 'close-day': {
      const { next } = await ask.closures.state({})
      return () => ask.closures.closeDay({ commandId, day: addDays(next, asked.later) })
    }
    case 'train': {
      const sessionId = newCashSessionId()
      return () => (asked.begin ? ask.training.start({ commandId, sessionId }) : ask.training.end({ commandId }))
    }
    case 'close': {
      const sessionId: CashSessionId = state.state === 'open' ? state.sessionId : newCashSessionId()
      const explained = asked.explained ? { explanation: 'unknown' as const } : {}
      return () => ask.cashSessions.close({ commandId, sessionId, countedCents: cents(asked.counted), ...explained })
    }
    case 'aside':
    case 'tab':
    case 'same-round':
    case 'merge':
    case 'shares':
    case 'items':
    case 'part':
    case 'give-back':
    case 'discount-line':
    case 'discount':
      return tabQuestion(shop, asked, { ticketId, ticket, commandId })
    case 'open': {
      const sessionId = newCashSessionId()
      return () => ask.cashSessions.open({ commandId, sessionId, floatCents: cents(asked.float) })
    }
  }
}

type TabGesture = Extract<
  Gesture,
  {
    do:
      | 'aside'
      | 'tab'
      | 'same-round'
      | 'merge'
      | 'shares'
      | 'items'
      | 'part'
      | 'give-back'
      | 'discount-line'
      | 'discount'
  }
>

/** What is done with tabs, with several payers, and with what is taken off. */
async function tabQuestion(
  { ask }: Shop,
  asked: TabGesture,
  { ticketId, ticket, commandId }: { ticketId: TicketId; ticket: Counter['ticket']; commandId: CommandId },
): Promise<() => Promise<unknown>> {
  const tabs = await ask.tabs.list({})
  const tabAt = (n: number): TicketId => tabs[n % tabs.length]?.ticketId ?? newTicketId()
  const lineAt = (n: number) => ticket?.lines[n % ticket.lines.length]
  const partOf = (whole: number, share: number) => Math.max(1, Math.floor((whole * share) / 100))
  switch (asked.do) {
    case 'aside':
      return () => ask.tabs.setAside({ commandId, ticketId, label: asked.label })
    case 'tab':
      return () => ask.tabs.open({ commandId, ticketId: tabAt(asked.which), takeOver: false })
    case 'same-round':
      return () => ask.tabs.sameRound({ commandId, ticketId: tabAt(asked.which) })
    case 'merge': {
      const others = tabs.map((tab) => tab.ticketId).slice(0, 3)
      return () =>
        ask.tabs.merge({
          commandId,
          ticketId: tabAt(asked.which),
          from: ticket || tabs.length === 0 ? [ticketId, ...others] : others,
        })
    }
    case 'shares':
      return () => ask.tabs.splitInShares({ commandId, ticketId, shares: asked.payers })
    case 'items': {
      const line = lineAt(asked.which)
      const items = [
        { lineId: line?.lineId ?? newLineId(), quantityMilli: milli(partOf(line?.quantityMilli ?? 1, asked.share)) },
      ]
      return () => ask.tabs.splitItems({ commandId, ticketId, items })
    }
    case 'part': {
      const amountCents = cents(partOf(ticket?.totalCents ?? 1, asked.share))
      return () => ask.tabs.splitAmount({ commandId, ticketId, amountCents })
    }
    case 'give-back':
      return () => ask.tabs.giveBack({ commandId, ticketId })
    case 'discount-line': {
      const lineId = lineAt(asked.which)?.lineId ?? newLineId()
      const discount = { kind: 'percent' as const, hundredths: asked.hundredths, reason: 'gesture' as const }
      return () => ask.tickets.discountLineFreely({ commandId, ticketId, lineId, discount })
    }
    case 'discount': {
      const discount = { kind: 'amount' as const, amountCents: cents(asked.amount), reason: 'staff' as const }
      return () => ask.tickets.discountTicketFreely({ commandId, ticketId, discount })
    }
  }
}

/** One of the newest tickets, as it may be corrected. */
async function correctable({ ask }: Shop, index: number) {
  const settled = await ask.tickets.settled({ limit: 12 })
  const ticket = settled[index % Math.max(1, settled.length)]
  return ticket && (await ask.corrections.correctable({ number: ticket.number }))
}

function optionsOf({ product, options }: Extract<Gesture, { do: 'add' }>): OptionId[] {
  const known: readonly string[] = product.options
  return options.flatMap((n) => (known.length === 0 ? [] : [known[n % known.length] as OptionId]))
}

type Answer = { readonly value: unknown } | { readonly refused: unknown }
const answerOf = (asked: () => Promise<unknown>): Promise<Answer> =>
  asked().then(
    (value) => ({ value }),
    (error: unknown) => ({ refused: (error as { code?: unknown }).code }),
  )

describe('any evening', () => {
  it(
    'F-02 F-03 F-05 F-06 F-13 F-22 leaves books that balance, and a question asked again is answered again and acts once',
    { timeout: 120_000 },
    async () => {
      const seen = new Map<string, number>()
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 110, size: '=' }), async (steps) => {
          const { folder, remove } = temporaryFolder()
          const shop = await openShop({ dataFolder: folder })
          try {
            await shop.openDay()
            for (const { gesture: asked, retries, minutes } of steps) {
              const again = await question(shop, asked)
              const first = await answerOf(again)
              for (let n = 0; n < retries; n++) expect(await answerOf(again)).toEqual(first)
              const outcome = `${asked.do} ${'value' in first ? 'done' : String(first.refused)}`
              seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
              expect(outcome).not.toMatch(/INTERNAL|BAD_REQUEST|undefined/)
              shop.advance(minutes * 60_000)
            }
            await expectBooksToBalance(shop)
            await shop.close()
            expectProjectionsToRebuild(shop.ledgerFile)
          } finally {
            remove()
          }
        }),
        { numRuns: 80, interruptAfterTimeLimit: 100_000, markInterruptAsFailure: false },
      )
      // The evenings were not spent being refused.
      const done = [
        'add',
        'quantity',
        'remove',
        'describe',
        'place',
        'void',
        'take',
        'back',
        'drawer',
        'move',
        'unmove',
        'count',
        'copy',
        'refund',
        'tender-change',
        'note',
        'aside',
        'tab',
        'same-round',
        'merge',
        'shares',
        'items',
        'part',
        'give-back',
        'discount-line',
        'discount',
        'close-day',
        'train',
        'close',
        'open',
      ]
      expect(done.filter((name) => !seen.has(`${name} done`))).toEqual([])
    },
  )
})
