import type { AnyContractProcedure } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { afterEach, describe, expect, it } from 'vitest'
import { cashFlow, reasonsIn, reasonsOut, zCashReason, type CashReason } from '../../src/shared/cash.ts'
import { cashMovements } from '../../src/shared/contracts/cash-movements.ts'
import { commonRefusals } from '../../src/shared/contracts/procedure.ts'
import {
  newCashMovementId,
  newCashSessionId,
  newCommandId,
  type CashMovementId,
  type CommandId,
} from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { NOTE_MAX } from '../../src/shared/ticket.ts'
import {
  defectsOf,
  entriesOf,
  everythingIn,
  expectBooksToBalance,
  expectProjectionsToRebuild,
} from '../support/books.ts'
import { folderOfTest } from '../support/folder-of-test.ts'
import { moveCash } from '../support/move-cash.ts'
import { openShop, refusalOf, type Ask, type Shop } from '../support/shop.ts'
import { command, LEA, moved, SAMI } from '../support/said.ts'

const FLOAT = 10_000

let shop: Shop
afterEach(() => shop?.close())
const opened = () => openShop().then(async (open) => ((shop = open), shop.openDay(FLOAT)))

const move = (reason: CashReason, amountCents: number, note = '') =>
  moveCash(shop.ask, { ...moved(amountCents), note }, reason)
const undo = (undoes: CashMovementId) =>
  shop.ask.cashMovements.undo({ ...command(), movementId: newCashMovementId(), undoes })
const expected = async () => (await shop.ask.cashSessions.x({}))!.expectedCents
const close = async (countedCents: number) =>
  shop.ask.cashSessions.close({
    ...command(),
    sessionId: (await shop.ask.cashSessions.x({}))!.sessionId,
    countedCents: cents(countedCents),
  })

