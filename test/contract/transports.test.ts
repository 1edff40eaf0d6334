import { createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { createRouterClient } from '@orpc/server'
import { RPCHandler as PortHandler } from '@orpc/server/message-port'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect as connectTcp } from 'node:net'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { WebSocket } from 'ws'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { CallContext } from '../../src/main/hosts/handlers.ts'
import { contentPolicy, serveWeb, type WebHost } from '../../src/main/hosts/web.ts'
import type { Station } from '../../src/shared/contracts/procedure.ts'
import {
  newCashSessionId,
  newCommandId,
  newLineId,
  newTenderId,
  newTicketId,
  type ProductId,
} from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { defectsOf } from '../support/books.ts'
import { openShop, temporaryFolder, type Ask, type Shop } from '../support/shop.ts'

const counter: CallContext = { caller: { station: 'counter' } }

async function shopOf(): Promise<Shop> {
  const shop = await openShop()
  onTestFinished(() => shop.close())
  return shop
}

/** The real web host on a port of its own, with a page to serve. */
async function webOf(shop: Shop): Promise<WebHost> {
  const { folder, remove } = temporaryFolder()
  const pages = join(folder, 'pages')
  mkdirSync(join(pages, 'assets'), { recursive: true })
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Zinc</title>')
  writeFileSync(join(pages, 'assets', 'main.js'), 'globalThis.zinc = 1')
  writeFileSync(join(folder, 'secret.txt'), 'not a page')
  const web = await serveWeb({ router: () => shop.till.router, pages, port: 0 })
  onTestFinished(async () => {
    await web.close()
    remove()
  })
  return web
}

function overPort(shop: Shop, station: Station): Ask {
  const { port1, port2 } = new MessageChannel()
  new PortHandler<CallContext>(shop.till.router).upgrade(port1, { context: { caller: { station } } })
  port1.start()
  port2.start()
  onTestFinished(() => port2.close())
  return createORPCClient(new PortLink({ port: port2 }))
}

async function overSocket(web: WebHost, path = '/rpc'): Promise<Ask> {
  const socket = new WebSocket(`ws://127.0.0.1:${web.port}${path}`, { origin: `http://127.0.0.1:${web.port}` })
  const link = new SocketLink({ websocket: socket as unknown as globalThis.WebSocket })
  await new Promise((opened, failed) => socket.once('open', opened).once('error', failed))
  onTestFinished(() => socket.terminate())
  return createORPCClient(link)
}

const transports: Readonly<Record<string, (shop: Shop) => Promise<Ask>>> = {
  'in process': (shop) => Promise.resolve(createRouterClient(shop.till.router, { context: counter })),
  'a WebSocket of the web host': async (shop) => overSocket(await webOf(shop)),
  'a message port, as in Electron': (shop) => Promise.resolve(overPort(shop, 'counter')),
}

/** What a question came to: its answer, or all that a screen sees of a refusal. */
async function outcome(work: Promise<unknown>): Promise<unknown> {
  try {
    return { answer: await work }
  } catch (error) {
    const { code, defined, status, data } = error as { code: string; defined: boolean; status: number; data: unknown }
    return { code, defined, status, data }
  }
}

const ids = {
  session: newCashSessionId(),
  ticket: newTicketId(),
  line: newLineId(),
  tender: newTenderId(),
  add: newCommandId(),
  take: newCommandId(),
}
const asked = {
  line: {
    commandId: ids.add,
    ticketId: ids.ticket,
    lineId: ids.line,
    productId: 'prd_creme' as ProductId,
    quantityMilli: milli(2000),
    optionIds: ['opt_lait-avoine' as never],
    place: 'on-site' as const,
  },
  take: {
    commandId: ids.take,
    ticketId: ids.ticket,
    tenderId: ids.tender,
    kind: 'cash' as const,
    offeredCents: cents(1000),
    dueCents: cents(560),
    printReceipt: false,
  },
}

