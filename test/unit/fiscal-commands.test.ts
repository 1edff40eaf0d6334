import type { AnyContractProcedure } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import Database from 'better-sqlite3'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Product } from '../../src/shared/catalogue.ts'
import { defaultAccounts } from '../../src/shared/contracts/accounting.ts'
import { contract } from '../../src/shared/contracts/index.ts'
import { commonRefusals, type ProcedureMeta } from '../../src/shared/contracts/procedure.ts'
import {
  newCashSessionId,
  newCommandId,
  newCustomerId,
  newTenderId,
  newTicketId,
  type OperatorId,
  type ProductId,
} from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { AMOUNT_MAX_CENTS } from '../../src/shared/ticket.ts'
import { townHall as buyer } from '../support/invoice-samples.ts'
import { defectsOf, entriesOf, everythingIn } from '../support/books.ts'
import { zincCli } from '../support/serve-process.ts'
import { owedRefusals } from '../support/owed-refusals.ts'
import { NOON_MS, refusalOf, type Ask } from '../support/shop.ts'
import {
  archivesDone,
  DAY_MS,
  openClockedShop,
  refundOf,
  startTraining,
  trade,
  type ClockedShop,
} from '../support/years.ts'
import { makeOldCafe, OLD_CAFE_MS } from '../support/old-cafe.ts'
import { happyHour, newJam } from '../support/pricing.ts'
import { command, day, LEA, SAMI } from '../support/said.ts'

let old: Awaited<ReturnType<typeof makeOldCafe>>
beforeAll(async () => {
  old = await makeOldCafe()
}, OLD_CAFE_MS)
afterAll(() => old.remove())
let shop: ClockedShop
afterEach(async () => {
  await shop?.close()
  shop = undefined as never
})
const customer = { ...buyer, phone: '', email: '' as const }

async function fresh(atMs = NOON_MS, options: Parameters<typeof openClockedShop>[1] = {}) {
  shop = await openClockedShop(atMs, options)
}
/** What takes its time is done in a process of its own, as on a real counter. */
const apart = { cliPath: zincCli }
/** A drawer that Sami asked for and may not open. */
async function refusedToSami() {
  const isLocked = (await shop.ask.people.list({})).people.find(({ operatorId }) => operatorId === SAMI)?.hasPin
  await shop.ask.people.signIn({ ...command(), operatorId: SAMI, pin: isLocked ? '5678' : '' })
  const asked = command()
  expect(await refusalOf(shop.ask.cashSessions.openDrawer(asked))).toBe('RIGHT_MISSING')
  return { asked, refusedId: asked.commandId }
}
async function open() {
  await fresh()
  await shop.openDay()
}
async function sold(products: readonly string[] = ['prd_cafe', 'prd_demi']) {
  await open()
  return (await shop.sell(products))!
}
const changeTender = (number: number, more: Partial<Parameters<Ask['corrections']['changeTender']>[0]> = {}) => ({
  ...command(),
  ticketId: newTicketId(),
  tenderIds: [newTenderId(), newTenderId()] as [ReturnType<typeof newTenderId>, ReturnType<typeof newTenderId>],
  number,
  from: 'cash' as const,
  to: 'card' as const,
  amountCents: cents(160),
  ...more,
})
const invoice = (ticketNumber: number, more: Partial<Parameters<Ask['invoices']['make']>[0]> = {}) => ({
  ...command(),
  ticketNumber,
  buyer: null,
  customerId: null,
  ...more,
})
const pin = (operatorId: OperatorId, digits: string) =>
  shop.ask.people.setPin({ ...command(), operatorId, pin: digits })
const prepare = (from: string, to: string, kind: 'sales-journal' | 'e-reporting' = 'sales-journal') =>
  shop.ask.accounting.prepare({ ...command(), exportId: crypto.randomUUID(), kind, from: day(from), to: day(to) })

/** Two traded days, closed by the morning of the third. */
async function twoDays(options = {}) {
  await fresh(NOON_MS, options)
  await trade(shop, [['prd_cafe']])
  shop.clockTo(NOON_MS + DAY_MS)
  await trade(shop, [['prd_demi']])
  shop.clockTo(NOON_MS + 2 * DAY_MS)
  await shop.openDay()
}
const archive = (from = '2026-11-23', to = '2026-11-24') =>
  shop.ask.archives.make({ ...command(), from: day(from), to: day(to) })
async function archived() {
  await twoDays()
  await archive()
  await archivesDone(shop)
  return (await shop.ask.archives.list({})).archives[0]!
}

type Case = {
  readonly command: string
  readonly code: string
  readonly when: string
  readonly data?: Readonly<Record<string, number | string>>
  /** What the refusal leaves in the event log, if it must not be forgotten. */
  readonly leaves?: string
  readonly reach: () => Promise<() => Promise<unknown>>
}

