import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AlcoholRules } from '../../src/shared/alcohol.ts'
import { newLineId, newRoomId, newTableId, newTicketId } from '../../src/shared/ids.ts'
import { milli } from '../../src/shared/money.ts'
import { mayServe, type Served } from '../../src/main/alcohol/rules.ts'
import { entriesOf } from '../support/books.ts'
import { openShop, refusalOf, type Shop } from '../support/shop.ts'
import { command } from '../support/said.ts'
import { prd } from '../support/pricing.ts'

const rules = (more: Partial<AlcoholRules> = {}): AlcoholRules => ({
  licence: 'IV',
  agePrompt: 'off',
  takeawayBan: null,
  ...more,
})
const served = (more: Partial<Served> = {}): Served => ({
  groups: ['3'],
  place: 'on-site',
  withMeal: false,
  minute: 720,
  ...more,
})

describe('what a licence allows', () => {
  it.each([
    ['none', '1', 'yes', 'yes'],
    ['none', '3', 'LICENCE_DOES_NOT_ALLOW', 'LICENCE_DOES_NOT_ALLOW'],
    ['III', '3', 'yes', 'yes'],
    ['III', '4', 'LICENCE_DOES_NOT_ALLOW', 'LICENCE_DOES_NOT_ALLOW'],
    ['IV', '5', 'yes', 'yes'],
    ['small-restaurant', '3', 'MEAL_NEEDED', 'yes'],
    ['small-restaurant', '5', 'LICENCE_DOES_NOT_ALLOW', 'LICENCE_DOES_NOT_ALLOW'],
    ['restaurant', '5', 'MEAL_NEEDED', 'yes'],
    ['small-takeaway', '3', 'LICENCE_DOES_NOT_ALLOW', 'yes'],
    ['small-takeaway', '4', 'LICENCE_DOES_NOT_ALLOW', 'LICENCE_DOES_NOT_ALLOW'],
    ['takeaway', '5', 'LICENCE_DOES_NOT_ALLOW', 'yes'],
  ] as const)('F-59 %s, a drink of group %s: on the spot %s, to take away %s', (licence, group, onSite, away) => {
    const answer = (place: Served['place']) => {
      const result = mayServe(rules({ licence }), served({ groups: [group], place }))
      return result.ok ? 'yes' : result.code
    }
    expect([answer('on-site'), answer('takeaway')]).toEqual([onSite, away])
  })

  it.each([
    [1319, 'yes'],
    [1320, 'ALCOHOL_HOURS'],
    [0, 'ALCOHOL_HOURS'],
    [479, 'ALCOHOL_HOURS'],
    [480, 'yes'],
  ])('nothing to take away in the hours that the mayor forbade: minute %d, %s', (minute, is) => {
    const night = rules({ takeawayBan: { fromMinute: 22 * 60, toMinute: 8 * 60 } })
    const away = mayServe(night, served({ place: 'takeaway', minute }))
    expect(away.ok ? 'yes' : away.code).toBe(is)
    expect(mayServe(night, served({ minute })).ok).toBe(true)
    expect(mayServe(night, served({ groups: ['1'], place: 'takeaway', minute })).ok).toBe(true)
  })
})

