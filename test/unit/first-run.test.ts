import { createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { createRouterClient } from '@orpc/server'
import fc from 'fast-check'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { dataFolder } from '../../src/main/data-folder.ts'
import { holdFolder } from '../../src/main/db/single-instance.ts'
import { servePages } from '../../src/main/hosts/electron-port.ts'
import { serveWeb } from '../../src/main/hosts/web.ts'
import { checkLedger } from '../../src/main/integrity.ts'
import { filePermissions } from '../../src/main/journal/index.ts'
import { openTill, type TillOptions } from '../../src/main/open-till.ts'
import { siteOf } from '../../src/main/setup/index.ts'
import { keptProgress, progressOf, withStep } from '../../src/main/setup/rules.ts'
import { setupSteps } from '../../src/shared/contracts/setup.ts'
import { isSiret, PENDING, shownSiret, vatNumberOf } from '../../src/shared/siret.ts'
import { newCashSessionId, newLineId, newTenderId, newTicketId, type ProductId } from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import * as fake from '../support/fake-electron.ts'
import { entriesOf } from '../support/books.ts'
import { command, SAMI } from '../support/said.ts'
import { NOON_MS, openShop, refusalOf, temporaryFolder, type Ask } from '../support/shop.ts'

vi.mock('electron', () => import('../support/fake-electron.ts'))
beforeEach(() => void fake.ipcMain.removeAllListeners())

const SIRET = '552 100 554 00013'
const asked = {
  site: {
    name: 'Le Petit Zinc',
    addressLines: ['2 rue du Four', '48150 Hures-la-Parade'],
    phone: '04 66 11 22 33',
    siret: SIRET,
    regime: 'normal' as const,
    naf: '5630Z',
    thanks: 'Merci !',
  },
  zone: 'Europe/Paris',
  cutOffHour: 5,
  fiscalYearEndMonth: 12,
  manager: { name: 'Odile', initials: 'OD' },
  pin: '4711',
  catalogue: 'starter' as const,
}
const install = () => ({ ...command(), ...asked })

async function anEmptyFolder(options: Partial<TillOptions> = {}) {
  const { folder, remove } = temporaryFolder()
  onTestFinished(remove)
  let nowMs = NOON_MS
  const open = async () => {
    const till = await openTill({
      dataFolder: folder,
      protector: filePermissions(),
      demo: false,
      nowMs: () => (nowMs += 1),
      ...options,
    })
    onTestFinished(() => till.close())
    const ask = (): Ask => createRouterClient(till.router, { context: { caller: { station: 'counter' } } })
    return { till, ask }
  }
  return { folder, open, ...(await open()) }
}

/** Opens the day and sells one coffee. */
async function sellCoffee(ask: Ask) {
  const ticketId = newTicketId()
  await ask.cashSessions.open({
    ...command(),
    sessionId: newCashSessionId(),
    floatCents: cents(5_000),
    clockConfirmed: true,
  })
  const { ticket } = await ask.tickets.addLine({
    ...command(),
    ticketId,
    lineId: newLineId(),
    productId: 'prd_cafe' as ProductId,
    quantityMilli: milli(1000),
    optionIds: [],
    place: 'on-site',
  })
  const due = ticket?.dueCents ?? cents(0)
  return ask.tenders.take({
    ...command(),
    ticketId,
    tenderId: newTenderId(),
    kind: 'cash',
    offeredCents: due,
    dueCents: due,
    printReceipt: false,
  })
}

describe('a SIRET', () => {
  it.each([SIRET, '55210055400013', '123 456 782 00002', '356 000 000 00047'])('may be %s', (text) =>
    expect(isSiret(text)).toBe(true),
  )
  it.each(['', '552 100 554', '55210055400014', '00000000000000', '356 000 000 00048', 'ABCDEFGHIJKLMN'])(
    'is never %j',
    (text) => expect(isSiret(text)).toBe(false),
  )
  it('with one digit miscopied is none', () => {
    fc.assert(
      fc.property(fc.nat({ max: 13 }), fc.integer({ min: 1, max: 9 }), (at, more) => {
        const digits = [...SIRET.replaceAll(' ', '')]
        digits[at] = String((Number(digits[at]) + more) % 10)
        expect(isSiret(digits.join(''))).toBe(false)
      }),
    )
  })
  it('is shown in groups, and gives the VAT number of its company', () => {
    expect(shownSiret('55210055400013')).toBe(SIRET)
    expect(vatNumberOf(SIRET)).toBe('FR96 552100554')
    expect(vatNumberOf('404 833 048 00022')).toBe('FR83 404833048') // INSEE’s own example
  })
})

describe('a café as its papers name it', () => {
  it('charges VAT, or bears no VAT number at all', () => {
    expect(siteOf(asked.site).vatNumber).toBe('FR96 552100554')
    expect(siteOf({ ...asked.site, regime: 'franchise' }).vatNumber).toBe('')
  })
  it('that is being registered says so, and still charges VAT', () => {
    expect(siteOf({ ...asked.site, siret: '' })).toMatchObject({ siret: PENDING, vatNumber: PENDING })
    expect(siteOf({ ...asked.site, siret: '', regime: 'franchise' })).toMatchObject({ siret: PENDING, vatNumber: '' })
  })
})

describe('how far the assistant is', () => {
  it('is kept as words, in any order, and is over where there never was one', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...setupSteps]), fc.boolean(), (done, finished) => {
        expect(progressOf(keptProgress({ done, finished }))).toEqual({ done, finished })
      }),
    )
    expect(progressOf(undefined)).toEqual({ done: [], finished: true })
    expect(withStep({ done: ['team'], finished: false }, 'team').done).toEqual(['team'])
  })
})

