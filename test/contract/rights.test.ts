import type { AnyContractProcedure } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { wholeContract as contract } from '../../src/main/bricks.ts'
import { command, query, type ProcedureMeta } from '../../src/shared/contracts/procedure.ts'
import { newCommandId, type OperatorId } from '../../src/shared/ids.ts'
import { isApprovable, rights, roleRights, zRole, type Right, type Role } from '../../src/shared/rights.ts'
import { heldStations, pageStations, type Station } from '../../src/shared/stations.ts'
import { anyInput } from '../support/any-input.ts'
import { everythingIn } from '../support/books.ts'
import { command as asked, LEA } from '../support/said.ts'
import { openShop, refusalOf, type Ask, type Shop } from '../support/shop.ts'

type Procedure = { readonly path: string; readonly meta: ProcedureMeta; readonly input: z.ZodType }
const procedures: readonly Procedure[] = Object.entries(contract).flatMap(([part, own]) =>
  Object.entries(own as Record<string, AnyContractProcedure>).map(([name, procedure]) => ({
    path: `${part}.${name}`,
    meta: procedure['~orpc'].meta as ProcedureMeta,
    input: (procedure['~orpc'].inputSchema ?? z.undefined()) as z.ZodType,
  })),
)
const askable = procedures.filter(({ meta }) => meta.kind !== 'stream')

const every: readonly Station[] = [...pageStations, 'command-line']
const MANAGERS_PIN = '4071'
/** One person a role, each with a PIN. The manager of the demo café is the manager. */
const staff = [
  { role: 'manager', operatorId: LEA, pin: MANAGERS_PIN },
  { role: 'server', operatorId: 'opr_server' as OperatorId, pin: '1111' },
  { role: 'cook', operatorId: 'opr_cook' as OperatorId, pin: '2222' },
  { role: 'deputy', operatorId: 'opr_deputy' as OperatorId, pin: '3333' },
  { role: 'accountant', operatorId: 'opr_accountant' as OperatorId, pin: '5555' },
] as const satisfies readonly { role: Role; operatorId: OperatorId; pin: string }[]

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
  // Whoever may more than a server has a PIN first.
  for (const { role, operatorId, pin } of staff) {
    const person = { operatorId, name: role, initials: 'X', active: true }
    if (operatorId !== LEA) await shop.ask.people.save({ ...asked(), ...person, role: 'server' })
    await shop.ask.people.setPin({ ...asked(), operatorId, pin })
    await shop.ask.people.save({ ...asked(), ...person, role })
  }
}, 60_000)
afterAll(() => shop.close())

const at = (station: Station): Ask => createRouterClient(shop.till.router, { context: { caller: { station } } })

/** Asks any procedure by its name; `none` when it was done. */
function ask(station: Station, { path }: Procedure, input: unknown): Promise<string> {
  const [part = '', name = ''] = path.split('.')
  const parts = at(station) as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>
  return refusalOf(parts[part]![name]!(input))
}

async function hold(station: (typeof heldStations)[number], role: Role): Promise<void> {
  const { operatorId, pin } = staff.find((person) => person.role === role)!
  const { people } = at(station)
  if ((await people.list({})).signedIn !== operatorId) await people.signIn({ ...asked(), operatorId, pin })
}

/** Where somebody of a role may stand to ask it; nobody signs in at the display, the demo or the command line. */
const placeOf = ({ meta }: Procedure) => heldStations.find((station) => meta.stations.includes(station))

/** Answers of somebody who was let in are the command's own. */
const NOT_LET_IN = / (RIGHT_MISSING|SIGN_IN_FIRST|NOT_OFFERED_HERE|not a refusal.*|BAD_REQUEST|INTERNAL_SERVER_ERROR)$/

type Rows = ReturnType<typeof everythingIn>
/** The tables whose rows differ, and the rows that came to be in them. */
function changed(before: Rows, after: Rows): Readonly<Record<string, readonly string[]>> {
  const texts = (rows: readonly unknown[] = []) => rows.map((row) => JSON.stringify(row))
  const tables = Object.keys({ ...before, ...after }).filter(
    (table) => JSON.stringify(before[table]) !== JSON.stringify(after[table]),
  )
  return Object.fromEntries(
    tables.map((table) => {
      const old = new Set(texts(before[table]))
      return [table, texts(after[table]).filter((row) => !old.has(row))]
    }),
  )
}

/** After refusals for want of a right: nothing anywhere, but a line of the log for each command that was tried. */
function expectOnlyTraces(before: Rows, commands: number): void {
  const news = changed(before, everythingIn(shop.ledgerFile))
  const traces = news['event_log'] ?? []
  expect(Object.keys(news).toSorted()).toEqual(commands === 0 ? [] : ['event_log', 'journal_entries'])
  expect([traces.length, news['journal_entries']?.length ?? 0]).toEqual([commands, commands])
  expect(traces.filter((trace) => !trace.includes('"right-refused"'))).toEqual([])
}