/** The same story, in the same order, whoever carries it. */
async function story(ask: Ask): Promise<Readonly<Record<string, unknown>>> {
  return {
    status: await outcome(ask.till.status({})),
    catalogue: await outcome(ask.catalogue.all({})),
    'a refusal': await outcome(ask.tickets.addLine({ ...asked.line, commandId: newCommandId() })),
    open: await outcome(
      ask.cashSessions.open({ commandId: newCommandId(), sessionId: ids.session, floatCents: cents(10_000) }),
    ),
    'a line': await outcome(ask.tickets.addLine(asked.line)),
    'the same line again': await outcome(ask.tickets.addLine(asked.line)),
    'another line under its id': await outcome(ask.tickets.addLine({ ...asked.line, quantityMilli: milli(1000) })),
    'a refusal with figures': await outcome(ask.tenders.take({ ...asked.take, dueCents: cents(1) })),
    'half a cent': await outcome(ask.tenders.take({ ...asked.take, offeredCents: 1.5 as never })),
    'a field of another version': await outcome(ask.tenders.take({ ...asked.take, tip: 5 } as never)),
    'no input at all': await outcome(ask.tenders.take(undefined as never)),
    'a procedure nobody has': await outcome(
      (async () => (ask.tickets as unknown as { steal: () => Promise<unknown> }).steal())(),
    ),
    take: await outcome(ask.tenders.take(asked.take)),
    'the same take again': await outcome(ask.tenders.take(asked.take)),
    'the ticket again': await outcome(ask.tenders.take({ ...asked.take, commandId: newCommandId() })),
    'too many settled': await outcome(ask.tickets.settled({ limit: 501 })),
    x: await outcome(ask.cashSessions.x({})),
  }
}

/** Instants differ from one till to the next by a few calls of its clock. */
function timeless(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) => (key.endsWith('Ms') || key === 'jobs' ? 0 : part)),
  ) as unknown
}

describe('the contract', () => {
  it('is answered, refused and rejected alike over every transport', async () => {
    const told = await Promise.all(
      Object.entries(transports).map(async ([name, connect]) => {
        const shop = await shopOf()
        const said = timeless(await story(await connect(shop))) as Record<string, unknown>
        return { name, said, defects: defectsOf(shop) }
      }),
    )
    const [inProcess, ...others] = told
    expect(inProcess!.said).toMatchObject({
      status: { answer: { phase: 'running', till: 'CAISSE-1' } },
      'a refusal': { code: 'DAY_NOT_OPEN', defined: true, status: 409, data: {} },
      'a line': { answer: { ticket: { totalCents: 560, lines: [{ label: 'Crème', ttcCents: 560 }] } } },
      'another line under its id': { code: 'COMMAND_REUSED', defined: true, status: 409, data: {} },
      'a refusal with figures': { code: 'TICKET_CHANGED', defined: true, status: 409, data: { dueCents: 560 } },
      'half a cent': { code: 'BAD_REQUEST', defined: false, status: 400 },
      'a field of another version': { code: 'BAD_REQUEST', defined: false, status: 400 },
      'no input at all': { code: 'BAD_REQUEST', defined: false, status: 400 },
      take: { answer: { settled: true, changeCents: 440, counter: { last: { number: 1, totalCents: 560 } } } },
      'the ticket again': { code: 'TICKET_NOT_OPEN', defined: true, status: 409, data: {} },
      'too many settled': { code: 'BAD_REQUEST', defined: false, status: 400 },
      x: { answer: { ticketCount: 1, turnoverCents: 560, expectedCents: 10_560 } },
    })
    expect(inProcess!.said['the same line again']).toEqual(inProcess!.said['a line'])
    expect(inProcess!.said['the same take again']).toEqual(inProcess!.said['take'])
    const { 'a procedure nobody has': _local, ...expected } = inProcess!.said
    for (const { said } of others) {
      expect(said).toMatchObject(expected)
      expect(said['a procedure nobody has']).toMatchObject({ code: 'NOT_FOUND', defined: false, status: 404 })
    }
    expect(told.flatMap(({ defects }) => defects)).toEqual([])
  })
})

/** Hears what the till tells, from the first event on: a subscription travels too, so the till is asked to tell something. */
async function hearing(shop: Shop, ask: Ask) {
  const heard: string[] = []
  const stop = new AbortController()
  const events = await ask.till.events(undefined, { signal: stop.signal })
  void (async () => {
    for await (const { name } of events) heard.push(name)
  })().catch(() => undefined) // it ends by being stopped
  onTestFinished(() => stop.abort())
  const hears = (name: string) => expect.poll(() => heard, { interval: 5 }).toContain(name)
  const rules = await shop.ask.alcohol.rules({})
  const poke = () => shop.ask.alcohol.changeRules({ commandId: newCommandId(), rules })
  await expect.poll(async () => (await poke()) && heard, { interval: 5 }).toContain('alcohol.changed')
  // Behind this one nothing of the asking is on its way any more.
  await shop.ask.till.changeSettings({ commandId: newCommandId(), cutOffHour: 5 })
  await hears('settings.changed')
  heard.length = 0
  return { heard, hears }
}