describe('an empty folder', () => {
  it('is new, answers nothing but what makes a café, and writes no ledger', async () => {
    const { folder, ask, till } = await anEmptyFolder()
    expect(till.phase).toBe('new')
    expect(await ask().till.status({})).toMatchObject({ phase: 'new', dataFolder: folder, making: null })
    expect(await refusalOf(ask().catalogue.all({}))).toBe('TILL_STOPPED')
    expect(await refusalOf(sellCoffee(ask()))).toBe('TILL_STOPPED')
    expect(existsSync(dataFolder(folder).ledger)).toBe(false)
  })

  it('becomes a café that sells in the same process, whose JET begins with its installation', async () => {
    const { folder, ask, till } = await anEmptyFolder()
    const heard = vi.fn()
    till.onReplaced(heard)
    await ask().setup.install(install())
    expect(till.phase).toBe('running')
    await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce(), { timeout: 20_000 })
    const now = ask()
    expect(await now.till.status({})).toMatchObject({ phase: 'running', demo: false, operator: null })
    const { people } = await now.people.list({})
    expect(people).toMatchObject([{ name: 'Odile', role: 'manager', hasPin: true }])
    await now.people.signIn({ ...command(), operatorId: people[0]!.operatorId, pin: '4711' })
    const { settled, counter } = await sellCoffee(now)
    expect({ settled, number: counter.last?.number }).toEqual({ settled: true, number: 1 })
    expect(await now.setup.progress({})).toEqual({ done: [], finished: false })
    expect(checkLedger(dataFolder(folder)).faults).toEqual([])
    const [installed, key] = entriesOf({ ledgerFile: join(folder, 'ledger.db') }, 'events')
    expect(installed).toMatchObject({ kind: 'till-installed', payload: { demo: false } })
    expect(key).toMatchObject({ kind: 'key-created' })
    expect(JSON.stringify(entriesOf({ ledgerFile: join(folder, 'ledger.db') }, 'tickets')[0])).toContain(
      '552 100 554 00013',
    )
  })

  it('is installed once: a second wish is refused by both halves', async () => {
    const { ask } = await anEmptyFolder()
    const before = ask()
    await before.setup.install(install())
    expect(await refusalOf(before.setup.install(install()))).toBe('ALREADY_INSTALLED')
    expect(await refusalOf(before.setup.startDemo({ ...command(), days: 0 }))).toBe('ALREADY_INSTALLED')
    expect(await refusalOf(ask().setup.install(install()))).toBe('ALREADY_INSTALLED')
    expect(await refusalOf(ask().setup.startDemo({ ...command(), days: 0 }))).toBe('ALREADY_INSTALLED')
  })

  it.each([
    ['a SIRET that is miscopied', { site: { ...asked.site, siret: '55210055400014' } }],
    ['no name', { site: { ...asked.site, name: ' ' } }],
    ['a zone that is none', { zone: 'Mars/Olympus' }],
    ['a PIN of two digits', { pin: '12' }],
  ])('is not installed with %s', async (_what, wrong) => {
    const { folder, ask, till } = await anEmptyFolder()
    expect(await refusalOf(ask().setup.install({ ...install(), ...wrong }))).toBe('BAD_REQUEST')
    expect(till.phase).toBe('new')
    expect(existsSync(dataFolder(folder).ledger)).toBe(false)
  })

  it('may be installed without products and without a PIN', async () => {
    const { ask } = await anEmptyFolder()
    await ask().setup.install({ ...install(), pin: '', catalogue: 'empty' })
    const { products, categories } = await ask().catalogue.all({})
    expect({ products, hasFamilies: categories.length > 0 }).toEqual({ products: [], hasFamilies: true })
    expect(await ask().till.status({})).toMatchObject({ phase: 'running', operator: { name: 'Odile' } })
  })

  it('in franchise sells and prints without VAT', async () => {
    const { folder, ask } = await anEmptyFolder()
    await ask().setup.install({ ...install(), pin: '', site: { ...asked.site, regime: 'franchise' } })
    await sellCoffee(ask())
    const sealed = JSON.stringify(entriesOf({ ledgerFile: join(folder, 'ledger.db') }, 'tickets')[0]?.payload)
    expect(sealed).toContain('"vatNumber":""')
    expect(sealed).not.toMatch(/"rate":(550|1000|2000)/)
  })

  it('becomes the demo, for good', async () => {
    const { folder, ask, till, open } = await anEmptyFolder()
    await ask().setup.startDemo({ ...command(), days: 0 })
    expect(await refusalOf(ask().setup.install(install()))).toBe('DEMO_IS_MADE')
    await vi.waitFor(() => expect(till.phase).toBe('running'), { timeout: 20_000 })
    expect(await ask().till.status({})).toMatchObject({ phase: 'running', demo: true })
    expect(till.simulatorPort).toBeGreaterThan(0)
    expect(await refusalOf(ask().setup.install(install()))).toBe('ALREADY_INSTALLED')
    expect(entriesOf({ ledgerFile: join(folder, 'ledger.db') }, 'events')[0]).toMatchObject({
      kind: 'till-installed',
      payload: { demo: true },
    })
    await till.close()
    const again = await open() // without asking for the demo
    expect(await again.ask().till.status({})).toMatchObject({ phase: 'running', demo: true })
  })

  it('is let go of when nobody installs anything', async () => {
    const { folder, till } = await anEmptyFolder()
    await till.close()
    holdFolder(folder)()
  })
})