const people: readonly Case[] = [
  {
    command: 'people.signIn',
    code: 'PERSON_UNKNOWN',
    when: 'nobody has that name',
    reach: async () => {
      await fresh()
      return () => shop.ask.people.signIn({ ...command(), operatorId: 'opr_9' as OperatorId, pin: '' })
    },
  },
  {
    command: 'people.signIn',
    code: 'PIN_WRONG',
    when: 'it is another’s PIN',
    data: { who: LEA },
    leaves: 'pin-wrong',
    reach: async () => {
      await fresh()
      await pin(LEA, '1234')
      return () => shop.ask.people.signIn({ ...command(), operatorId: LEA, pin: '4321' })
    },
  },
  {
    command: 'people.signIn',
    code: 'PIN_WAIT',
    when: 'three were wrong a moment ago',
    data: { seconds: 15 },
    reach: async () => {
      await fresh()
      await pin(LEA, '1234')
      for (const wrong of ['1111', '2222', '3333'])
        await refusalOf(shop.ask.people.signIn({ ...command(), operatorId: LEA, pin: wrong }))
      return () => shop.ask.people.signIn({ ...command(), operatorId: LEA, pin: '1234' })
    },
  },
  {
    command: 'people.signOut',
    code: 'NOBODY_HAS_PIN',
    when: 'anybody could take the till again',
    reach: async () => {
      await fresh()
      return () => shop.ask.people.signOut(command())
    },
  },
  ...(['PERSON_UNKNOWN', 'PIN_WRONG', 'PIN_WAIT', 'APPROVER_MAY_NOT'] as const).map((code): Case => {
    const asked = {
      PERSON_UNKNOWN: { operatorId: 'opr_9' as OperatorId, pin: '1234' },
      PIN_WRONG: { operatorId: LEA, pin: '0000' },
      PIN_WAIT: { operatorId: LEA, pin: '1234' },
      APPROVER_MAY_NOT: { operatorId: SAMI, pin: '5678' },
    }[code]
    return {
      command: 'people.approve',
      code,
      when: 'it is asked so',
      ...(code === 'PIN_WRONG' ? { leaves: 'pin-wrong', data: { who: LEA } } : {}),
      ...(code === 'PIN_WAIT' ? { data: { seconds: 15 } } : {}),
      reach: async () => {
        await fresh()
        await pin(LEA, '1234')
        await pin(SAMI, '5678')
        const { refusedId } = await refusedToSami()
        const wrong = { operatorId: LEA, pin: '9999', refusedId }
        for (let n = 0; code === 'PIN_WAIT' && n < 3; n++)
          await refusalOf(shop.ask.people.approve({ ...wrong, ...command() }))
        return () => shop.ask.people.approve({ ...command(), ...asked, refusedId })
      },
    }
  }),
  {
    command: 'people.approve',
    code: 'NOTHING_TO_APPROVE',
    when: 'another command was refused',
    reach: async () => {
      await fresh()
      await pin(LEA, '1234')
      await refusedToSami()
      return () => shop.ask.people.approve({ ...command(), operatorId: LEA, pin: '1234', refusedId: newCommandId() })
    },
  },
  {
    command: 'people.approve',
    code: 'NOTHING_TO_APPROVE',
    when: 'nobody holds the till',
    reach: async () => {
      await fresh()
      await pin(LEA, '1234')
      const { refusedId } = await refusedToSami()
      await shop.ask.people.signOut(command())
      return () => shop.ask.people.approve({ ...command(), operatorId: LEA, pin: '1234', refusedId })
    },
  },
  {
    command: 'people.approve',
    code: 'RIGHT_NOT_APPROVABLE',
    when: 'it would change who may do what',
    reach: async () => {
      await fresh()
      await pin(LEA, '1234')
      await shop.ask.people.signIn({ ...command(), operatorId: SAMI, pin: '' })
      const asked = { ...command(), operatorId: SAMI, pin: '5678' }
      expect(await refusalOf(shop.ask.people.setPin(asked))).toBe('RIGHT_MISSING')
      return () => shop.ask.people.approve({ ...command(), operatorId: LEA, pin: '1234', refusedId: asked.commandId })
    },
  },
  {
    command: 'people.save',
    code: 'LAST_MANAGER',
    when: 'nobody could set the till up any more',
    reach: async () => {
      await fresh()
      const person = { operatorId: LEA, name: 'Léa', initials: 'LM', role: 'server' as const, active: true }
      return () => shop.ask.people.save({ ...command(), ...person })
    },
  },
  {
    command: 'people.save',
    code: 'TOO_MANY_PEOPLE',
    when: 'forty are known',
    data: { max: 40 },
    reach: async () => {
      await fresh()
      const someone = (n: number) => ({ operatorId: `opr_${n}` as OperatorId, name: `Nom ${n}`, initials: 'N' })
      const rest = { role: 'server' as const, active: true }
      for (let n = 3; n <= 40; n++) await shop.ask.people.save({ ...command(), ...someone(n), ...rest })
      return () => shop.ask.people.save({ ...command(), ...someone(41), ...rest })
    },
  },
  {
    command: 'people.setPin',
    code: 'PERSON_UNKNOWN',
    when: 'nobody has that name',
    reach: async () => {
      await fresh()
      return () => pin('opr_9' as OperatorId, '1234')
    },
  },
  {
    command: 'people.setPin',
    code: 'PIN_TAKEN',
    when: 'somebody else has it',
    reach: async () => {
      await fresh()
      await pin(LEA, '1234')
      return () => pin(SAMI, '1234')
    },
  },
  {
    command: 'people.setPin',
    code: 'MANAGER_NEEDS_PIN',
    when: 'the first would be somebody else’s',
    reach: async () => {
      await fresh()
      return () => pin(SAMI, '5678')
    },
  },
  {
    command: 'people.save',
    code: 'MANAGER_NEEDS_PIN',
    when: 'a server without one would become a manager',
    reach: async () => {
      await fresh()
      await pin(LEA, '1234')
      const sami = { operatorId: SAMI, name: 'Sami', initials: 'SB', role: 'manager' as const, active: true }
      return () => shop.ask.people.save({ ...command(), ...sami })
    },
  },
  {
    command: 'people.signIn',
    code: 'MANAGER_NEEDS_PIN',
    when: 'another manager has one',
    reach: async () => {
      await fresh()
      const sami = { operatorId: SAMI, name: 'Sami', initials: 'SB', role: 'manager' as const, active: true }
      await shop.ask.people.save({ ...command(), ...sami })
      await pin(LEA, '1234')
      return () => shop.ask.people.signIn({ ...command(), operatorId: SAMI, pin: '' })
    },
  },
  {
    command: 'people.setPin',
    code: 'MANAGER_NEEDS_PIN',
    when: 'others have one',
    reach: async () => {
      await fresh()
      await pin(LEA, '1234')
      await pin(SAMI, '5678')
      return () => pin(LEA, '')
    },
  },
]