describe.each(Object.entries(transports))('over %s', (_name, connect) => {
  it('events are heard after what they tell of, by a screen that asked nothing', async () => {
    const shop = await shopOf()
    const { heard, hears } = await hearing(shop, await connect(shop))
    await shop.openDay()
    await shop.sell(['prd_cafe'])
    await hears('tickets.settled')
    expect(heard).toEqual(expect.arrayContaining(['cash-sessions.changed', 'tickets.changed']))
    expect(heard.indexOf('cash-sessions.changed')).toBeLessThan(heard.indexOf('tickets.changed'))
  })

  it('a refused command tells nobody anything', async () => {
    const shop = await shopOf()
    const ask = await connect(shop)
    const { heard, hears } = await hearing(shop, ask)
    expect(await outcome(ask.tickets.addLine(asked.line))).toMatchObject({ code: 'DAY_NOT_OPEN' })
    await ask.till.changeSettings({ commandId: newCommandId(), cutOffHour: 4 }) // a mark in the stream
    await hears('settings.changed')
    // What the printer says of itself is heard when the printer says it.
    expect(heard.filter((name) => name !== 'printing.changed')).toEqual(['settings.changed'])
  })
})

describe('a station', () => {
  it.each(['demo', 'kitchen', 'display'] as const)('%s may not ask what the counter asks', async (station) => {
    const shop = await shopOf()
    const inProcess = createRouterClient(shop.till.router, { context: { caller: { station } } })
    for (const ask of [inProcess, overPort(shop, station)]) {
      expect(await outcome(ask.tickets.counter({}))).toEqual({
        code: 'NOT_OFFERED_HERE',
        defined: true,
        status: 409,
        data: {},
      })
      expect(await outcome(ask.tickets.addLine(asked.line))).toMatchObject({ code: 'NOT_OFFERED_HERE' })
    }
  })

  it('of the demo’s paper may read the paper and the status', async () => {
    const ask = overPort(await shopOf(), 'demo')
    expect(await outcome(ask.demo.paper({ limit: 5 }))).toEqual({ answer: [] })
    expect(await outcome(ask.till.status({}))).toMatchObject({ answer: { phase: 'running' } })
  })

  it('has whoever signed in there, and nobody else’s rights', async () => {
    const shop = await shopOf()
    const { people } = await shop.ask.people.list({})
    const [lea, sami] = ['manager', 'server'].map((role) => people.find((one) => one.role === role)!.operatorId)
    for (const [operatorId, pin] of [
      [lea!, '4711'],
      [sami!, '2580'],
    ] as const) {
      await shop.ask.people.setPin({ commandId: newCommandId(), operatorId, pin })
    }
    const web = await webOf(shop)
    const room = await overSocket(web, '/rpc/room')
    const kitchen = await overSocket(web, '/rpc/kitchen')
    expect(await outcome(room.tickets.counter({}))).toMatchObject({ code: 'RIGHT_MISSING' })
    expect(await outcome(room.tickets.addLine(asked.line))).toMatchObject({ code: 'SIGN_IN_FIRST' })
    await room.people.signIn({ commandId: newCommandId(), operatorId: sami!, pin: '2580' })
    expect(await outcome(room.tickets.counter({}))).toMatchObject({ answer: { ticket: null } })
    const names = await Promise.all(
      [shop.ask, room, kitchen].map(async (ask) => {
        const status = await ask.till.status({})
        return status.phase === 'running' ? status.operator?.name : status.phase
      }),
    )
    expect(names).toEqual(['Léa', 'Sami', undefined])
  })

  it.each(['display', 'kitchen', 'demo'])(
    'of the page at /%s hears that something changed, and no more',
    async (page) => {
      const shop = await shopOf()
      const ask = await overSocket(await webOf(shop), `/rpc/${page}`)
      const events = await ask.till.events()
      await shop.openDay()
      expect(Object.keys((await events.next()).value ?? {})).toEqual(['name'])
      await events.return()
      expect(await outcome(ask.tickets.counter({}))).toMatchObject({ code: 'NOT_OFFERED_HERE' })
    },
  )

  it('unknown to the till may not even listen', async () => {
    const shop = await shopOf()
    const ask = createRouterClient(shop.till.router, { context: { caller: { station: 'cellar' as Station } } })
    expect(await outcome(ask.till.events())).toMatchObject({ code: 'NOT_OFFERED_HERE' })
  })
})