describe('each right of each role', { timeout: 120_000 }, () => {
  it('is declared by every procedure, and by nothing that only looks like one', () => {
    expect(procedures.filter(({ meta }) => !rights.includes(meta.right)).map(({ path }) => path)).toEqual([])
    // @ts-expect-error A command without a right does not compile.
    expect(command({ input: {}, output: z.null() })['~orpc'].meta.right).toBeUndefined()
    // @ts-expect-error Nor does a query.
    expect(query({ output: z.null() })['~orpc'].meta.right).toBeUndefined()
    // @ts-expect-error Nor a right that there is not.
    expect(query({ right: 'everything', output: z.null() })['~orpc'].meta.right).toBe('everything')
    expect(procedures.length).toBeGreaterThanOrEqual(125)
    expect(staff.map(({ role }) => role as string).toSorted()).toEqual(zRole.options.toSorted())
  })

  it('is used by a procedure: none is promised in vain', () => {
    const needed = new Set<Right>(procedures.map(({ meta }) => meta.right))
    expect(rights.filter((right) => !needed.has(right))).toEqual([])
    expect(roleRights.manager).toEqual(rights)
  })

  for (const { role } of staff) {
    it(`lets a ${role} do what the role may, and nothing else, and a refusal leaves its trace and nothing more`, async () => {
      const offered = askable.filter((procedure) => placeOf(procedure) !== undefined)
      const may = Object.groupBy(offered, ({ meta }) => (roleRights[role].includes(meta.right) ? 'let' : 'refused'))
      for (const station of heldStations) await hold(station, role)
      const before = everythingIn(shop.ledgerFile)
      const refused = may.refused ?? []
      for (const procedure of refused) {
        const answer = await ask(placeOf(procedure)!, procedure, anyInput(procedure.input))
        expect([procedure.path, answer]).toEqual([procedure.path, 'RIGHT_MISSING'])
      }
      expectOnlyTraces(before, refused.filter(({ meta }) => meta.kind === 'command').length)

      for (const procedure of may.let ?? []) {
        const station = placeOf(procedure)!
        await hold(station, role)
        const answer = await ask(station, procedure, anyInput(procedure.input))
        expect(`${procedure.path} ${answer}`).not.toMatch(NOT_LET_IN)
      }
      expect(may.let?.length).toBeGreaterThan(10)
      expect(refused.length > 0).toBe(role !== 'manager')
    })
  }

  it('is nobody’s while the till is locked: a question is refused, a command asks for somebody first', async () => {
    for (const station of heldStations) {
      await hold(station, 'manager')
      await at(station).people.signOut(asked())
    }
    const before = everythingIn(shop.ledgerFile)
    for (const procedure of askable.filter(({ meta }) => meta.right !== 'watch')) {
      const station = placeOf(procedure)
      if (!station) continue
      const wanted = procedure.meta.kind === 'command' ? 'SIGN_IN_FIRST' : 'RIGHT_MISSING'
      const answer = await ask(station, procedure, anyInput(procedure.input))
      expect([procedure.path, answer]).toEqual([procedure.path, wanted])
    }
    expectOnlyTraces(before, 0)
  })

  it('can be lent for one command by whoever has it; the right to give rights cannot', async () => {
    const lendable = askable.filter(({ meta }) => meta.kind === 'command' && meta.stations.includes('counter'))
    const missing = lendable.filter(({ meta }) => !roleRights.cook.includes(meta.right))
    // One command a right: each takes a PIN, which is slow to check on purpose.
    for (const [right, [procedure]] of Map.groupBy(missing, ({ meta }) => meta.right)) {
      if (!procedure) continue
      await hold('counter', 'cook')
      const input = anyInput(procedure.input) as { commandId: ReturnType<typeof newCommandId> }
      const other = { ...input, commandId: newCommandId() }
      const asks = (what: unknown) => ask('counter', procedure, what).then((answer) => [procedure.path, answer])
      expect(await asks(input)).toEqual([procedure.path, 'RIGHT_MISSING'])
      const approval = { ...asked(), operatorId: LEA, pin: MANAGERS_PIN, refusedId: input.commandId }
      const lent = await refusalOf(shop.ask.people.approve(approval))
      expect([right, lent]).toEqual([right, isApprovable(right) ? 'none' : 'RIGHT_NOT_APPROVABLE'])
      expect(await asks(other)).toEqual([procedure.path, 'RIGHT_MISSING'])
      expect((await asks(input))[1] === 'RIGHT_MISSING').toBe(!isApprovable(right))
    }
  })
})

/** What the pages that ring nothing up may ask, and nothing else. */
const asksAlone: Readonly<Partial<Record<Station, readonly string[]>>> = {
  display: ['customerDisplay.shown', 'till.events'],
  demo: ['demo.paper', 'till.events', 'till.status'],
  kitchen: [
    'kitchen.board',
    'kitchen.reprint',
    'kitchen.setup',
    'kitchen.tick',
    'kitchen.undoTick',
    'people.list',
    'people.signIn',
    'people.signOut',
    'till.events',
    'till.status',
  ],
  'command-line': ['archives.list', 'archives.make', 'archives.purge'],
}

describe('each station', { timeout: 60_000 }, () => {
  it('may ask what it is for', () => {
    for (const [station, paths] of Object.entries(asksAlone)) {
      const offered = procedures.filter(({ meta }) => meta.stations.includes(station as Station))
      expect([station, offered.map(({ path }) => path).toSorted()]).toEqual([station, paths])
    }
  })

  for (const station of every) {
    it(`${station} is refused everything else, whoever holds the till, and nothing is written`, async () => {
      for (const held of heldStations) await hold(held, 'manager')
      const before = everythingIn(shop.ledgerFile)
      const elsewhere = procedures.filter(({ meta }) => !meta.stations.includes(station))
      for (const procedure of elsewhere) {
        const input = procedure.meta.kind === 'stream' ? undefined : anyInput(procedure.input)
        expect([procedure.path, await ask(station, procedure, input)]).toEqual([procedure.path, 'NOT_OFFERED_HERE'])
      }
      expect(changed(before, everythingIn(shop.ledgerFile))).toEqual({})
    })
  }
})