describe('the swap to the running till', () => {
  it('ends the lines of the web host once the answer went out, and the next line finds the café', async () => {
    const { folder, till } = await anEmptyFolder()
    const pages = join(folder, 'pages')
    mkdirSync(pages)
    writeFileSync(join(pages, 'index.html'), '<!doctype html>')
    const web = await serveWeb({ router: () => till.router, pages, port: 0 })
    onTestFinished(() => web.close())
    till.onReplaced(web.disconnect)
    const connect = async () => {
      const socket = new WebSocket(`ws://127.0.0.1:${web.port}/rpc`, { origin: `http://127.0.0.1:${web.port}` })
      const closed = new Promise<number>((done) => socket.on('close', (code) => done(code)))
      const link = new SocketLink({ websocket: socket as unknown as globalThis.WebSocket })
      await new Promise((opened, failed) => socket.once('open', opened).once('error', failed))
      onTestFinished(() => socket.terminate())
      return { ask: createORPCClient<Ask>(link), closed }
    }
    const before = await connect()
    expect(await before.ask.till.status({})).toMatchObject({ phase: 'new' })
    expect(await before.ask.setup.install(install())).toBe(null)
    expect(await before.closed).toBe(1012)
    expect(await (await connect()).ask.till.status({})).toMatchObject({ phase: 'running' })
  })

  it('ends the ports of Electron’s host, and the next hello finds the café', async () => {
    const { till } = await anEmptyFolder()
    till.onReplaced(servePages(() => till.router).disconnect)
    const hello = () => {
      const sent: fake.FakePortMain[] = []
      const senderFrame = {
        url: 'app://till/',
        parent: null,
        postMessage: (_channel: string, _message: unknown, [port]: fake.FakePortMain[]) => void sent.push(port!),
      }
      fake.ipcMain.emit('zinc:hello', { senderFrame })
      const { native } = sent[0]!
      const closed = new Promise<void>((done) => native.on('close', done))
      onTestFinished(() => native.close())
      return { ask: createORPCClient<Ask>(new PortLink({ port: native })), closed }
    }
    const before = hello()
    expect(await before.ask.till.status({})).toMatchObject({ phase: 'new' })
    expect(await before.ask.setup.install(install())).toBe(null)
    await before.closed
    expect(await hello().ask.till.status({})).toMatchObject({ phase: 'running' })
  })
})