/** The answer to a raw HTTP question, as a stranger may ask it. */
function get(web: WebHost, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>((answered, failed) => {
    const asking = request({ host: '127.0.0.1', port: web.port, path, headers }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (text: string) => (body += text))
      response.on('end', () => answered({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    asking.on('error', failed).end()
  })
}

/** Sends bytes and resets the connection before anything can be answered. */
function throwAt(web: WebHost, text: string) {
  return new Promise<void>((gone) => {
    const socket = connectTcp(web.port, '127.0.0.1', () => {
      socket.write(text)
      setImmediate(() => socket.resetAndDestroy())
    })
    socket.on('error', () => undefined).on('close', () => gone())
  })
}

/** `open`, or the HTTP status that refused the socket. */
function knock(web: WebHost, path: string, options: { origin?: string; headers?: Record<string, string> }) {
  return new Promise<string>((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${web.port}${path}`, options)
    socket.once('open', () => {
      socket.terminate()
      resolve('open')
    })
    socket.once('unexpected-response', (_request, response) => {
      socket.terminate()
      resolve(String(response.statusCode))
    })
    socket.on('error', () => undefined)
  })
}

describe('an answer that takes its time', () => {
  it('and breaks on an error of ours bears the number of the defect, and is in the log', async () => {
    const shop = await shopOf()
    rmSync(join(shop.folder, 'keys'), { recursive: true })
    writeFileSync(join(shop.folder, 'keys'), 'no folder')
    const said = await outcome(shop.ask.till.verifyLedger({}))
    expect(said).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', data: { defectId: expect.any(String) as string } })
    expect(defectsOf(shop)).toEqual([expect.stringContaining((said as { data: { defectId: string } }).data.defectId)])
  })

  it('and cannot read the ledger says that the storage is in trouble', async () => {
    const shop = await shopOf()
    renameSync(shop.ledgerFile, `${shop.ledgerFile}.away`)
    expect(await outcome(shop.ask.till.verifyLedger({}))).toMatchObject({ code: 'STORAGE_TROUBLE', status: 409 })
    expect(defectsOf(shop)).toEqual([])
    renameSync(`${shop.ledgerFile}.away`, shop.ledgerFile)
  })
})

describe('the web host', () => {
  it('gives a socket to the page it served, by either name of this machine', async () => {
    const web = await webOf(await shopOf())
    expect(await knock(web, '/rpc', { origin: `http://127.0.0.1:${web.port}` })).toBe('open')
    const host = `localhost:${web.port}`
    expect(await knock(web, '/rpc', { origin: `http://${host}`, headers: { host } })).toBe('open')
    for (const page of ['room', 'kitchen', 'display', 'demo']) {
      expect(await knock(web, `/rpc/${page}`, { origin: `http://127.0.0.1:${web.port}` })).toBe('open')
    }
    expect(await knock(web, '/rpc?station=demo', { origin: `http://127.0.0.1:${web.port}` })).toBe('open')
  })

  it.each([
    { name: 'a page from elsewhere', origin: 'https://example.org' },
    { name: 'another port of this machine', origin: 'http://127.0.0.1:1' },
    { name: 'the same host over another scheme', origin: 'https://127.0.0.1:PORT' },
    { name: 'the other name of this machine', origin: 'http://localhost:PORT' },
    { name: 'a page without an origin', origin: 'null' },
    { name: 'a program that names none', origin: undefined },
    { name: 'a name that was rebound to loopback', origin: 'http://evil.example:PORT', host: 'evil.example:PORT' },
    { name: 'a name that begins like ours', origin: 'http://127.0.0.1.evil.example', host: '127.0.0.1.evil.example' },
    { name: 'another path', origin: 'http://127.0.0.1:PORT', path: '/' },
    { name: 'a path below ours', origin: 'http://127.0.0.1:PORT', path: '/rpc/tickets' },
    { name: 'a station that has no page', origin: 'http://127.0.0.1:PORT', path: '/rpc/command-line' },
    { name: 'no station', origin: 'http://127.0.0.1:PORT', path: '/rpc/' },
    { name: 'a path that climbs', origin: 'http://127.0.0.1:PORT', path: '/rpc/../admin' },
  ])('refuses a socket to $name', async ({ origin, host, path = '/rpc' }) => {
    const web = await webOf(await shopOf())
    const own = (text: string) => text.replace('PORT', String(web.port))
    const options = {
      ...(origin === undefined ? {} : { origin: own(origin) }),
      ...(host === undefined ? {} : { headers: { host: own(host) } }),
    }
    expect(await knock(web, path, options)).toBe('403')
  })

  it('hangs up on a frame larger than a counter’s question, and goes on serving the others', async () => {
    const shop = await shopOf()
    const web = await webOf(shop)
    const ask = await overSocket(web)
    const stranger = new WebSocket(`ws://127.0.0.1:${web.port}/rpc`, { origin: `http://127.0.0.1:${web.port}` })
    stranger.on('error', () => undefined)
    await new Promise((opened) => stranger.once('open', opened))
    const closed = new Promise<number>((resolve) => stranger.once('close', resolve))
    stranger.send('x'.repeat(256 * 1024 + 1))
    expect(await closed).toBe(1009)
    expect(await outcome(ask.cashSessions.state({}))).toMatchObject({ answer: { state: 'closed' } })
    expect(defectsOf(shop)).toEqual([])
  })

  it('survives what is not a question', async () => {
    const complaints = vi.spyOn(console, 'error').mockReturnValue() // oRPC tells each of them there
    onTestFinished(() => complaints.mockRestore())
    const shop = await shopOf()
    const web = await webOf(shop)
    const stranger = new WebSocket(`ws://127.0.0.1:${web.port}/rpc`, { origin: `http://127.0.0.1:${web.port}` })
    stranger.on('error', () => undefined)
    await new Promise((opened) => stranger.once('open', opened))
    for (const noise of ['', 'null', '{', '[]', '{"i":1}', '{"i":"1","p":{"u":"/../../x"}}', Buffer.from([0, 255])]) {
      stranger.send(noise)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await outcome((await overSocket(web)).cashSessions.state({}))).toMatchObject({ answer: { state: 'closed' } })
    stranger.terminate()
  })

  it('outlives sockets that are refused and gone at once, and requests that are none', async () => {
    const web = await webOf(await shopOf())
    const upgrade = (path: string, headers: string) =>
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${web.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${headers}\r\n`
    const foreign = upgrade('/rpc', 'Origin: https://example.org\r\n')
    const ours = upgrade('//', `Origin: http://127.0.0.1:${web.port}\r\n`)
    const noises = [ours, upgrade('http://[', ''), 'GET / HTTP/9\r\n\r\n', '\0\xff\r\n\r\n']
    await Promise.all([...Array.from({ length: 200 }, () => foreign), ...noises].map((text) => throwAt(web, text)))
    expect(await get(web, '/')).toMatchObject({ status: 200 })
    expect(await knock(web, '//', { origin: `http://127.0.0.1:${web.port}` })).toBe('403')
    expect(await knock(web, '/rpc', { origin: `http://127.0.0.1:${web.port}` })).toBe('open')
  })

  it('serves the page with a policy that lets it talk to its own till alone', async () => {
    const web = await webOf(await shopOf())
    const page = await get(web, '/')
    expect(page).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/html;charset=utf-8',
        'content-security-policy': contentPolicy,
        'permissions-policy': expect.stringMatching(/^camera=\(self\), microphone=\(\)/),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      },
    })
    expect(contentPolicy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ])
    const script = await get(web, '/assets/main.js')
    expect(script).toMatchObject({ status: 200, body: 'globalThis.zinc = 1' })
    expect(script.headers['content-security-policy']).toBe(contentPolicy)
  })

  it.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', '10.0.0.1', '[::1]'])(
    'serves nothing to the name %o',
    async (host) => {
      const web = await webOf(await shopOf())
      expect(await get(web, '/', { host })).toMatchObject({ status: 421, body: '' })
    },
  )

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt'])(
    'serves no file outside its pages: %s',
    async (path) => {
      const web = await webOf(await shopOf())
      expect((await get(web, path)).body).not.toContain('not a page')
    },
  )

  it('is closed with its sockets', async () => {
    const shop = await shopOf()
    const web = await serveWeb({ router: () => shop.till.router, pages: shop.folder, port: 0 })
    const socket = new WebSocket(`ws://127.0.0.1:${web.port}/rpc`, { origin: `http://127.0.0.1:${web.port}` })
    socket.on('error', () => undefined)
    await new Promise((opened) => socket.once('open', opened))
    const closed = new Promise((resolve) => socket.once('close', resolve))
    await web.close()
    await closed
    await expect(get(web, '/')).rejects.toThrow(/ECONNREFUSED/)
  })
})