const corrections: readonly Case[] = [
  ...(['refund', 'changeTender'] as const).flatMap((name): readonly Case[] => {
    const ask = (number: number) =>
      name === 'refund'
        ? shop.ask.corrections.refund(refundOf(number, [{ position: 0 }]))
        : shop.ask.corrections.changeTender(changeTender(number))
    const of = (code: string, when: string, reach: Case['reach']): Case => {
      return { command: `corrections.${name}`, code, when, reach }
    }
    return [
      of('DAY_NOT_OPEN', 'no session is open', async () => {
        await fresh()
        return () => ask(1)
      }),
      of('TICKET_UNKNOWN', 'no ticket has that number', async () => {
        await open()
        return () => ask(7)
      }),
      of('NOT_A_SALE', 'it is a refund itself', async () => {
        await sold()
        await shop.ask.corrections.refund(refundOf(1, [{ position: 0 }]))
        return () => ask(2)
      }),
      of('TICKET_NUMBER_TAKEN', 'the correction bears the id of another ticket', async () => {
        const { ticketId } = await sold()
        return () =>
          name === 'refund'
            ? shop.ask.corrections.refund({ ...refundOf(1, [{ position: 0 }]), ticketId })
            : shop.ask.corrections.changeTender(changeTender(1, { ticketId }))
      }),
    ]
  }),
  {
    command: 'corrections.refund',
    code: 'LINE_UNKNOWN',
    when: 'the ticket has no such line',
    reach: async () => {
      await sold()
      return () => shop.ask.corrections.refund(refundOf(1, [{ position: 5 }]))
    },
  },
  {
    command: 'corrections.refund',
    code: 'REFUND_ABOVE_ORIGINAL',
    when: 'one coffee of one was given back already',
    data: { leftMilli: 0 },
    reach: async () => {
      await sold()
      await shop.ask.corrections.refund(refundOf(1, [{ position: 0 }]))
      return () => shop.ask.corrections.refund(refundOf(1, [{ position: 0 }]))
    },
  },
  {
    command: 'corrections.refund',
    code: 'REFUND_ABOVE_ORIGINAL',
    when: 'the same line is asked for twice at once',
    data: { leftMilli: 1000 },
    reach: async () => {
      await sold()
      return () => shop.ask.corrections.refund(refundOf(1, [{ position: 0 }, { position: 0, quantity: 0.001 }]))
    },
  },
  {
    command: 'corrections.refund',
    code: 'CASH_OVER_LIMIT',
    when: 'more than a thousand euros would leave in cash',
    data: { maxCents: 100_000 },
    reach: async () => {
      await open()
      const ticketId = newTicketId()
      await shop.add(ticketId, 'prd_steak-frites', 70)
      await shop.take(ticketId, 'card')
      return () => shop.ask.corrections.refund(refundOf(1, [{ position: 0, quantity: 70 }]))
    },
  },
  {
    command: 'corrections.changeTender',
    code: 'TENDER_UNKNOWN',
    when: 'the ticket was not paid so',
    data: { leftCents: 0 },
    reach: async () => {
      await sold()
      return () => shop.ask.corrections.changeTender(changeTender(1, { from: 'card', to: 'cash' }))
    },
  },
  {
    command: 'corrections.changeTender',
    code: 'TENDER_UNKNOWN',
    when: 'it was changed before',
    data: { leftCents: 0 },
    reach: async () => {
      await sold()
      await shop.ask.corrections.changeTender(changeTender(1, { amountCents: cents(460) }))
      return () => shop.ask.corrections.changeTender(changeTender(1, { amountCents: cents(460) }))
    },
  },
  {
    command: 'corrections.refund',
    code: 'TENDER_NOT_REFUNDABLE',
    when: 'it was paid in cash, and no cheque lies there to be handed back',
    reach: async () => {
      await sold()
      return () => shop.ask.corrections.refund({ ...refundOf(1, [{ position: 0 }]), kind: 'cheque' })
    },
  },
  {
    command: 'corrections.changeTender',
    code: 'TENDER_NOT_USED',
    when: 'the café takes no holiday vouchers',
    reach: async () => {
      await sold()
      return () => shop.ask.corrections.changeTender(changeTender(1, { to: 'holiday' }))
    },
  },
  {
    command: 'corrections.changeTender',
    code: 'MEAL_OVER_FOOD',
    when: 'nothing of it was food',
    reach: async () => {
      await sold(['prd_demi'])
      return () => shop.ask.corrections.changeTender(changeTender(1, { to: 'meal-paper' }))
    },
  },
  {
    command: 'corrections.changeTender',
    code: 'MEAL_OVER_CAP',
    when: 'the meal cost more than 25 €',
    reach: async () => {
      await sold(['prd_steak-frites', 'prd_steak-frites'])
      return () => shop.ask.corrections.changeTender(changeTender(1, { to: 'meal-paper', amountCents: cents(2501) }))
    },
  },
  {
    command: 'corrections.changeTender',
    code: 'TENDER_SAME',
    when: 'nothing would change',
    reach: async () => {
      await sold()
      return () => shop.ask.corrections.changeTender(changeTender(1, { to: 'cash' }))
    },
  },
  {
    command: 'corrections.changeTender',
    code: 'CASH_OVER_LIMIT',
    when: 'the ticket would be paid with more than a thousand euros in cash',
    data: { maxCents: 100_000 },
    reach: async () => {
      await open()
      const ticketId = newTicketId()
      await shop.add(ticketId, 'prd_steak-frites', 70)
      await shop.take(ticketId, 'card')
      const all = { from: 'card', to: 'cash', amountCents: cents(108_500) } as const
      return () => shop.ask.corrections.changeTender(changeTender(1, all))
    },
  },
]

