import fc from 'fast-check'
import Database from 'better-sqlite3'
import { cpSync } from 'node:fs'
import { expect, it } from 'vitest'
import {
  startCaisseApSimulator,
  type CaisseApSimulator,
} from '../../src/main/devices/simulators/terminal/caisse-ap-server.ts'
import type { CardPayments } from '../../src/shared/contracts/card-payments.ts'
import { newCommandId, newTicketId, tenderOfPayment, type PaymentId, type TicketId } from '../../src/shared/ids.ts'
import { expectBooksToBalance, salesOf } from '../support/books.ts'
import { askCard, networkTerminal, whenPayments } from '../support/linked-terminal.ts'
import { openShop, refusalOf, temporaryFolder, type Shop } from '../support/shop.ts'

/** What the customer, the line and the till do with one payment. */
type Walk = {
  /** Of what is due, in percent; the rest is paid in cash. */
  readonly share: number
  readonly customer: 'pays' | 'pays-less' | 'is-refused' | 'gives-up'
  readonly line: 'good' | 'cut-before-the-answer' | 'off'
  /** When the till dies, as by a power cut: the folder as it is then is all that is left. */
  readonly dies: 'never' | 'while-the-customer-pays' | 'after-the-answer'
}
const walk: fc.Arbitrary<Walk> = fc.record({
  share: fc.constantFrom(30, 100, 100),
  customer: fc.constantFrom('pays', 'pays', 'pays-less', 'is-refused', 'gives-up'),
  line: fc.constantFrom('good', 'good', 'cut-before-the-answer', 'off'),
  dies: fc.constantFrom('never', 'never', 'while-the-customer-pays', 'after-the-answer'),
})

type Row = {
  readonly payment_id: PaymentId
  readonly state: string
  readonly approved_cents: number | null
  readonly tendered: 0 | 1
}

function paymentsIn(ledgerFile: string): {
  readonly rows: readonly Row[]
  readonly tenders: ReadonlyMap<string, number>
} {
  const db = new Database(ledgerFile, { readonly: true })
  try {
    const rows = db.prepare<[], Row>('SELECT payment_id, state, approved_cents, tendered FROM card_payments').all()
    const found = db
      .prepare<[], { tender_id: string; amount_cents: number }>(
        'SELECT tender_id, amount_cents FROM open_tenders UNION ALL SELECT tender_id, amount_cents FROM ticket_tenders',
      )
      .all()
    const ids = found.map(({ tender_id: id }) => id)
    expect(new Set(ids).size, 'a tender stands once').toBe(ids.length)
    return { rows, tenders: new Map(found.map((tender) => [tender.tender_id, tender.amount_cents])) }
  } finally {
    db.close()
  }
}

/** One payment, one tender, of what was approved; and none for any other. */
function expectOneTenderEach(ledgerFile: string): void {
  const { rows, tenders } = paymentsIn(ledgerFile)
  for (const row of rows) {
    expect(tenders.get(tenderOfPayment(row.payment_id)), `${row.payment_id} is ${row.state}`).toBe(
      row.state === 'approved' ? row.approved_cents! : undefined,
    )
    expect(row.tendered).toBe(row.state === 'approved' ? 1 : 0)
  }
}

/** A till, its terminal, and the folders that crashes left. */
async function createWorld() {
  const first = temporaryFolder()
  const folders = [first]
  const terminal: CaisseApSimulator = await startCaisseApSimulator({ mode: 'by-hand' })
  let shop: Shop = await openShop({ dataFolder: first.folder })
  await shop.openDay()
  await shop.ask.cardPayments.configure({ commandId: newCommandId(), terminal: networkTerminal(terminal.port) })

  return {
    terminal,
    shop: () => shop,
    /** What a power cut leaves is copied; the till goes on with the copy, and knows nothing of what came after. */
    crash(): () => Promise<void> {
      const left = temporaryFolder()
      folders.push(left)
      cpSync(shop.folder, left.folder, { recursive: true })
      return async () => {
        await shop.close()
        shop = await openShop({ dataFolder: left.folder })
      }
    },
    async end() {
      await shop.close()
      await terminal.close()
      folders.forEach(({ remove }) => remove())
    },
  }
}
type World = Awaited<ReturnType<typeof createWorld>>

