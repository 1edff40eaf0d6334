import { onTestFinished } from 'vitest'
import type { CardTerminalSetting } from '../../src/shared/card-terminal.ts'
import type { CardPayments } from '../../src/shared/contracts/card-payments.ts'
import { newCommandId, newPaymentId, newTicketId, type PaymentId, type TicketId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import type { TillOptions } from '../../src/main/open-till.ts'
import type { TerminalMode } from '../../src/main/devices/simulators/terminal/behaviour.ts'
import { startCaisseApSimulator } from '../../src/main/devices/simulators/terminal/caisse-ap-server.ts'
import { openShop, type Ask } from './shop.ts'

export function networkTerminal(port: number, more: Partial<CardTerminalSetting> = {}): CardTerminalSetting {
  return {
    link: 'caisse-ap',
    host: '127.0.0.1',
    port,
    lineEnd: false,
    callbackPort: null,
    version: '0320',
    cashRegister: '012345678901',
    register: '01',
    answers: 'at-end',
    partial: 'unsaid',
    ticket: false,
    answerSeconds: 20,
    ...more,
  } as CardTerminalSetting // of one link, with fields of that link
}

/** Waits until the payments are so. Asks again whenever the till says that they changed. */
export async function whenPayments(ask: Ask, are: (payments: CardPayments) => boolean): Promise<CardPayments> {
  const ended = new AbortController()
  const events = await ask.till.events(undefined, { signal: ended.signal })
  try {
    let payments = await ask.cardPayments.state({})
    while (!are(payments)) {
      const { done } = await events.next()
      if (done) throw new Error('the till ended')
      payments = await ask.cardPayments.state({})
    }
    return payments
  } finally {
    ended.abort()
    await events.return?.(undefined).catch(() => {})
  }
}

export const isOver =
  (paymentId: PaymentId) =>
  ({ last }: CardPayments): boolean =>
    last?.paymentId === paymentId

/** Asks for an amount of the ticket in hand by card: all that is due, or so much. */
export async function askCard(ask: Ask, ticketId: TicketId, amount?: number): Promise<PaymentId> {
  const { ticket } = await ask.tickets.counter({})
  const dueCents = ticket?.dueCents ?? cents(0)
  const paymentId = newPaymentId()
  await ask.cardPayments.ask({
    commandId: newCommandId(),
    paymentId,
    ticketId,
    cents: amount === undefined ? dueCents : cents(amount),
    dueCents,
    printReceipt: false,
  })
  return paymentId
}

/** A shop whose card terminal is linked, and the terminal. */
export async function openLinkedShop(
  mode: TerminalMode,
  { terminal = {}, ...options }: Partial<TillOptions> & { readonly terminal?: Partial<CardTerminalSetting> } = {},
) {
  const simulator = await startCaisseApSimulator({ mode })
  const shop = await openShop(options)
  onTestFinished(async () => {
    await shop.close()
    await simulator.close()
  })
  await shop.openDay()
  await shop.ask.cardPayments.configure({
    commandId: newCommandId(),
    terminal: networkTerminal(simulator.port, terminal),
  })
  return { shop, simulator, control: simulator.control }
}

/** A payment whose line was cut: of a ticket of its own, on a terminal of its own. */
export async function leaveInDoubt(ask: Ask, add: (ticketId: TicketId, productId: string) => Promise<unknown>) {
  const ticketId = newTicketId()
  await add(ticketId, 'prd_cafe')
  return leaveTicketInDoubt(ask, ticketId)
}

/** The same, of the ticket in hand. */
export async function leaveTicketInDoubt(ask: Ask, ticketId: TicketId): Promise<PaymentId> {
  const simulator = await startCaisseApSimulator()
  try {
    simulator.control.fault('drop')
    await ask.cardPayments.configure({ commandId: newCommandId(), terminal: networkTerminal(simulator.port) })
    const paymentId = await askCard(ask, ticketId)
    await whenPayments(ask, ({ doubtful }) => doubtful.length > 0)
    return paymentId
  } finally {
    await simulator.close()
  }
}