const printer: readonly Case[] = [
  ...(['DAY_NOT_OPEN', 'TICKET_NOT_OPEN', 'TICKET_EMPTY', 'NO_PRINTER'] as const).map((code): Case => {
    return {
      command: 'notes.print',
      code,
      when: 'it is so',
      reach: async () => {
        if (code === 'NO_PRINTER') await withoutPrinter()
        else await fresh()
        if (code !== 'DAY_NOT_OPEN') await shop.openDay()
        const ticketId = newTicketId()
        if (code === 'TICKET_EMPTY') emptyTicket(ticketId)
        return () => shop.ask.notes.print({ ...command(), ticketId })
      },
    }
  }),
  {
    command: 'eTickets.give',
    code: 'TICKET_UNKNOWN',
    when: 'it is not settled',
    reach: async () => {
      await open()
      return () => shop.ask.eTickets.give({ ...command(), ticketId: newTicketId(), medium: 'qr' })
    },
  },
  {
    command: 'eTickets.give',
    code: 'TICKET_TOO_LONG',
    when: 'no telephone would read so dense a code',
    reach: async () => {
      await open()
      const { products, optionGroups, categories } = await shop.ask.catalogue.all({})
      const needed = new Set(optionGroups.filter(({ min }) => (min ?? 0) > 0).map(({ id }) => id))
      const asksFirst = (product: Product) =>
        product.openPrice === true ||
        product.formule !== undefined ||
        [
          ...(product.optionGroups ?? []),
          ...(categories.find(({ id }) => id === product.categoryId)?.optionGroups ?? []),
        ].some((id) => needed.has(id))
      const ticketId = newTicketId()
      for (const product of products.filter((product) => !asksFirst(product)).slice(0, 60))
        await shop.add(ticketId, product.id)
      await shop.take(ticketId, 'card')
      return () => shop.ask.eTickets.give({ ...command(), ticketId, medium: 'qr' })
    },
  },
  {
    command: 'closures.print',
    code: 'CLOSURE_UNKNOWN',
    when: 'nothing is closed',
    reach: async () => {
      await fresh()
      return () => shop.ask.closures.print({ ...command(), seq: 1 })
    },
  },
  {
    command: 'closures.print',
    code: 'NO_PRINTER',
    when: 'the shop has none',
    reach: async () => {
      await withoutPrinter()
      return () => shop.ask.closures.print({ ...command(), seq: 2 })
    },
  },
  {
    command: 'closures.give',
    code: 'CLOSURE_UNKNOWN',
    when: 'nothing is closed',
    reach: async () => {
      await fresh()
      return () => shop.ask.closures.give({ ...command(), seq: 1 })
    },
  },
  {
    command: 'invoices.print',
    code: 'INVOICE_UNKNOWN',
    when: 'there is none',
    reach: async () => {
      await fresh()
      return () => shop.ask.invoices.print({ ...command(), seq: 1 })
    },
  },
  {
    command: 'invoices.print',
    code: 'NO_PRINTER',
    when: 'the shop has none',
    reach: async () => {
      await withoutPrinter()
      await shop.ask.invoices.make(invoice(1))
      return () => shop.ask.invoices.print({ ...command(), seq: 1 })
    },
  },
]