describe('in a café that is installed', () => {
  it('the assistant remembers what was gone through, and ends', async () => {
    const { ask } = await anEmptyFolder()
    await ask().setup.install({ ...install(), pin: '' })
    await ask().setup.noteStep({ ...command(), step: 'printers' })
    expect(await ask().setup.progress({})).toEqual({ done: ['printers'], finished: false })
    await ask().setup.finish(command())
    expect(await ask().setup.progress({})).toEqual({ done: ['printers'], finished: true })
  })

  it('the site is changed with an event, is not taken for tampering, and old tickets keep theirs', async () => {
    const { folder, ask, till, open } = await anEmptyFolder()
    await ask().setup.install({ ...install(), pin: '' })
    await sellCoffee(ask())
    await ask().setup.changeSite({ ...command(), site: { ...asked.site, name: 'Chez Odile' } })
    expect(await ask().till.status({})).toMatchObject({ site: { name: 'Chez Odile' } })
    const told = entriesOf({ ledgerFile: join(folder, 'ledger.db') }, 'events').findLast(
      ({ kind }) => kind === 'setting-changed',
    )
    expect(told?.payload).toMatchObject({
      name: 'site',
      before: { name: 'Le Petit Zinc' },
      after: { name: 'Chez Odile' },
      code: 270,
    })
    expect(JSON.stringify(entriesOf({ ledgerFile: join(folder, 'ledger.db') }, 'tickets')[0]?.payload)).toContain(
      'Le Petit Zinc',
    )
    await till.close()
    const again = await open()
    expect(await again.ask().till.status({})).toMatchObject({ anomalies: [], site: { name: 'Chez Odile' } })
  })

  it('a server changes neither the site nor the assistant', async () => {
    const shop = await openShop()
    onTestFinished(() => shop.close())
    await shop.ask.people.signIn({ ...command(), operatorId: SAMI, pin: '' })
    for (const work of [
      shop.ask.setup.changeSite({ ...command(), site: asked.site }),
      shop.ask.setup.noteStep({ ...command(), step: 'team' }),
      shop.ask.setup.finish(command()),
    ])
      expect(await refusalOf(work)).toBe('RIGHT_MISSING')
    expect(await shop.ask.setup.progress({})).toEqual({ done: [], finished: true })
  })
})