describe('cash that moves without a sale', () => {
  it('has one way for each reason, and every reason is in one group', () => {
    const grouped: CashReason[] = [...reasonsIn, ...reasonsOut, 'safe-drop', 'bank-deposit']
    expect(grouped).toEqual(zCashReason.options)
    expect(reasonsIn.map((reason) => cashFlow[reason].drawer)).toEqual([1, 1, 1, 1])
    expect(reasonsOut.map((reason) => cashFlow[reason])).toEqual(reasonsOut.map(() => ({ drawer: -1, safe: 0 })))
  })

  it.each([
    ['change-brought', FLOAT + 500, 3_000],
    ['float-topped-up', FLOAT + 500, 2_500],
    ['owner-brought', FLOAT + 500, 3_000],
    ['other-in', FLOAT + 500, 3_000],
    ['petty-purchase', FLOAT - 500, 3_000],
    ['owner-took', FLOAT - 500, 3_000],
    ['tips-paid', FLOAT - 500, 3_000],
    ['third-party-paid', FLOAT - 500, 3_000],
    ['other-out', FLOAT - 500, 3_000],
    ['safe-drop', FLOAT - 500, 3_500],
    ['bank-deposit', FLOAT, 2_500],
  ] as const)('%s changes what the drawer and the safe should hold', async (reason, drawerCents, safeCents) => {
    await opened()
    await move('owner-brought', 3_000)
    await move('safe-drop', 3_000)
    expect(await move(reason, 500, ' pain ')).toMatchObject({
      reason,
      amountCents: 500,
      note: 'pain',
      operatorId: LEA,
      undoes: null,
      undone: false,
      safeAfterCents: safeCents,
    })
    expect(await expected()).toBe(drawerCents)
    expect((await shop.ask.cashMovements.list({})).safeCents).toBe(safeCents)
  })

  it('is one sealed event, one slip to sign, and is asked twice but done once', async () => {
    await opened()
    const asked = { ...moved(1_250), reason: 'petty-purchase' as const, note: 'pain' }
    const first = await shop.ask.cashMovements.takeOut(asked)
    expect(await shop.ask.cashMovements.takeOut(asked)).toEqual(first)
    const events = entriesOf(shop, 'events').filter(({ kind }) => kind === 'cash-out')
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({
      operator: LEA,
      payload: {
        reason: 'petty-purchase',
        amountCents: 1_250,
        note: 'pain',
        undoes: null,
        safeAfterCents: 0,
        code: null,
      },
    })
    expect(shop.one(`SELECT count(*) FROM print_jobs WHERE document = 'cash-slip'`)).toBe(1)
    expect((await shop.ask.cashMovements.list({})).movements).toEqual([first])
    expect((await shop.ask.cashSessions.x({}))!.drawerOpenings).toBe(0)
  })

  it('is undone by its opposite, once, and both stay', async () => {
    await opened()
    const drop = await move('safe-drop', 4_000)
    const back = await undo(drop.movementId)
    expect(back).toMatchObject({ reason: 'safe-drop', amountCents: -4_000, undoes: drop.movementId, safeAfterCents: 0 })
    expect(await expected()).toBe(FLOAT)
    const { movements } = await shop.ask.cashMovements.list({})
    expect(movements.map(({ amountCents, undone }) => [amountCents, undone])).toEqual([
      [-4_000, false],
      [4_000, true],
    ])
    expect((await shop.ask.cashSessions.x({}))!.movements).toEqual([{ reason: 'safe-drop', count: 2, amountCents: 0 }])
  })

  it('leaves a safe that lasts over sessions, and stands in each Z', async () => {
    await opened()
    await move('safe-drop', 2_000)
    const first = await close(FLOAT - 2_000)
    expect(first.reading).toMatchObject({
      movements: [{ reason: 'safe-drop', count: 1, amountCents: 2_000 }],
      safeCents: 2_000,
    })
    await shop.openDay(FLOAT)
    expect(await shop.ask.cashMovements.list({})).toEqual({ movements: [], safeCents: 2_000 })
    await move('bank-deposit', 1_500)
    const second = await close(FLOAT)
    expect(second.reading).toMatchObject({
      movements: [{ reason: 'bank-deposit', count: 1, amountCents: 1_500 }],
      safeCents: 500,
      expectedCents: FLOAT,
    })
    await expectBooksToBalance(shop)
  })

  it('takes no amount of nothing, nor a note longer than a line', async () => {
    await opened()
    expect(await refusalOf(shop.ask.cashMovements.dropToSafe(moved(0)))).toBe('BAD_REQUEST')
    expect(await refusalOf(shop.ask.cashMovements.dropToSafe(moved(-5)))).toBe('BAD_REQUEST')
    expect(await refusalOf(move('safe-drop', 5, 'x'.repeat(NOTE_MAX + 1)))).toBe('BAD_REQUEST')
  })

  it('may be brought or dropped by a server; taking out, the bank and undoing are for whoever may open the drawer', async () => {
    await opened()
    await move('owner-brought', 1_000)
    await shop.ask.people.signIn({ ...command(), operatorId: SAMI, pin: '' })
    const brought = await move('change-brought', 1_000)
    await move('safe-drop', 1_000)
    for (const asked of [move('petty-purchase', 100), move('bank-deposit', 100), undo(brought.movementId)]) {
      expect(await refusalOf(asked)).toBe('RIGHT_MISSING')
    }
  })

  it('is told again by the journal alone', async () => {
    shop = await openShop({ dataFolder: folderOfTest() })
    await shop.openDay(FLOAT)
    const drop = await move('safe-drop', 2_000)
    await undo(drop.movementId)
    await move('petty-purchase', 300)
    await shop.ask.cashSessions.openDrawer({ ...command(), reason: 'give-change' })
    await shop.close()
    expectProjectionsToRebuild(shop.ledgerFile)
  })
})

type Case = { readonly name: string; readonly code: string; readonly reach: () => Promise<() => Promise<unknown>> }
const movements: Readonly<Record<string, () => Promise<unknown>>> = {
  bring: () => move('float-topped-up', 1_000),
  takeOut: () => move('petty-purchase', FLOAT + 1),
  dropToSafe: () => move('safe-drop', FLOAT + 1),
  depositAtBank: () => move('bank-deposit', 1),
  undo: () => undo(newCashMovementId()),
}
const each = (code: string, before: () => Promise<void>): readonly Case[] =>
  Object.entries(movements).map(([name, ask]) => ({ name, code, reach: async () => (await before(), ask) }))
const undone = async (reason: CashReason, ...then: readonly [CashReason, number][]) => {
  await opened()
  await move('owner-brought', 500)
  await move('safe-drop', 500)
  const { movementId } = await move(reason, 500)
  for (const [other, amount] of then) await move(other, amount)
  return () => undo(movementId)
}

