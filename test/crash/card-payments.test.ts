import { expect, it, onTestFinished } from 'vitest'
import { startCaisseApSimulator } from '../../src/main/devices/simulators/terminal/caisse-ap-server.ts'
import {
  newCashSessionId,
  newCommandId,
  newLineId,
  newPaymentId,
  newTenderId,
  newTicketId,
  tenderOfPayment,
  type PaymentId,
  type ProductId,
} from '../../src/shared/ids.ts'
import { cents, ONE } from '../../src/shared/money.ts'
import { networkTerminal } from '../support/linked-terminal.ts'
import { createRandom } from '../support/random.ts'
import { PRINTER_OFF, startTill, type AskOverSocket, type TillProcess } from '../support/serve-process.ts'
import { salesOf } from '../support/books.ts'
import { temporaryFolder } from '../support/shop.ts'
import { join } from 'node:path'

const KILLS = Number(
  process.env['ZINC_PAYMENT_KILLS'] ?? (process.env['npm_lifecycle_event'] === 'test:crash' ? 100 : 12),
)
const SEED = Number(process.env['ZINC_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const command = () => ({ commandId: newCommandId() })

it(`F-03 loses no card payment and doubles none when it is killed ${KILLS} times in the middle of one`, async () => {
  const random = createRandom(SEED)
  console.log(`ZINC_SEED=${SEED}`)
  const { folder, remove } = temporaryFolder()
  const terminal = await startCaisseApSimulator()
  const { control } = terminal
  const tills: TillProcess[] = []
  onTestFinished(async () => {
    for (const till of tills) await till.kill()
    await terminal.close()
    remove()
  })
  const start = async () => {
    const till = startTill({ dataFolder: folder, printer: PRINTER_OFF })
    tills.push(till)
    return { till, ...(await till.connect()) }
  }
  const seen = { notAsked: 0, notSent: 0, settledBeforeTheKill: 0, inDoubtAndPaid: 0, inDoubtAndNotPaid: 0 }
  const asked: PaymentId[] = []

  /** Whoever comes back: settles what is in doubt by the terminal's own truth, and pays what is left in cash. */
  async function putRight(ask: AskOverSocket, paymentId: PaymentId): Promise<void> {
    const { doubtful, going } = await ask.cardPayments.state({})
    expect(going).toBeNull()
    for (const payment of doubtful) {
      const paid = control.charged().some(({ reference }) => reference === payment.paymentId.slice(4))
      seen[paid ? 'inDoubtAndPaid' : 'inDoubtAndNotPaid'] += 1
      const outcome = paid ? 'approved' : 'declined'
      const settling = { ...command(), paymentId: payment.paymentId, outcome } as const
      const answer = await ask.cardPayments.settle(settling)
      expect(await ask.cardPayments.settle(settling)).toEqual(answer)
    }
    const { ticket } = await ask.tickets.counter({})
    if (ticket) {
      if (doubtful.length === 0) seen[asked.includes(paymentId) ? 'notSent' : 'notAsked'] += 1
      const { ticketId, dueCents } = ticket
      const cash = { kind: 'cash', offeredCents: dueCents, dueCents, printReceipt: false } as const
      await ask.tenders.take({ ...command(), ticketId, tenderId: newTenderId(), ...cash })
    } else if (doubtful.length === 0) seen.settledBeforeTheKill += 1
  }

  let life = await start()
  await life.ask.cashSessions.open({
    ...command(),
    sessionId: newCashSessionId(),
    floatCents: cents(0),
    clockConfirmed: true,
  })
  await life.ask.cardPayments.configure({ ...command(), terminal: networkTerminal(terminal.port) })
  for (let kill = 0; kill < KILLS; kill += 1) {
    const { till, ask } = life
    const ticketId = newTicketId()
    const line = { ticketId, lineId: newLineId(), quantityMilli: ONE, optionIds: [], place: 'on-site' as const }
    const { ticket } = await ask.tickets.addLine({ ...command(), ...line, productId: 'prd_demi' as ProductId })
    const dueCents = ticket!.dueCents
    const paymentId = newPaymentId()
    const atTerminal = new Promise<void>((resolve) => {
      const stop = control.onChange(({ kind }) => {
        if (kind !== 'asked') return
        stop()
        resolve()
      })
    })
    const payment = { paymentId, ticketId, cents: dueCents, dueCents, printReceipt: false }
    const answered = ask.cardPayments.ask({ ...command(), ...payment }).then(
      () => void asked.push(paymentId),
      () => undefined,
    )
    // Before the answer, once the terminal has it, or some instant later.
    const when = random.whole(0, 3)
    if (when > 0) await answered // it is on disk
    if (when > 1) await atTerminal
    const untilMs = performance.now() + (when === 0 ? random.next() * 2 : when === 3 ? random.next() * 700 : 0)
    while (performance.now() < untilMs) await new Promise((soon) => setImmediate(soon))
    await till.kill()
    await Promise.race([answered, life.closed])
    life = await start()
    await putRight(life.ask, paymentId)
  }
  expect(await life.ask.till.verifyLedger({})).toMatchObject({ ok: true, faults: [] })
  expect(await life.till.stop()).toEqual({ code: 0, signal: null })
  life.close()

  const sales = salesOf({ ledgerFile: join(folder, 'ledger.db') })
  expect(sales).toHaveLength(KILLS)
  const byCard = sales.flatMap((sale) => sale.tenders).filter(({ kind }) => kind === 'card')
  const ofCharges = control.charged().map(({ reference }) => tenderOfPayment(`pay_${reference}` as PaymentId))
  // Every card that was charged is one tender, and there is no card tender besides.
  expect(byCard.map(({ tenderId }) => tenderId).toSorted()).toEqual(ofCharges.toSorted())
  console.log(seen)
})