const periods: readonly Case[] = [
  {
    command: 'closures.closeDay',
    code: 'DAY_ALREADY_CLOSED',
    when: 'it is sealed',
    data: { day: '2026-11-23' },
    reach: async () => {
      await twoDays()
      return () => shop.ask.closures.closeDay({ ...command(), day: day('2026-11-23') })
    },
  },
  {
    command: 'closures.closeDay',
    code: 'DAY_NOT_OVER',
    when: 'it lies ahead',
    data: { day: '2026-11-24' },
    reach: async () => {
      await fresh()
      return () => shop.ask.closures.closeDay({ ...command(), day: day('2026-11-24') })
    },
  },
  {
    command: 'closures.closeDay',
    code: 'DAY_OUT_OF_ORDER',
    when: 'one before it is open',
    data: { day: '2026-11-23' },
    reach: async () => {
      await open()
      shop.clockTo(NOON_MS + 3 * DAY_MS)
      return () => shop.ask.closures.closeDay({ ...command(), day: day('2026-11-25') })
    },
  },
  {
    command: 'closures.closeDay',
    code: 'SESSION_OPEN',
    when: 'its drawer was not counted',
    reach: async () => {
      await open()
      return () => shop.ask.closures.closeDay({ ...command(), day: day('2026-11-23') })
    },
  },
  {
    command: 'archives.make',
    code: 'PERIOD_NOT_CLOSED',
    when: 'it is still open',
    data: { day: '2026-11-24' },
    reach: async () => {
      await twoDays()
      return () => archive('2026-11-23', '2026-11-25')
    },
  },
  {
    command: 'archives.make',
    code: 'ARCHIVE_BUSY',
    when: 'another is being made',
    reach: async () => {
      await twoDays(apart)
      await archive()
      return () => archive()
    },
  },
  {
    command: 'archives.make',
    code: 'PERIOD_PURGED',
    when: 'its entries are gone',
    reach: async () => {
      shop = await old.open()
      await shop.ask.archives.purge({ ...command(), seq: 1 })
      return () => archive()
    },
  },
  {
    command: 'archives.purge',
    code: 'ARCHIVE_UNKNOWN',
    when: 'there is none',
    reach: async () => {
      await fresh()
      return () => shop.ask.archives.purge({ ...command(), seq: 1 })
    },
  },
  {
    command: 'archives.purge',
    code: 'CLOCK_UNCONFIRMED',
    when: 'somebody set the clock six years ahead',
    reach: async () => {
      const { seq } = await archived()
      shop.clockTo(Date.UTC(2033, 0, 1))
      return () => shop.ask.archives.purge({ ...command(), seq })
    },
  },
  {
    command: 'archives.purge',
    code: 'PURGE_TOO_YOUNG',
    when: 'nothing was sold six years later',
    data: { day: '2032-11-25' },
    reach: async () => {
      const { seq } = await archived()
      return () => shop.ask.archives.purge({ ...command(), seq })
    },
  },
  {
    command: 'archives.purge',
    code: 'PURGE_OUT_OF_ORDER',
    when: 'an older period is still there',
    data: { day: '2026-11-23' },
    reach: async () => {
      shop = await old.open()
      return () => shop.ask.archives.purge({ ...command(), seq: 2 })
    },
  },
  ...(['ARCHIVE_MISSING', 'ARCHIVE_DIFFERS'] as const).map((code): Case => {
    return {
      command: 'archives.purge',
      code,
      when: 'its file is not what was sealed',
      reach: async () => {
        shop = await old.open()
        const archive = (await shop.ask.archives.list({})).archives.find(({ seq }) => seq === 1)!
        const file = join(shop.folder, 'archives', archive.name)
        if (code === 'ARCHIVE_MISSING') rmSync(file)
        else writeFileSync(file, 'another')
        return () => shop.ask.archives.purge({ ...command(), seq: 1 })
      },
    }
  }),
  {
    command: 'accounting.prepare',
    code: 'PERIOD_NOT_CLOSED',
    when: 'it is not closed to its end',
    data: { day: '2026-11-24' },
    reach: async () => {
      await twoDays()
      return () => prepare('2026-11-23', '2026-11-25')
    },
  },
  {
    command: 'accounting.prepare',
    code: 'PERIOD_SPANS_YEARS',
    when: 'a fiscal year ends within it',
    data: { day: '2026-12-31' },
    reach: async () => {
      await fresh(Date.UTC(2026, 11, 31, 12))
      await trade(shop, [['prd_cafe']])
      shop.clockTo(Date.UTC(2027, 0, 3, 12))
      await shop.openDay()
      return () => prepare('2026-12-31', '2027-01-01')
    },
  },
  ...(
    [
      ['ACCOUNT_LETTERS', '70A'],
      ['ACCOUNT_TOO_SHORT', '53'],
      ['ACCOUNT_TOO_LONG', '7070000000000'],
    ] as const
  ).map(([code, account]): Case => {
    return {
      command: 'accounting.setAccounts',
      code,
      when: 'an account is none',
      data: { account, label: 'Caisse' },
      reach: async () => {
        await fresh()
        const tenders = { ...defaultAccounts.tenders, cash: { account, label: 'Caisse' } }
        return () => shop.ask.accounting.setAccounts({ ...command(), accounts: { ...defaultAccounts, tenders } })
      },
    }
  }),
]