const cases: readonly Case[] = [
  ...each('DAY_NOT_OPEN', async () => void (shop = await openShop())),
  ...each('TRAINING_ON', async () => {
    await opened()
    await shop.ask.training.start({ ...command(), sessionId: newCashSessionId() })
  }),
  { name: 'bring', code: 'SAFE_TOO_LITTLE', reach: async () => (await opened(), movements['bring']!) },
  { name: 'depositAtBank', code: 'SAFE_TOO_LITTLE', reach: async () => (await opened(), movements['depositAtBank']!) },
  { name: 'takeOut', code: 'DRAWER_TOO_LITTLE', reach: async () => (await opened(), movements['takeOut']!) },
  { name: 'dropToSafe', code: 'DRAWER_TOO_LITTLE', reach: async () => (await opened(), movements['dropToSafe']!) },
  { name: 'undo', code: 'DRAWER_TOO_LITTLE', reach: () => undone('change-brought', ['owner-took', FLOAT + 100]) },
  { name: 'undo', code: 'SAFE_TOO_LITTLE', reach: () => undone('safe-drop', ['bank-deposit', 900]) },
  { name: 'undo', code: 'MOVEMENT_UNKNOWN', reach: async () => (await opened(), movements['undo']!) },
  {
    name: 'undo',
    code: 'MOVEMENT_UNDONE',
    reach: async () => {
      await opened()
      const { movementId } = await move('other-in', 100)
      await undo(movementId)
      return () => undo(movementId)
    },
  },
  {
    name: 'undo',
    code: 'MOVEMENT_UNDONE',
    reach: async () => {
      await opened()
      const back = await undo((await move('other-in', 100)).movementId)
      return () => undo(back.movementId)
    },
  },
]

describe('every refusal of a movement', () => {
  it('that the contract declares is reached below', () => {
    const declared = Object.entries(cashMovements as Record<string, AnyContractProcedure>).flatMap(
      ([name, procedure]) =>
        Object.keys(procedure['~orpc'].errorMap)
          .filter((code) => !commonRefusals.some((common) => common === code))
          .map((code) => `${name} ${code}`),
    )
    expect(new Set(cases.map(({ name, code }) => `${name} ${code}`))).toEqual(new Set(declared))
  })

  it.each(cases)('$name says $code, and leaves nothing behind', async ({ code, reach }) => {
    const ask = await reach()
    const before = everythingIn(shop.ledgerFile)
    await expect(ask()).rejects.toMatchObject({ code, defined: true, status: 409 })
    expect(everythingIn(shop.ledgerFile)).toEqual(before)
    expect(defectsOf(shop)).toEqual([])
  })

  it('says how much there is', async () => {
    await opened()
    await expect(move('safe-drop', FLOAT + 1)).rejects.toMatchObject({ data: { heldCents: FLOAT } })
    await expect(move('bank-deposit', 1)).rejects.toMatchObject({ data: { heldCents: 0 } })
  })
})

describe('every command of a movement', () => {
  const asked = (ask: Ask, commandId: CommandId) => {
    const { bring, takeOut, dropToSafe, depositAtBank, undo: back } = ask.cashMovements
    const movement = { ...moved(100), commandId }
    const { movementId } = movement
    return [
      () => bring({ ...movement, reason: 'other-in' }),
      () => takeOut({ ...movement, reason: 'other-out' }),
      () => dropToSafe(movement),
      () => depositAtBank(movement),
      () => back({ commandId, movementId, undoes: newCashMovementId() }),
    ]
  }

  it('is refused to a station that may not ask it, under the id of another command, and is bad input without one', async () => {
    shop = await openShop()
    const used = newCommandId()
    await shop.ask.cashSessions.open({ commandId: used, sessionId: newCashSessionId(), floatCents: cents(0) })
    const stranger: Ask = createRouterClient(shop.till.router, { context: { caller: { station: 'demo' } } })
    const before = everythingIn(shop.ledgerFile)
    expect(asked(shop.ask, used)).toHaveLength(Object.keys(movements).length)
    for (const question of asked(stranger, newCommandId())) expect(await refusalOf(question())).toBe('NOT_OFFERED_HERE')
    for (const question of asked(shop.ask, used)) expect(await refusalOf(question())).toBe('COMMAND_REUSED')
    for (const question of asked(shop.ask, 'cmd_1' as CommandId))
      expect(await refusalOf(question())).toBe('BAD_REQUEST')
    expect(everythingIn(shop.ledgerFile)).toEqual(before)
  })
})
