import Database from 'better-sqlite3'
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { backUp } from '../../src/main/db/backup.ts'
import { dataFolder } from '../../src/main/data-folder.ts'
import { eventCodes, type EventKind } from '../../src/main/fiscal/event-log.ts'
import { createNetworkWatch } from '../../src/main/network-watch.ts'
import { filePermissions } from '../../src/main/journal/index.ts'
import { openTill } from '../../src/main/open-till.ts'
import {
  newCashSessionId,
  newCustomerId,
  newRoomId,
  newTableId,
  newTenderId,
  newTicketId,
  type OperatorId,
  type PrinterId,
  type ProductId,
  type TableId,
  type TicketId,
} from '../../src/shared/ids.ts'
import { FIRST_DRAWER } from '../../src/shared/contracts/till.ts'
import { cents } from '../../src/shared/money.ts'
import { startPrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'
import { leaveInDoubt } from '../support/linked-terminal.ts'
import { entriesOf, everythingIn, expectBooksToBalance } from '../support/books.ts'
import { zincCli } from '../support/serve-process.ts'
import { NOON_MS, refusalOf } from '../support/shop.ts'
import { folderOfTest } from '../support/folder-of-test.ts'
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
import { newVoucherCode } from '../../src/shared/voucher-code.ts'
import { owedHands } from '../support/owed.ts'
import { happyHour, newJam } from '../support/pricing.ts'
import { command, day, LEA, moved, SAMI } from '../support/said.ts'

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
const events = (kind: EventKind) => entriesOf(shop, 'events').filter((entry) => entry.kind === kind)
const open = async (options = {}) => {
  shop = await openClockedShop(NOON_MS, options)
  await shop.openDay()
}
async function reopen(atMs: number, folder: string, options = {}): Promise<void> {
  await shop.close()
  shop = await openClockedShop(atMs, { dataFolder: folder, ...options })
}
const setPin = (operatorId: OperatorId, pin: string) => shop.ask.people.setPin({ ...command(), operatorId, pin })

/** What brings each event about, and who did it. One entry a kind: the type says when one is forgotten. */
const causes: Readonly<Record<EventKind, () => Promise<void>>> = {
  'till-installed': () => open(),
  'till-started': () => open(),
  async 'till-stopped'() {
    const folder = folderOfTest()
    await open({ dataFolder: folder })
    await reopen(NOON_MS + 1000, folder)
  },
  'key-created': () => open(),
  async 'version-changed'() {
    const folder = folderOfTest()
    await open({ dataFolder: folder })
    await shop.close()
    // As an older version would have left it, before the ledger knew of seals: only the projection is asked.
    const db = new Database(join(folder, 'ledger.db'))
    db.exec(`DROP TRIGGER journal_entries_frozen;
      UPDATE journal_entries SET entry = replace(entry, '"version":"0', '"version":"9') WHERE chain = 'events'`)
    db.close()
    shop = await openClockedShop(NOON_MS + 1000, { dataFolder: folder })
  },
  async 'setting-changed'() {
    await open()
    await shop.ask.till.changeSettings({ ...command(), vatOnDebits: true })
  },
  'session-opened': () => open(),
  async 'session-closing'() {
    shop = await openClockedShop(NOON_MS)
    await trade(shop, [])
  },
  'session-sealed': () => causes['session-closing'](),
  async 'period-closing'() {
    shop = await openClockedShop(NOON_MS)
    await shop.ask.closures.closeDay({ ...command(), day: day('2026-11-23') })
  },
  'period-closed': () => causes['period-closing'](),
  async 'year-closed'() {
    shop = await openClockedShop(Date.UTC(2026, 11, 31, 12))
    await shop.ask.closures.closeDay({ ...command(), day: day('2026-12-31') })
  },
  async 'ticket-voided'() {
    await open()
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    await shop.ask.tickets.voidTicket({ ...command(), ticketId })
  },
  async 'line-voided'() {
    await open()
    const ticketId = newTicketId()
    const { ticket } = await shop.add(ticketId, 'prd_cafe')
    await shop.ask.tickets.removeLine({ ...command(), ticketId, lineId: ticket!.lines[0]!.lineId })
  },
  async 'ticket-lowered'() {
    await open()
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_coca-33')
    await shop.ask.tickets.setPlace({ ...command(), ticketId, place: 'takeaway' })
  },
  async 'tickets-merged'() {
    await open()
    const [one, other] = [newTicketId(), newTicketId()]
    await shop.add(one, 'prd_cafe')
    await shop.ask.tabs.setAside({ ...command(), ticketId: one, label: 'Jean' })
    await shop.add(other, 'prd_cafe')
    await shop.ask.tabs.merge({ ...command(), ticketId: other, from: [one] })
  },
  async 'card-payment-unknown'() {
    await open()
    await leaveInDoubt(shop.ask, shop.add)
  },
  async 'card-payment-settled'() {
    await open()
    const paymentId = await leaveInDoubt(shop.ask, shop.add)
    await shop.ask.cardPayments.settle({ ...command(), paymentId, outcome: 'declined' })
  },
  async 'table-changed'() {
    await open()
    await aSplitTable()
  },
  async 'ticket-split'() {
    await open()
    await aSplitTable()
  },
  async 'tender-taken-back'() {
    await open()
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    const { counter } = await shop.take(ticketId, 'cash', 60)
    await shop.ask.tenders.takeBack({ ...command(), ticketId, tenderId: counter.ticket!.tenders[0]!.tenderId })
  },
  async 'ticket-refunded'() {
    await open()
    await shop.sell(['prd_cafe'])
    await shop.ask.corrections.refund(refundOf(1, [{ position: 0 }]))
  },
  async 'tender-changed'() {
    await open()
    await shop.sell(['prd_cafe'])
    const tenderIds: [ReturnType<typeof newTenderId>, ReturnType<typeof newTenderId>] = [newTenderId(), newTenderId()]
    const change = { number: 1, from: 'cash' as const, to: 'card' as const, amountCents: cents(160) }
    await shop.ask.corrections.changeTender({ ...command(), ticketId: newTicketId(), tenderIds, ...change })
  },
  async 'drawer-opened'() {
    await open()
    await shop.ask.cashSessions.openDrawer(command())
  },
  async 'drawer-opened-unasked'() {
    await open()
    const drawer = await startPrinterSimulator()
    onTestFinished(drawer.close)
    const { printerId, ...printer } = {
      printerId: 'prn_comptoir' as PrinterId,
      name: 'Comptoir',
      connection: { kind: 'tcp' as const, host: '127.0.0.1', port: drawer.port },
      profileId: 'epson-80' as const,
      codePage: null,
      drawerPin: 2 as const,
      drawerSensor: 'high-is-open' as const,
    }
    const setup = {
      printers: [{ printerId, ...printer }],
      routes: [{ purpose: 'receipts' as const, printerIds: [printerId] }],
    }
    await shop.ask.printers.saveSetup({ ...command(), setup })
    const state = async () => (await shop.ask.printing.status({})).drawer
    await expect.poll(state, { timeout: 20_000 }).toBe('closed')
    drawer.faults.drawerHigh()
    await expect.poll(state, { timeout: 20_000 }).toBe('unasked')
  },
  async 'drawer-counted'() {
    shop = await openClockedShop(NOON_MS)
    const sessionId = await shop.openDay()
    await shop.ask.cashSessions.count({ ...command(), sessionId, countedCents: cents(9_000) })
  },
  async 'drawer-chosen'() {
    await open()
    await shop.ask.cashSessions.chooseDrawer({ ...command(), drawerId: FIRST_DRAWER })
  },
  async 'cash-in'() {
    await open()
    await shop.ask.cashMovements.bring({ ...moved(500), reason: 'change-brought' })
  },
  async 'cash-out'() {
    await open()
    await shop.ask.cashMovements.takeOut({ ...moved(500), reason: 'petty-purchase', note: 'pain' })
  },
  async 'safe-drop'() {
    await open()
    await shop.ask.cashMovements.dropToSafe(moved(500))
  },
  async 'bank-deposit'() {
    await open()
    await shop.ask.cashMovements.dropToSafe(moved(500))
    await shop.ask.cashMovements.depositAtBank(moved(400))
  },
  async 'document-copied'() {
    await open()
    const sold = await shop.sell(['prd_cafe'])
    await shop.ask.printing.printReceipt({ ...command(), ticketId: sold!.ticketId })
  },
  async 'clock-back'() {
    await open()
    shop.clockTo(NOON_MS - DAY_MS)
    await shop.sell(['prd_cafe'])
  },
  async 'clock-forward'() {
    await open()
    shop.clockTo(NOON_MS + 2 * DAY_MS)
    await shop.sell(['prd_cafe'])
  },
  async 'integrity-defect'() {
    const folder = folderOfTest()
    await open({ dataFolder: folder })
    await shop.sell(['prd_cafe'])
    const data = dataFolder(folder)
    const copy = backUp(data, 'before')
    await shop.sell(['prd_cafe'])
    await shop.close()
    expect(spawnSync(process.execPath, [zincCli, 'restore', '--data', folder, '--from', copy]).status).toBe(0)
    shop = await openClockedShop(NOON_MS + 1000, { dataFolder: folder })
  },
  'ledger-restored': () => causes['integrity-defect'](),
  async 'period-archived'() {
    await causes['period-closing']()
    await shop.ask.archives.make({ ...command(), from: day('2026-11-23'), to: day('2026-11-23') })
    await archivesDone(shop)
  },
  async 'year-archived'() {
    await causes['year-closed']()
    await shop.ask.archives.make({ ...command(), from: day('2026-12-31'), to: day('2026-12-31') })
    await archivesDone(shop)
  },
  async purged() {
    shop = await old.open()
    await shop.ask.archives.purge({ ...command(), seq: 1 })
  },
  async 'data-exported'() {
    await causes['period-closing']()
    const period = { from: day('2026-11-23'), to: day('2026-11-23') }
    await shop.ask.accounting.prepare({ ...command(), exportId: crypto.randomUUID(), kind: 'sales-journal', ...period })
  },
  'accountant-exchange': () => causes['data-exported'](),
  async 'tax-control-opened'() {
    await open()
    await shop.ask.taxControl.open(command())
  },
  async 'offline-started'() {
    shop = await openClockedShop(NOON_MS, { hasNetwork: () => false })
  },
  async 'offline-ended'() {
    // The till looks every half minute; what it tells is tried here without waiting.
    await causes['offline-started']()
    let online = false
    const told: string[] = []
    const watch = createNetworkWatch(
      () => online,
      (kind) => void told.push(kind),
    )
    for (const now of [false, false, true, true, false]) {
      online = now
      watch.look()
    }
    expect(told).toEqual(['offline-started', 'offline-ended', 'offline-started'])
  },
  async 'price-changed'() {
    await open()
    const price = { productId: 'prd_cafe' as ProductId, priceCents: cents(170), takeawayPriceCents: null }
    await shop.ask.catalogue.changePrice({ ...command(), ...price })
  },
  async 'product-added'() {
    await open()
    await shop.ask.catalogue.addProduct({ ...command(), ...newJam() })
  },
  async 'product-changed'() {
    await open()
    const { products } = await shop.ask.catalogue.all({})
    const { picture: _picture, withdrawn: _withdrawn, ...coffee } = products.find(({ id }) => id === 'prd_cafe')!
    await shop.ask.catalogue.saveProduct({ ...command(), product: { ...coffee, label: 'Expresso' }, onTiles: false })
  },
  async 'options-changed'() {
    await open()
    const { optionGroups } = await shop.ask.catalogue.all({})
    await shop.ask.catalogue.saveGroup({ ...command(), group: { ...optionGroups[0]!, label: 'Sirops' } })
  },
  async 'price-list-saved'() {
    await open()
    await shop.ask.priceLists.save({ ...command(), list: happyHour() })
  },
  async 'price-list-removed'() {
    await causes['price-list-saved']()
    const [list] = await shop.ask.priceLists.all({})
    await shop.ask.priceLists.remove({ ...command(), listId: list!.listId })
  },
  async 'alcohol-refused'() {
    await open()
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_demi')
    await shop.ask.tickets.refuseAlcohol({ ...command(), ticketId })
  },
  async 'foreign-cash-allowed'() {
    await open()
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_demi')
    await shop.ask.tenders.allowForeignCash({ ...command(), ticketId, proof: 'passport' })
  },
  async 'vat-rates-changed'() {
    const folder = folderOfTest()
    await open({ dataFolder: folder })
    await shop.close()
    const db = new Database(join(folder, 'ledger.db'))
    db.prepare(`UPDATE settings SET value = '"the rates of another version"' WHERE name = 'vat-rates'`).run()
    db.close()
    shop = await openClockedShop(NOON_MS + 1000, { dataFolder: folder })
  },
  async 'retention-applied'() {
    const folder = folderOfTest()
    shop = await openClockedShop(NOON_MS, { dataFolder: folder })
    await trade(shop, [['prd_cafe']])
    await shop.ask.customers.save({ ...command(), customerId: newCustomerId(), ...durand })
    await reopen(NOON_MS + 1200 * DAY_MS, folder)
    const opening = { sessionId: newCashSessionId(), floatCents: cents(0), clockConfirmed: true }
    await shop.ask.cashSessions.open({ ...command(), ...opening })
  },
  async 'customer-erased'() {
    await open()
    const customerId = newCustomerId()
    await shop.ask.customers.save({ ...command(), customerId, ...durand })
    await shop.ask.customers.erase({ ...command(), customerId })
  },
  async 'account-limit-set'() {
    await open()
    await owedHands(shop).customer(5_000)
  },
  async 'stamps-corrected'() {
    await open()
    const customerId = await owedHands(shop).customer(0)
    await shop.ask.loyalty.correct({ ...command(), customerId, by: 3, reason: 'paper-card' })
  },
  async 'voucher-blocked'() {
    await open()
    await owedHands(shop).useAll()
    const voucherId = await owedHands(shop).sellVoucher(2_000)
    await shop.ask.vouchers.block({ ...command(), voucherId })
  },
  async 'voucher-replaced'() {
    await open()
    await owedHands(shop).useAll()
    const voucherId = await owedHands(shop).sellVoucher(2_000)
    await shop.ask.vouchers.replace({ ...command(), voucherId })
  },
  async 'voucher-code-wrong'() {
    await open()
    const code = newVoucherCode(() => 7)
    expect(await refusalOf(shop.ask.vouchers.present({ ...command(), code }))).toBe('VOUCHER_UNKNOWN')
  },
  async 'training-started'() {
    await open()
    await startTraining(shop)
  },
  async 'training-ended'() {
    await causes['training-started']()
    await shop.ask.training.end(command())
  },
  async 'signed-in'() {
    await open()
    await shop.ask.people.signIn({ ...command(), operatorId: SAMI, pin: '' })
  },
  async 'signed-out'() {
    await open()
    await setPin(LEA, '1234')
    await shop.ask.people.signOut(command())
  },
  async 'pin-wrong'() {
    await open()
    await setPin(LEA, '1234')
    await refusalOf(shop.ask.people.signIn({ ...command(), operatorId: LEA, pin: '1111' }))
  },
  async 'right-refused'() {
    await open()
    await shop.ask.people.signIn({ ...command(), operatorId: SAMI, pin: '' })
    expect(await refusalOf(shop.ask.cashSessions.openDrawer(command()))).toBe('RIGHT_MISSING')
  },
  async override() {
    await open()
    await setPin(LEA, '1234')
    await shop.ask.people.signIn({ ...command(), operatorId: SAMI, pin: '' })
    const asked = command()
    expect(await refusalOf(shop.ask.cashSessions.openDrawer(asked))).toBe('RIGHT_MISSING')
    await shop.ask.people.approve({ ...command(), operatorId: LEA, pin: '1234', refusedId: asked.commandId })
    await shop.ask.cashSessions.openDrawer(asked)
    expect(await refusalOf(shop.ask.cashSessions.openDrawer(command()))).toBe('RIGHT_MISSING')
  },
  async 'rights-changed'() {
    await open()
    const sami = { operatorId: SAMI, name: 'Sami', initials: 'SB', role: 'deputy' as const, active: true }
    await shop.ask.people.save({ ...command(), ...sami })
  },
}
const durand = {
  name: 'Mme Durand',
  phone: '06 12 34 56 78',
  email: 'durand@example.org' as const,
  addressLines: ['12 rue des Lilas'],
  postcode: '48150',
  city: 'Meyrueis',
  country: 'FR',
  siren: '',
  vatNumber: '',
}
const notImmediate = new Set<EventKind>(['offline-ended'])

describe('F-40 the event log', () => {
  it.each(Object.keys(causes) as EventKind[])(
    'F-40 records %s with its instant, its operator and its code',
    async (kind) => {
      await causes[kind]()
      if (notImmediate.has(kind)) return
      const found = events(kind)
      expect(found.length).toBeGreaterThan(0)
      for (const entry of found) {
        expect(entry.operator).toMatch(/^opr_[a-z0-9-]+$/)
        expect(Number.isNaN(Date.parse(entry.at))).toBe(false)
        expect(entry.payload['code']).toBe(eventCodes[kind])
      }
    },
  )

  it('F-40 an approval is for the very command that was refused: no other of the same right passes under it', async () => {
    await open()
    await shop.sell(['prd_cafe'])
    await shop.sell(['prd_demi', 'prd_demi'], 'card')
    await setPin(LEA, '1234')
    await shop.ask.people.signIn({ ...command(), operatorId: SAMI, pin: '' })
    const asked = refundOf(1, [{ position: 0 }])
    expect(await refusalOf(shop.ask.corrections.refund(asked))).toBe('RIGHT_MISSING')
    await shop.ask.people.approve({ ...command(), operatorId: LEA, pin: '1234', refusedId: asked.commandId })
    const other = refundOf(2, [{ position: 0, quantity: 2 }])
    expect(await refusalOf(shop.ask.corrections.refund({ ...other, commandId: asked.commandId }))).toBe('RIGHT_MISSING')
    expect(await refusalOf(shop.ask.corrections.refund(other))).toBe('RIGHT_MISSING')
    await shop.ask.corrections.refund(asked)
    expect(await refusalOf(shop.ask.corrections.refund(other))).toBe('RIGHT_MISSING')
    expect(events('ticket-refunded')).toMatchObject([{ payload: { corrects: 1 } }])
  })

  it('F-40 nobody acts at a locked till, whoever approves', async () => {
    await open()
    await setPin(LEA, '1234')
    await shop.ask.people.signOut(command())
    const asked = command()
    expect(await refusalOf(shop.ask.cashSessions.openDrawer(asked))).toBe('SIGN_IN_FIRST')
    const approval = { operatorId: LEA, pin: '1234', refusedId: asked.commandId }
    expect(await refusalOf(shop.ask.people.approve({ ...command(), ...approval }))).toBe('NOTHING_TO_APPROVE')
    expect(await refusalOf(shop.ask.cashSessions.openDrawer(asked))).toBe('SIGN_IN_FIRST')
  })

  it('F-40 of an approval that was used is written once, however often its lost answer is asked for', async () => {
    await open()
    await setPin(LEA, '1234')
    await shop.ask.people.signIn({ ...command(), operatorId: SAMI, pin: '' })
    const asked = command()
    expect(await refusalOf(shop.ask.cashSessions.openDrawer(asked))).toBe('RIGHT_MISSING')
    await shop.ask.people.approve({ ...command(), operatorId: LEA, pin: '1234', refusedId: asked.commandId })
    await shop.ask.cashSessions.openDrawer(asked)
    await shop.ask.cashSessions.openDrawer(asked)
    expect(events('override')).toHaveLength(1)
    expect(events('right-refused')).toHaveLength(1)
  })

  it('F-40 names the codes that are known of NF525', () => {
    expect(eventCodes).toMatchObject({
      'period-archived': 20,
      'year-archived': 30,
      'signed-out': 40,
      'period-closed': 50,
      'year-closed': 60,
      'offline-started': 70,
      'signed-in': 80,
      'integrity-defect': 90,
      'data-exported': 110,
      'rights-changed': 130,
      'ticket-voided': 190,
      'version-changed': 250,
      'setting-changed': 270,
      'tax-control-opened': 280,
      'accountant-exchange': 290,
      'period-closing': 330,
    })
  })

  it('F-41 is chained and numbered, and names nobody: no customer, no telephone, no operator’s name, no path', async () => {
    await open()
    await setPin(LEA, '4711')
    await setPin(SAMI, '5822')
    const customerId = newCustomerId()
    await shop.ask.customers.save({ ...command(), customerId, ...durand })
    const ticketId = newTicketId()
    const { ticket } = await shop.add(ticketId, 'prd_cafe')
    const { lineId } = ticket!.lines[0]!
    await shop.ask.tickets.describeLine({
      ...command(),
      ticketId,
      lineId,
      note: 'pour Mme Durand 0612345678',
      optionIds: [],
    })
    await shop.ask.tickets.voidTicket({ ...command(), ticketId })
    await shop.sell(['prd_steak-frites'])
    const buyer = {
      name: durand.name,
      addressLines: durand.addressLines,
      postcode: durand.postcode,
      city: durand.city,
      country: 'FR',
      siren: '',
      vatNumber: '',
    }
    await shop.ask.invoices.make({ ...command(), ticketNumber: 1, buyer, customerId })
    await shop.ask.people.save({
      ...command(),
      operatorId: SAMI,
      name: 'Samira',
      initials: 'SA',
      role: 'deputy',
      active: true,
    })
    await shop.ask.customers.erase({ ...command(), customerId })
    const log = entriesOf(shop, 'events')
    expect(log.map((entry) => entry.seq)).toEqual(log.map((_, index) => index + 1))
    expect(JSON.stringify(log)).not.toMatch(
      /Durand|Lilas|Meyrueis|06 ?12|example\.org|Léa|Sami|Samira|4711|5822|\/tmp|\/home/,
    )
    const sealedElsewhere = (['tickets', 'invoices', 'copies', 'notes'] as const).map((chain) => entriesOf(shop, chain))
    expect(JSON.stringify(sealedElsewhere)).not.toMatch(/Lilas|Meyrueis|example\.org|Léa/)
    expect(await shop.ask.till.verifyLedger({})).toMatchObject({ ok: true })
  })

  it('F-32 says who archived, exported, purged and restored', async () => {
    await causes.purged()
    const kinds = ['period-archived', 'purged'] as const
    expect(kinds.flatMap((kind) => events(kind).map((entry) => entry.operator))).toEqual([LEA, LEA, LEA])
    await shop.close()
    await causes['ledger-restored']()
    expect(events('ledger-restored')).toMatchObject([{ operator: 'opr_till', payload: { copy: 'before' } }])
  })
})

describe('F-37 training', () => {
  it('F-37 needs somebody in charge, and names them in every entry of its own chain', async () => {
    await open()
    await shop.ask.people.signIn({ ...command(), operatorId: SAMI, pin: '' })
    expect(await refusalOf(startTraining(shop))).toBe('RIGHT_MISSING')
    await shop.ask.people.signIn({ ...command(), operatorId: LEA, pin: '' })
    await startTraining(shop)
    await shop.ask.people.signIn({ ...command(), operatorId: SAMI, pin: '' })
    await shop.sell(['prd_cafe'])
    expect(events('training-started')).toMatchObject([{ operator: LEA, payload: { responsible: LEA } }])
    expect(entriesOf(shop, 'training')).toMatchObject([{ operator: SAMI, kind: 'sale' }])
    expect(await shop.ask.till.status({})).toMatchObject({ training: { responsible: 'Léa' } })
  })

  it('F-37 changes no number, total, reading, copy, note or row of anything real, and leaves its own marked FACTICE', async () => {
    const printer = await startPrinterSimulator()
    onTestFinished(() => printer.close())
    await open({ printer: { host: '127.0.0.1', port: printer.port, profile: 'epson-80' } })
    await shop.sell(['prd_cafe', 'prd_demi'])
    const kept = newTicketId()
    await shop.add(kept, 'prd_coca-33')
    const reading = await shop.ask.cashSessions.x({})
    const real = () => {
      const { tickets, ticket_lines, ticket_vat, ticket_tenders, refunded_lines, cash_sessions, z_reports, invoices } =
        everythingIn(shop.ledgerFile)
      return {
        tickets,
        ticket_lines,
        ticket_vat,
        ticket_tenders,
        refunded_lines,
        cash_sessions,
        z_reports,
        invoices,
        chains: (['tickets', 'notes', 'copies', 'closures', 'invoices'] as const).map((chain) =>
          entriesOf(shop, chain),
        ),
      }
    }
    const before = real()
    const kicks = () => printer.paper.timeline.filter((event) => event.kind === 'kick').length
    const pulses = kicks()

    await startTraining(shop)
    expect((await shop.ask.tickets.counter({})).ticket).toBeNull()
    const sold = await shop.sell(['prd_steak-frites'])
    await shop.ask.corrections.refund(refundOf(sold!.number, [{ position: 0 }]))
    await shop.ask.printing.printReceipt({ ...command(), ticketId: sold!.ticketId })
    await shop.ask.eTickets.give({ ...command(), ticketId: sold!.ticketId, medium: 'qr' })
    const unpaid = newTicketId()
    await shop.add(unpaid, 'prd_cafe')
    await shop.ask.notes.print({ ...command(), ticketId: unpaid })
    await shop.ask.cashSessions.printX(command())
    expect(await shop.ask.cashSessions.x({})).toMatchObject({ turnoverCents: 0, refundCount: 1 })
    await shop.ask.training.end(command())

    expect(real()).toEqual(before)
    expect(kicks()).toBe(pulses)
    expect((await shop.ask.tickets.counter({})).ticket).toMatchObject({ ticketId: kept })
    expect(await shop.ask.cashSessions.x({})).toEqual(reading)
    expect(entriesOf(shop, 'training').map(({ kind }) => kind)).toEqual([
      'sale',
      'refund',
      'training-receipt',
      'training-receipt',
      'note',
    ])
    await expectBooksToBalance(shop)
  })
})

/** Two guests of table 1 are given their note, go to table 2, and pay in two parts. */
async function aSplitTable(): Promise<{ readonly ticketId: TicketId; readonly tables: readonly TableId[] }> {
  const tables = [newTableId(), newTableId()]
  const [from, to] = tables
  const drawn = tables.map((tableId, n) => ({
    tableId,
    label: String(n + 1),
    shape: 'square' as const,
    ...{ x: n * 5, y: 0, width: 4, height: 4, seats: 4 },
  }))
  await shop.ask.tabs.saveRooms({ ...command(), rooms: [{ roomId: newRoomId(), label: 'Salle', tables: drawn }] })
  const ticketId = newTicketId()
  await shop.ask.tabs.seat({ ...command(), ticketId, tableId: from!, covers: 2 })
  await shop.add(ticketId, 'prd_demi', 2)
  await shop.ask.notes.print({ ...command(), ticketId })
  await shop.ask.tabs.describe({ ...command(), ticketId, label: '', tableId: to!, covers: 2 })
  await shop.ask.tabs.splitInShares({ ...command(), ticketId, shares: 2 })
  return { ticketId, tables }
}

describe('F-38 F-39 copies and notes', () => {
  it('F-38 number each copy of an original, on paper or without, and say why there is one', async () => {
    await open()
    const sold = await shop.sell(['prd_cafe'])
    const print = () => shop.ask.printing.printReceipt({ ...command(), ticketId: sold!.ticketId })
    const give = (medium: 'qr' | 'file') => shop.ask.eTickets.give({ ...command(), ticketId: sold!.ticketId, medium })
    expect([(await print()).copyNumber, (await print()).copyNumber, (await give('qr')).copyNumber]).toEqual([1, 2, 3])
    const second = await shop.sell(['prd_demi'])
    expect(await shop.ask.printing.printReceipt({ ...command(), ticketId: second!.ticketId })).toEqual({
      copyNumber: 1,
    })
    expect(entriesOf(shop, 'copies')).toMatchObject([
      { seq: 1, kind: 'receipt', operator: 'opr_1', payload: { number: 1, copyNumber: 1, reason: 'asked' } },
      { seq: 2, payload: { number: 1, copyNumber: 2 } },
      { seq: 3, payload: { number: 1, copyNumber: 3, reason: 'e-ticket', medium: 'qr' } },
      { seq: 4, payload: { number: 2, copyNumber: 1 } },
    ])
  })

  it('F-38 an e-ticket given first is the original, and the paper asked for later its first duplicate', async () => {
    await open()
    await shop.ask.till.changeSettings({ ...command(), receiptPrinting: 'on-request' })
    const sold = await shop.sell(['prd_cafe'])
    expect(await shop.ask.eTickets.give({ ...command(), ticketId: sold!.ticketId, medium: 'file' })).toMatchObject({
      copyNumber: 0,
    })
    expect(await shop.ask.printing.printReceipt({ ...command(), ticketId: sold!.ticketId })).toEqual({ copyNumber: 1 })
    const code = await shop.ask.eTickets.code({ number: 1, copyNumber: 0, training: false })
    expect(code?.text).toContain('TOTAL TTC')
    expect(code?.text).not.toContain('DUPLICATA')
    // The first duplicate is of paper; one without paper is given by a command, which leaves its trace.
    expect(await shop.ask.eTickets.code({ number: 1, copyNumber: 1, training: false })).toBe(null)
    const again = await shop.ask.eTickets.give({ ...command(), ticketId: sold!.ticketId, medium: 'qr' })
    expect((await shop.ask.eTickets.code(again))?.text).toContain('DUPLICATA n° 2')
    const file = await shop.ask.eTickets.file({ number: 1, copyNumber: 0, training: false })
    expect(Buffer.from(file!.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('F-38 no question makes an e-ticket that no command gave, nor one that was given long ago', async () => {
    await open()
    await shop.ask.till.changeSettings({ ...command(), receiptPrinting: 'on-request' })
    const sold = await shop.sell(['prd_cafe'])
    const seen = async (copyNumber: number) => [
      (await shop.ask.eTickets.code({ number: 1, copyNumber, training: false })) !== null,
      (await shop.ask.eTickets.file({ number: 1, copyNumber, training: false })) !== null,
    ]
    expect(await seen(0)).toEqual([false, false])
    await shop.ask.eTickets.give({ ...command(), ticketId: sold!.ticketId, medium: 'qr' })
    expect(await seen(0)).toEqual([true, true])
    expect(await seen(1)).toEqual([false, false])
    shop.clockTo(shop.nowMs() + 11 * 60_000)
    expect(await seen(0)).toEqual([false, false])
    expect(await shop.ask.eTickets.give({ ...command(), ticketId: sold!.ticketId, medium: 'qr' })).toMatchObject({
      copyNumber: 1,
    })
    expect(await seen(1)).toEqual([true, true])
    expect(entriesOf(shop, 'copies')).toHaveLength(2)
  })

  it('F-39 a table that is changed and a ticket that is split after a note say so, with the number of that note', async () => {
    await open()
    const { ticketId, tables } = await aSplitTable()
    const [from, to] = tables
    expect(events('table-changed')).toMatchObject([{ payload: { ticketId, from, to, afterNote: 1 } }])
    expect(events('ticket-split')).toMatchObject([{ payload: { ticketId, kind: 'shares', shares: 2, afterNote: 1 } }])
    await expectBooksToBalance(shop)
  })

  it('F-39 tickets that are joined after their notes name both', async () => {
    await open()
    const [one, other] = [newTicketId(), newTicketId()]
    for (const ticketId of [one, other]) {
      await shop.add(ticketId, 'prd_cafe')
      await shop.ask.notes.print({ ...command(), ticketId })
      await shop.ask.tabs.setAside({ ...command(), ticketId, label: ticketId.slice(-4) })
    }
    await shop.ask.tabs.merge({ ...command(), ticketId: one, from: [other] })
    expect(events('tickets-merged')).toMatchObject([{ payload: { ticketId: one, from: [other], afterNotes: [1, 2] } }])
  })

  it('F-39 a note is sealed in its own chain without VAT or tender, raises no total, and a second paper of it is a copy', async () => {
    await open()
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_steak-frites')
    await shop.take(ticketId, 'card', 500)
    const print = () => shop.ask.notes.print({ ...command(), ticketId })
    expect(await print()).toEqual({ number: 1, copyNumber: 0 })
    expect(await print()).toEqual({ number: 1, copyNumber: 1 })
    const [note] = entriesOf(shop, 'notes')
    expect(JSON.stringify(note?.payload)).not.toMatch(/"vat"|vatCents|vatRate|tender|htCents/)
    expect(note).toMatchObject({ kind: 'note', payload: { ticketId, totalCents: 1550, place: 'on-site' } })
    expect(await shop.ask.cashSessions.x({})).toMatchObject({ turnoverCents: 0, ticketCount: 0 })
    await expectBooksToBalance(shop)
  })
})

it('F-42 the software, its version, the core and its hash are in every ticket, closing, archive and on the screen', async () => {
  await causes['period-archived']()
  await trade(shop, [['prd_cafe']])
  const status = await shop.ask.till.status({})
  if (status.phase !== 'running') throw new Error('the till runs')
  expect(status.software.coreHash).toMatch(/^[0-9a-f]{64}$/)
  for (const [chain, kind] of [
    ['tickets', 'sale'],
    ['closures', 'session-z'],
    ['closures', 'day'],
  ] as const) {
    expect(entriesOf(shop, chain).find((entry) => entry.kind === kind)?.payload['software']).toEqual(status.software)
  }
  const { text } = await shop.ask.taxControl.guide({})
  expect(text).toContain(status.software.coreHash)
  expect((await shop.ask.taxControl.sealed({ number: 1 }))?.paper).toContain(`Zinc ${status.software.version}`)
})

it('F-45 sells, signs, closes and verifies without any network', async () => {
  shop = await openClockedShop(NOON_MS, { hasNetwork: () => false, printer: undefined })
  await trade(shop, [['prd_cafe'], ['prd_demi']])
  await shop.ask.closures.closeDay({ ...command(), day: day('2026-11-23') })
  expect(await shop.ask.till.verifyLedger({})).toMatchObject({ ok: true })
  expect(events('offline-started')).toHaveLength(1)
})

it('F-48 a copy is made at the closing of each session and day, opens, and can be put back', async () => {
  const folder = folderOfTest()
  shop = await openClockedShop(NOON_MS, { dataFolder: folder })
  await trade(shop, [['prd_cafe']])
  await shop.ask.closures.closeDay({ ...command(), day: day('2026-11-23') })
  await shop.close()
  const copies = spawnSync('ls', [join(folder, 'backups')], { encoding: 'utf8' })
    .stdout.trim()
    .split('\n')
  expect(copies.length).toBeGreaterThanOrEqual(2)
  rmSync(join(folder, 'ledger.db'))
  const newest = join(folder, 'backups', copies.toSorted().at(-1)!)
  expect(spawnSync(process.execPath, [zincCli, 'restore', '--data', folder, '--from', newest]).status).toBe(0)
  const till = await openTill({
    dataFolder: folder,
    protector: filePermissions(),
    demo: false,
    nowMs: () => NOON_MS + DAY_MS,
  })
  expect(till.phase).toBe('running')
  await till.close()
  shop = await openClockedShop(NOON_MS + DAY_MS, { dataFolder: folder })
  expect(entriesOf(shop, 'tickets')).toHaveLength(1)
})