const papers: readonly Case[] = [
  {
    command: 'invoices.make',
    code: 'TRAINING_ON',
    when: 'made-up sales are being practised',
    reach: async () => {
      await sold()
      await startTraining(shop)
      return () => shop.ask.invoices.make(invoice(1))
    },
  },
  {
    command: 'invoices.make',
    code: 'TICKET_UNKNOWN',
    when: 'no ticket has that number',
    reach: async () => {
      await open()
      return () => shop.ask.invoices.make(invoice(4))
    },
  },
  {
    command: 'invoices.make',
    code: 'INVOICE_EXISTS',
    when: 'it has one already',
    data: { number: 'F-000001' },
    reach: async () => {
      await sold()
      await shop.ask.invoices.make(invoice(1))
      return () => shop.ask.invoices.make(invoice(1, { buyer }))
    },
  },
  {
    command: 'invoices.make',
    code: 'NOTHING_TO_INVOICE',
    when: 'only the newspaper of others was sold',
    reach: async () => {
      await sold(['prd_ouest-france'])
      return () => shop.ask.invoices.make(invoice(1))
    },
  },
  ...[1, 2].map((count): Case => {
    return {
      command: 'invoices.make',
      code: 'TICKET_REFUNDED',
      when: `${count} of its two lines were given back`,
      reach: async () => {
        await sold()
        const lines = [{ position: 0 }, { position: 1 }].slice(0, count)
        await shop.ask.corrections.refund(refundOf(1, lines))
        return () => shop.ask.invoices.make(invoice(1))
      },
    }
  }),
  {
    command: 'invoices.make',
    code: 'INVOICE_NEEDS_BUYER',
    when: 'it is above 150 € before tax and names nobody',
    data: { maxCents: 15_000 },
    reach: async () => {
      await open()
      const ticketId = newTicketId()
      await shop.add(ticketId, 'prd_steak-frites', 11)
      await shop.take(ticketId, 'card')
      return () => shop.ask.invoices.make(invoice(1))
    },
  },
  {
    command: 'invoices.make',
    code: 'SIREN_WRONG',
    when: 'the key of the SIREN is wrong',
    reach: async () => {
      await sold()
      return () => shop.ask.invoices.make(invoice(1, { buyer: { ...buyer, siren: '732 829 321' } }))
    },
  },
  {
    command: 'invoices.make',
    code: 'CUSTOMER_UNKNOWN',
    when: 'nobody is known under it',
    reach: async () => {
      await sold()
      return () => shop.ask.invoices.make(invoice(1, { customerId: newCustomerId() }))
    },
  },
  {
    command: 'invoices.make',
    code: 'CUSTOMER_ERASED',
    when: 'the customer was forgotten',
    reach: async () => {
      await sold()
      const customerId = newCustomerId()
      await shop.ask.customers.save({ ...command(), customerId, ...customer })
      await shop.ask.customers.erase({ ...command(), customerId })
      return () => shop.ask.invoices.make(invoice(1, { customerId }))
    },
  },
  {
    command: 'invoices.make',
    code: 'INVOICE_FIRST',
    when: 'the sale behind a refund was never invoiced',
    data: { number: 1 },
    reach: async () => {
      await sold()
      await shop.ask.corrections.refund(refundOf(1, [{ position: 0 }]))
      return () => shop.ask.invoices.make(invoice(2))
    },
  },
  {
    command: 'customers.save',
    code: 'SIREN_WRONG',
    when: 'it has eight digits',
    reach: async () => {
      await fresh()
      return () =>
        shop.ask.customers.save({ ...command(), customerId: newCustomerId(), ...customer, siren: '73282932' })
    },
  },
  {
    command: 'customers.save',
    code: 'CUSTOMER_ERASED',
    when: 'the same customer was forgotten before',
    reach: async () => {
      await fresh()
      const customerId = newCustomerId()
      await shop.ask.customers.save({ ...command(), customerId, ...customer })
      await shop.ask.customers.erase({ ...command(), customerId })
      return () => shop.ask.customers.save({ ...command(), customerId, ...customer })
    },
  },
  {
    command: 'customers.erase',
    code: 'CUSTOMER_UNKNOWN',
    when: 'nobody is known under it',
    reach: async () => {
      await fresh()
      return () => shop.ask.customers.erase({ ...command(), customerId: newCustomerId() })
    },
  },
  {
    command: 'training.start',
    code: 'TRAINING_ON',
    when: 'one goes on',
    reach: async () => {
      await fresh()
      await startTraining(shop)
      return () => startTraining(shop)
    },
  },
  {
    command: 'training.start',
    code: 'ID_REUSED',
    when: 'one of that id ended',
    reach: async () => {
      await fresh()
      const { sessionId } = await startTraining(shop)
      await shop.ask.training.end(command())
      return () => shop.ask.training.start({ ...command(), sessionId })
    },
  },
  {
    command: 'corrections.changeTender',
    code: 'ID_REUSED',
    when: 'both tenders bear one',
    reach: async () => {
      await sold()
      const tenderId = newTenderId()
      return () => shop.ask.corrections.changeTender(changeTender(1, { tenderIds: [tenderId, tenderId] }))
    },
  },
  {
    command: 'invoices.print',
    code: 'BUYER_ALTERED',
    when: 'its buyer is not the one that was sealed',
    reach: async () => {
      await sold()
      const { seq } = await shop.ask.invoices.make(invoice(1, { buyer }))
      alterBuyers()
      return () => shop.ask.invoices.print({ ...command(), seq })
    },
  },
  {
    command: 'training.end',
    code: 'TRAINING_OFF',
    when: 'none goes on',
    reach: async () => {
      await fresh()
      return () => shop.ask.training.end(command())
    },
  },
  {
    command: 'taxControl.startVerification',
    code: 'VERIFICATION_RUNS',
    when: 'it was begun a moment ago',
    reach: async () => {
      await fresh(NOON_MS, apart)
      await shop.ask.taxControl.startVerification(command())
      return () => shop.ask.taxControl.startVerification(command())
    },
  },
  ...(
    [
      ['PRODUCT_UNKNOWN', 'prd_absinthe', 100, {}],
      ['PRICE_OPEN', 'prd_tomme-coupe', 100, {}],
      ['AMOUNT_TOO_LARGE', 'prd_cafe', AMOUNT_MAX_CENTS + 1, { maxCents: AMOUNT_MAX_CENTS }],
      ['OPEN_BAR_FORBIDDEN', 'prd_demi', 0, {}],
      ['HAPPY_HOUR_ALCOHOL_ONLY', 'prd_demi', 400, { list: 'Happy hour', percent: 50, softPercent: 33.33 }],
    ] as const
  ).map(([code, product, price, data]): Case => {
    return {
      command: 'catalogue.changePrice',
      code,
      when: 'it is so',
      data,
      reach: async () => {
        await fresh()
        await shop.ask.priceLists.save({ ...command(), list: happyHour() })
        const asked = { productId: product as ProductId, priceCents: cents(price), takeawayPriceCents: null }
        return () => shop.ask.catalogue.changePrice({ ...command(), ...asked })
      },
    }
  }),
  ...(
    [
      ['ID_REUSED', { productId: 'prd_cafe' as ProductId }, {}],
      ['CATEGORY_UNKNOWN', { categoryId: 'absinthes' }, {}],
      ['BARCODE_TAKEN', { barcode: '5449000000996' }, { product: 'Coca-Cola 33 cl' }],
      ['AMOUNT_TOO_LARGE', { priceCents: cents(AMOUNT_MAX_CENTS + 1) }, { maxCents: AMOUNT_MAX_CENTS }],
      ['OPEN_BAR_FORBIDDEN', { kind: 'spirits' as const, priceCents: cents(0) }, {}],
    ] as const
  ).map(([code, more, data]): Case => {
    return {
      command: 'catalogue.addProduct',
      code,
      when: 'it is so',
      data,
      reach: async () => {
        await fresh()
        return () => shop.ask.catalogue.addProduct({ ...command(), ...newJam(), ...more })
      },
    }
  }),
]
const cases = [...people, ...corrections, ...printer, ...periods, ...papers]