const reached = ({ terminal }: World) =>
  new Promise<void>((resolve) => {
    const stop = terminal.control.onChange(({ kind }) => {
      if (kind !== 'asked') return
      stop()
      resolve()
    })
  })

const ended = (paymentId: PaymentId) => (payments: CardPayments) =>
  payments.last?.paymentId === paymentId || payments.doubtful.some((one) => one.paymentId === paymentId)

async function pay(world: World, ticketId: TicketId, { share, customer, line, dies }: Walk): Promise<void> {
  const { terminal, shop } = world
  const { control } = terminal
  control.fault(line === 'cut-before-the-answer' ? 'drop' : undefined)
  if (line === 'off') await terminal.switchOff()
  const due = (await shop().ask.tickets.counter({})).ticket?.dueCents ?? 0
  const asked = Math.max(1, Math.floor((due * share) / 100))
  const atTerminal = line === 'off' ? undefined : reached(world)
  const paymentId = await askCard(shop().ask, ticketId, asked)
  await atTerminal
  // Until it is over, its ticket cannot be paid, voided or parked in any other way.
  const isOver = ended(paymentId)(await shop().ask.cardPayments.state({}))
  if (!isOver) expect(await refusalOf(shop().take(ticketId, 'cash'))).toBe('CARD_PAYMENT_OPEN')

  const dead = dies === 'while-the-customer-pays' ? world.crash() : undefined
  if (customer === 'pays') control.approve()
  else if (customer === 'pays-less') control.approve(Math.max(1, asked - 10))
  else if (customer === 'is-refused') control.refuse()
  else control.abandon()
  await whenPayments(shop().ask, ended(paymentId))
  if (dead) await dead()
  else if (dies === 'after-the-answer') await world.crash()()
  if (line === 'off') await terminal.switchOn()

  const { doubtful } = await shop().ask.cardPayments.state({})
  for (const payment of doubtful) {
    expect(await refusalOf(shop().ask.tickets.voidTicket({ commandId: newCommandId(), ticketId }))).toBe(
      'CARD_PAYMENT_OPEN',
    )
    // Somebody looks at the terminal's last ticket. What was paid in part is told as nothing, and typed by hand.
    const truth = control.charged().find(({ reference }) => reference === payment.paymentId.slice(4))
    const outcome = truth?.paidCents === payment.cents ? 'approved' : 'declined'
    await shop().ask.cardPayments.settle({ commandId: newCommandId(), paymentId: payment.paymentId, outcome })
    if (truth && outcome === 'declined') await shop().take(ticketId, 'card', truth.paidCents)
  }
}

it(
  'card payments are never two tenders and never lost, whatever the customer, the line and the till do',
  { timeout: 300_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(walk, { minLength: 2, maxLength: 5 }), async (walks) => {
        const world = await createWorld()
        try {
          for (const one of walks) {
            const ticketId = newTicketId()
            await world.shop().add(ticketId, 'prd_demi', 2)
            await pay(world, ticketId, one)
            expectOneTenderEach(world.shop().ledgerFile)
            const { ticket } = await world.shop().ask.tickets.counter({})
            if (ticket) await world.shop().take(ticketId, 'cash')
          }
          const { control } = world.terminal
          const byCard = salesOf(world.shop())
            .flatMap((sale) => sale.tenders)
            .filter(({ kind }) => kind === 'card')
          const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0)
          expect(sum(byCard.map(({ amountCents }) => amountCents))).toBe(
            sum(control.charged().map(({ paidCents }) => paidCents)),
          )
          expect(salesOf(world.shop())).toHaveLength(walks.length)
          await expectBooksToBalance(world.shop())
        } finally {
          await world.end()
        }
      }),
      { numRuns: Number(process.env['ZINC_WALKS'] ?? 8) },
    )
  },
)