describe('at the counter', () => {
  let shop: Shop
  beforeEach(async () => {
    shop = await openShop()
    await shop.openDay()
  })
  afterEach(() => shop.close())
  const set = (more: Partial<AlcoholRules>) => shop.ask.alcohol.changeRules({ ...command(), rules: rules(more) })

  it('a change of the rules stays in the event log and counts at once', async () => {
    expect(await shop.ask.alcohol.rules({})).toEqual(rules())
    await set({ licence: 'III' })
    expect(await shop.ask.alcohol.rules({})).toEqual(rules({ licence: 'III' }))
    const told = entriesOf(shop, 'events').filter(({ kind }) => kind === 'setting-changed')
    expect(told.map(({ payload }) => payload['after'])).toEqual([rules({ licence: 'III' })])
    expect(await refusalOf(shop.add(newTicketId(), 'prd_whisky'))).toBe('LICENCE_DOES_NOT_ALLOW')
    expect(await refusalOf(shop.add(newTicketId(), 'prd_demi'))).toBe('none')
  })

  it('a set menu is refused for the drink in it', async () => {
    await set({ licence: 'none' })
    const chosen = { entree: 'entree-du-jour', plat: 'plat-du-jour', dessert: 'tarte-pommes', boisson: 'demi' }
    const menu = shop.ask.tickets.addLine({
      ...command(),
      ticketId: newTicketId(),
      lineId: newLineId(),
      productId: prd('formule-complete'),
      quantityMilli: milli(1000),
      optionIds: [],
      parts: Object.entries(chosen).map(([slotId, slug]) => ({ slotId, productId: prd(slug), optionIds: [] })),
      place: 'on-site',
    })
    expect(await refusalOf(menu)).toBe('LICENCE_DOES_NOT_ALLOW')
  })

  it('a restaurant licence wants a meal on the ticket, or guests at a table', async () => {
    await set({ licence: 'restaurant' })
    const ticketId = newTicketId()
    expect(await refusalOf(shop.add(ticketId, 'prd_demi'))).toBe('MEAL_NEEDED')
    await shop.add(ticketId, 'prd_plat-du-jour')
    expect((await shop.add(ticketId, 'prd_demi')).ticket!.lines).toHaveLength(2)
    await shop.ask.tickets.voidTicket({ ...command(), ticketId })
    const tableId = newTableId()
    const table = { tableId, label: '1', shape: 'round' as const, x: 0, y: 0, width: 2, height: 2, seats: 2 }
    await shop.ask.tabs.saveRooms({ ...command(), rooms: [{ roomId: newRoomId(), label: 'Salle', tables: [table] }] })
    const atTable = newTicketId()
    await shop.ask.tabs.seat({ ...command(), ticketId: atTable, tableId, covers: 2 })
    expect((await shop.add(atTable, 'prd_demi')).ticket!.lines).toHaveLength(1)
  })

  it('the place of a ticket changes only where its drinks may be served', async () => {
    await set({ licence: 'takeaway' })
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_demi', 1, 'takeaway')
    const onSite = () => shop.ask.tickets.setPlace({ ...command(), ticketId, place: 'on-site' })
    expect(await refusalOf(onSite())).toBe('LICENCE_DOES_NOT_ALLOW')
    await set({ licence: 'restaurant' })
    expect(await refusalOf(onSite())).toBe('MEAL_NEEDED')
    await set({ takeawayBan: { fromMinute: 12 * 60, toMinute: 14 * 60 } })
    await onSite()
    const away = shop.ask.tickets.setPlace({ ...command(), ticketId, place: 'takeaway' })
    expect(await refusalOf(away)).toBe('ALCOHOL_HOURS')
    expect(await refusalOf(shop.add(newTicketId(), 'prd_demi', 1, 'takeaway'))).toBe('ANOTHER_TICKET_OPEN')
    await shop.ask.tickets.voidTicket({ ...command(), ticketId })
    expect(await refusalOf(shop.add(newTicketId(), 'prd_demi', 1, 'takeaway'))).toBe('ALCOHOL_HOURS')
  })

  it('F-59 the age is asked once a ticket, and nothing is paid before the answer', async () => {
    await set({ agePrompt: 'every-ticket' })
    const ticketId = newTicketId()
    expect((await shop.add(ticketId, 'prd_cafe')).ticket!.askAge).toBe(false)
    expect((await shop.add(ticketId, 'prd_demi')).ticket!.askAge).toBe(true)
    expect(await refusalOf(shop.take(ticketId, 'cash'))).toBe('AGE_NOT_CHECKED')
    expect((await shop.ask.tickets.confirmAge({ ...command(), ticketId })).ticket!.askAge).toBe(false)
    expect((await shop.add(ticketId, 'prd_pinte')).ticket!.askAge).toBe(false)
    expect((await shop.take(ticketId, 'cash')).settled).toBe(true)
  })

  it('a ticket that costs nothing waits for the answer too', async () => {
    await set({ agePrompt: 'every-ticket' })
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_demi')
    const discount = { kind: 'percent' as const, hundredths: 10_000, reason: 'offered' as const }
    await shop.ask.tickets.discountTicketFreely({ ...command(), ticketId, discount })
    expect(await refusalOf(shop.ask.tenders.settleFree({ ...command(), ticketId }))).toBe('AGE_NOT_CHECKED')
  })

  it('F-59 a refusal takes the alcohol off and stays in the event log, with nothing about the person', async () => {
    await set({ agePrompt: 'every-ticket' })
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    await shop.add(ticketId, 'prd_demi', 2)
    const { ticket } = await shop.ask.tickets.refuseAlcohol({ ...command(), ticketId })
    expect(ticket!.lines.map((line) => line.label)).toEqual(['Café'])
    const told = entriesOf(shop, 'events').filter(({ kind }) => kind === 'alcohol-refused')
    expect(told.map(({ payload }) => Object.keys(payload).toSorted())).toEqual([
      ['code', 'lines', 'sessionId', 'ticketId'],
    ])
    expect(told[0]!.payload['lines']).toEqual([{ productId: 'prd_demi', quantityMilli: 2000 }])
    expect(entriesOf(shop, 'events').filter(({ kind }) => kind === 'line-voided')).toHaveLength(1)
    expect(await refusalOf(shop.ask.tickets.refuseAlcohol({ ...command(), ticketId }))).toBe('NO_ALCOHOL')
  })

  it('a ticket of nothing but alcohol ends with the refusal', async () => {
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_demi')
    expect((await shop.ask.tickets.refuseAlcohol({ ...command(), ticketId })).ticket).toBeNull()
  })

  it('only the ticket in hand is answered for', async () => {
    const ticketId = newTicketId()
    const asked = () => ({ ...command(), ticketId })
    expect(await refusalOf(shop.ask.tickets.confirmAge(asked()))).toBe('TICKET_NOT_OPEN')
    expect(await refusalOf(shop.ask.tickets.refuseAlcohol(asked()))).toBe('TICKET_NOT_OPEN')
    await shop.add(ticketId, 'prd_demi')
    await shop.ask.tabs.setAside({ ...command(), ticketId, label: 'Léa' })
    expect(await refusalOf(shop.ask.tickets.confirmAge(asked()))).toBe('TICKET_ELSEWHERE')
    expect(await refusalOf(shop.ask.tickets.refuseAlcohol(asked()))).toBe('TICKET_ELSEWHERE')
    await shop.ask.tabs.open({ ...command(), ticketId, takeOver: false })
    await shop.take(ticketId, 'cash', 100)
    expect(await refusalOf(shop.ask.tickets.refuseAlcohol(asked()))).toBe('TICKET_PARTLY_PAID')
  })
})