/** The same café once its printer is gone, with a ticket settled, a Z and a day sealed. */
async function withoutPrinter() {
  await fresh()
  const { folder } = shop
  await trade(shop, [['prd_cafe']])
  await shop.ask.closures.closeDay({ ...command(), day: day('2026-11-23') })
  await shop.till.close()
  const db = new Database(join(folder, 'ledger.db'))
  db.prepare(`UPDATE settings SET value = 'false' WHERE name = 'demo'`).run()
  db.close()
  shop = await openClockedShop(NOON_MS + DAY_MS, { dataFolder: folder, printer: undefined })
}

function alterBuyers() {
  const db = new Database(shop.ledgerFile)
  db.exec(`UPDATE invoice_buyers SET buyer = replace(buyer, 'Mairie', 'Martin')`)
  db.close()
}

/** Only a name or a table is on it: here without either, as an older till or a repaired file might leave it. */
function emptyTicket(ticketId: string) {
  const db = new Database(shop.ledgerFile)
  db.prepare(
    `INSERT INTO open_tickets (ticket_id, place, opened_at_ms, station) VALUES (?, 'on-site', ?, 'counter')`,
  ).run(ticketId, NOON_MS)
  db.close()
}

/** In ticket-commands.test.ts, tab-commands.test.ts, cash-movements.test.ts, kitchen.test.ts and printers.test.ts. */
const elsewhere = new Set([
  'till',
  'tickets',
  'tabs',
  'tenders',
  'cashSessions',
  'cashMovements',
  'kitchen',
  'priceLists',
  'alcohol',
  'printing',
  'printers',
  'cardPayments',
  'accounts',
  'vouchers',
  'loyalty',
  'tips',
  'demo',
  'backups',
  'network',
  'setup',
  'stock',
  'reports',
])
/** Editing the catalogue, beside its two old commands: catalogue-editing.test.ts and catalogue-import.test.ts. */
const isEditing = (path: string): boolean =>
  path.startsWith('catalogue.') && !['catalogue.changePrice', 'catalogue.addProduct'].includes(path)
const procedures = Object.entries(contract).flatMap(([part, named]) =>
  Object.entries(named as Record<string, AnyContractProcedure>).map(([name, procedure]) => ({
    part,
    path: `${part}.${name}`,
    meta: procedure['~orpc'].meta as ProcedureMeta,
    refusals: Object.keys(procedure['~orpc'].errorMap),
  })),
)
const commands = procedures.filter(
  ({ part, path, meta }) => meta.kind === 'command' && !elsewhere.has(part) && !isEditing(path),
)
const common: readonly string[] = commonRefusals

describe('every refusal', () => {
  it('that a contract declares is reached below, and nothing else is', () => {
    const declared = commands.flatMap(({ path, refusals }) =>
      refusals.filter((code) => !common.includes(code)).map((code) => `${path} ${code}`),
    )
    const reached = [
      ...cases.map(({ command: path, code }) => `${path} ${code}`),
      ...owedRefusals.filter((one) => commands.some(({ path }) => one.startsWith(`${path} `))),
      'corrections.changeTender CARD_PAYMENT_OPEN', // in card-refunds.test.ts
      'corrections.refund CARD_PAYMENT_OPEN', // in card-refunds.test.ts
      'training.start CARD_PAYMENT_OPEN', // in card-payments.test.ts
    ]
    expect(declared.length).toBeGreaterThan(50)
    expect([...new Set(reached)].toSorted()).toEqual(declared.toSorted())
  })

  it.each(cases)(
    '$command says $code when $when, and leaves nothing behind',
    async ({ code, data = {}, leaves, reach }) => {
      const ask = await reach()
      const before = everythingIn(shop.ledgerFile)
      await expect(ask()).rejects.toMatchObject({ code, defined: true, status: 409, data })
      if (leaves !== undefined) {
        const events = before['event_log']!.length
        expect(entriesOf(shop, 'events').at(-1)).toMatchObject({ kind: leaves })
        expect(entriesOf(shop, 'events')).toHaveLength(events + 1)
      } else expect(everythingIn(shop.ledgerFile)).toEqual(before)
      expect(defectsOf(shop)).toEqual([])
    },
  )
})

/** One question of each command that the contract lets through. */
const questions: Readonly<Record<string, (ask: Ask, id: ReturnType<typeof newCommandId>) => Promise<unknown>>> = {
  'catalogue.addProduct': (ask, commandId) => ask.catalogue.addProduct({ commandId, ...newJam() }),
  'catalogue.changePrice': (ask, commandId) =>
    ask.catalogue.changePrice({
      commandId,
      productId: 'prd_cafe' as ProductId,
      priceCents: cents(170),
      takeawayPriceCents: null,
    }),
  'notes.print': (ask, commandId) => ask.notes.print({ commandId, ticketId: newTicketId() }),
  'corrections.refund': (ask, commandId) => ask.corrections.refund({ ...refundOf(1, [{ position: 0 }]), commandId }),
  'corrections.changeTender': (ask, commandId) => ask.corrections.changeTender({ ...changeTender(1), commandId }),
  'eTickets.give': (ask, commandId) => ask.eTickets.give({ commandId, ticketId: newTicketId(), medium: 'qr' }),
  'invoices.make': (ask, commandId) => ask.invoices.make({ ...invoice(1), commandId }),
  'invoices.print': (ask, commandId) => ask.invoices.print({ commandId, seq: 1 }),
  'customers.save': (ask, commandId) => ask.customers.save({ commandId, customerId: newCustomerId(), ...customer }),
  'customers.erase': (ask, commandId) => ask.customers.erase({ commandId, customerId: newCustomerId() }),
  'closures.closeDay': (ask, commandId) => ask.closures.closeDay({ commandId, day: day('2026-11-23') }),
  'closures.print': (ask, commandId) => ask.closures.print({ commandId, seq: 1 }),
  'closures.give': (ask, commandId) => ask.closures.give({ commandId, seq: 1 }),
  'archives.make': (ask, commandId) => ask.archives.make({ commandId, from: day('2026-11-23'), to: day('2026-11-23') }),
  'archives.purge': (ask, commandId) => ask.archives.purge({ commandId, seq: 1 }),
  'accounting.setAccounts': (ask, commandId) => ask.accounting.setAccounts({ commandId, accounts: defaultAccounts }),
  'accounting.prepare': (ask, commandId) =>
    ask.accounting.prepare({
      commandId,
      exportId: crypto.randomUUID(),
      kind: 'e-reporting',
      from: day('2026-11-23'),
      to: day('2026-11-23'),
    }),
  'taxControl.open': (ask, commandId) => ask.taxControl.open({ commandId }),
  'taxControl.startVerification': (ask, commandId) => ask.taxControl.startVerification({ commandId }),
  'people.signIn': (ask, commandId) => ask.people.signIn({ commandId, operatorId: SAMI, pin: '' }),
  'people.signOut': (ask, commandId) => ask.people.signOut({ commandId }),
  'people.approve': (ask, commandId) =>
    ask.people.approve({ commandId, operatorId: LEA, pin: '1234', refusedId: newCommandId() }),
  'people.save': (ask, commandId) =>
    ask.people.save({ commandId, operatorId: SAMI, name: 'Sami', initials: 'S', role: 'server', active: true }),
  'people.setPin': (ask, commandId) => ask.people.setPin({ commandId, operatorId: SAMI, pin: '5678' }),
  'training.start': (ask, commandId) => ask.training.start({ commandId, sessionId: newCashSessionId() }),
  'training.end': (ask, commandId) => ask.training.end({ commandId }),
}

describe('every command', () => {
  it('is asked below', () => {
    expect(Object.keys(questions).toSorted()).toEqual(commands.map(({ path }) => path).toSorted())
    expect(commands.filter(({ refusals }) => common.some((code) => !refusals.includes(code)))).toEqual([])
  })

  it('is refused to a station that may not ask it', async () => {
    await fresh()
    const stranger = createRouterClient(shop.till.router, { context: { caller: { station: 'demo' } } })
    const before = everythingIn(shop.ledgerFile)
    for (const question of Object.values(questions)) {
      expect(await refusalOf(question(stranger, newCommandId()))).toBe('NOT_OFFERED_HERE')
    }
    expect(everythingIn(shop.ledgerFile)).toEqual(before)
  })

  it('is refused under the id of another command, and bad input without one', async () => {
    await fresh()
    const used = newCommandId()
    await shop.ask.cashSessions.open({ commandId: used, sessionId: newCashSessionId(), floatCents: cents(0) })
    const before = everythingIn(shop.ledgerFile)
    for (const question of Object.values(questions)) {
      expect(await refusalOf(question(shop.ask, used))).toBe('COMMAND_REUSED')
      expect(await refusalOf(question(shop.ask, 'cmd_1' as never))).toBe('BAD_REQUEST')
      expect(await refusalOf(question(shop.ask, undefined as never))).toBe('BAD_REQUEST')
    }
    expect(everythingIn(shop.ledgerFile)).toEqual(before)
  })
})
