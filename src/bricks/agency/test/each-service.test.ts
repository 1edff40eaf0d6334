import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandContext } from '../../../main/hosts/handlers.ts'
import { rebuild } from '../../../main/journal/index.ts'
import { migrate } from '../../../main/db/migrate.ts'
import { projectionsOf, tracks } from '../../../main/ledger-parts.ts'
import { newCustomerId, newCommandId, newLineId, newTicketId } from '../../../shared/ids.ts'
import { cents } from '../../../shared/money.ts'
import { daysFrom, morningOf, openNetworkCafe, type NetworkCafe } from '../../../../test/support/network.ts'
import { newCountId } from '../ids.ts'
import type { AgencyHandlers } from '../parts.ts'
import { article, onDay, service } from './agency-shop.ts'
import type { TemplateId } from '../rules/templates.ts'

let cafe: NetworkCafe
beforeEach(() => {
  cafe = openNetworkCafe()
  cafe.settings({})
})
afterEach(() => cafe.close())

const agency = () => cafe.parts.services.find(({ id }) => id === 'agency')!.handlers as unknown as AgencyHandlers // the brick’s own
type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: string }
/** One command of the brick, in its transaction; a refusal is a failure of the test. */
function does<Value>(work: (handlers: AgencyHandlers, context: CommandContext) => unknown): Value {
  const answer = cafe.run((context) => work(agency(), context)) as Answer<Value>
  if (!answer.ok) throw new Error(`refused: ${answer.code}`)
  return answer.value
}
const command = <T extends object>(input: T) => ({ commandId: newCommandId(), ...input })

function add(...templates: readonly TemplateId[]): void {
  for (const template of templates) {
    const input = command({ template, lang: 'fr' as const, from: onDay('2026-01-01') })
    does((to, context) => to.addFromTemplate(input, context))
  }
}
function typeDay(code: string, day: string, articleCode: string, sumCents: number, paidCents = 0): void {
  const taken = [{ article: article(articleCode), cents: cents(sumCents) }]
  const input = command({ service: service(code), day: onDay(day), taken, paidCents: cents(paidCents) })
  does((to, context) => to.typeDay(input, context))
}
function sell(code: string, of: string, more: { readonly pieces?: number; readonly bulletin?: string } = {}): void {
  const ticketId = newTicketId()
  const input = command({
    ticketId,
    place: 'on-site' as const,
    lineId: newLineId(),
    service: service(code),
    article: article(of),
    pieces: more.pieces ?? 1,
    priceCents: null,
    bulletin: more.bulletin ?? null,
  })
  does((to, context) => to.sell(input, context))
  cafe.payByCard(ticketId)
}
function help(pieces: number, minutes: number): void {
  const asked = { countId: newCountId(), service: service('numerique'), article: article('demarche'), pieces, minutes }
  does((to, context) => to.count(command(asked), context))
}
/** Who a commission is invoiced to. */
function partner(code: string): void {
  const customerId = newCustomerId()
  const address = { addressLines: ['126 rue Gallieni'], postcode: '92100', city: 'Boulogne', country: 'FR' }
  const who = { customerId, name: 'Partenaire SA', phone: '', email: '', ...address, siren: '', vatNumber: '' }
  cafe.run((context) => cafe.parts.handlers.customers.save(command(who), context))
  const kept = agency().setup({}, cafe.query()) as { services: { code: string }[] }
  const known = kept.services.find((one) => one.code === code)!
  does((to, context) => to.saveService(command({ service: { ...known, partnerId: customerId } as never }), context))
}
function monthOf(month: string) {
  const [year, number] = month.split('-').map(Number)
  cafe.clockTo(morningOf(`${number === 12 ? year! + 1 : year}-${String((number! % 12) + 1).padStart(2, '0')}-01`))
  cafe.closeOver()
  return cafe.month(month)
}

describe('the network’s month, each counter service by itself', () => {
  it('D-01: stakes and the commission of them stand under games, through the brick: 12 104,37 → 242,09 → 342,09', async () => {
    cafe.price('prd_pinte', 504_000) // 4,200.00 HT at 20 %
    cafe.price('prd_plat-du-jour', 341_000) // 3,100.00 at 10 %
    cafe.price('prd_cacahuetes', 152_975) // 1,450.00 at 5.5 %
    cafe.price('prd_baguette', 65_410) // 620.00 at 5.5 %
    add('fdj-tirage')
    partner('fdj-tirage')
    cafe.day('2026-11-02', () => {
      cafe.sell(['prd_pinte'])
      cafe.sell(['prd_plat-du-jour'])
      cafe.sell(['prd_cacahuetes', 'prd_baguette'], 'takeaway')
      cafe.sellService({ service: 'bikes', nature: 'own', priceCents: 27_080 })
      cafe.sellService({ service: 'bikes', nature: 'liability', priceCents: 128_000 })
      cafe.sellService({ service: 'meals', nature: 'own', priceCents: 251_801, vatClass: 'dish' })
      cafe.sellService({ service: 'parcels', nature: 'own', priceCents: 9_192 })
      // The last day of October, from the terminal’s own statement, and then its month: 5.5 % of 2,600.00.
      typeDay('fdj-tirage', '2026-10-31', 'mises', 260_000)
      const asked = command({ service: service('fdj-tirage'), month: '2026-10' })
      const { ttcCents } = does<{ ttcCents: number }>((to, context) => to.invoiceCommission(asked, context))
      expect(ttcCents).toBe(171_60)
    })
    const month = await monthOf('2026-11')
    for (const day of daysFrom('2026-11', 3, 30)) expect(cafe.shut(day)).toMatchObject({ ok: true })
    expect(await cafe.month('2026-11')).toMatchObject({
      missingDays: [],
      fee: { baseCents: 12_104_37, shareCents: 242_09, fixedCents: 100_00, feeCents: 342_09 },
    })
    const of = (activity: string) => month.rows.find((row) => row.activity === activity)
    expect(of('games')).toMatchObject({
      agency_collected: 2_600_00,
      commission_ht: 143_00,
      commission_vat: 28_60,
      ht_20: 0,
    })
    expect([of('post'), of('services')]).toEqual([undefined, undefined])
  })

  it('goes where its template says, each with its deposits, and where the café says otherwise', async () => {
    add('fdj-grattage', 'timbres', 'presse', 'gaz', 'copies')
    cafe.day('2026-11-02', () => {
      typeDay('fdj-grattage', '2026-11-02', 'jusqu-a-3', 5000, 2000)
      sell('timbres', 'carnet-vert')
      sell('presse', 'quotidien', { pieces: 2 })
      sell('gaz', 'butane-13', { bulletin: 'B-1' })
      sell('copies', 'noir', { pieces: 6 })
    })
    const told = async () => {
      const { rows } = await monthOf('2026-11')
      return Object.fromEntries(
        rows.map((row) => [row.activity, [row.agency_collected, row.ht_20, row.deposits_in, row.deposits_balance]]),
      )
    }
    const others = { games: [3000, 0, 0, 0], post: [1824, 0, 0, 0], press: [260, 0, 0, 0] }
    expect(await told()).toMatchObject({ ...others, other: [0, 3242, 3200, 3200], services: [0, 100, 0, 0] })

    const { services } = await cafe.network.settings({}, cafe.query())
    const gas = services.find((row) => row.service === 'agency.gaz')
    expect(gas).toEqual({
      service: 'agency.gaz',
      name: 'Bouteilles de gaz',
      activity: 'other',
      isCommission: false,
    })
    expect(services.map((row) => row.service)).not.toContain('agency')
    cafe.settings({ services: [{ service: 'agency.gaz', activity: 'grocery', isCommission: false }] }, '2026-11')
    expect(await told()).toMatchObject({ ...others, grocery: [0, 3242, 3200, 3200], services: [0, 100, 0, 0] })
    expect(await told()).not.toHaveProperty('other')
  })
})

describe('the town hall’s page', () => {
  it('counts photocopies that were sold, less those taken back, and what a service says that it counts as', async () => {
    add('copies', 'numerique', 'timbres')
    cafe.day('2026-11-02', () => {
      sell('copies', 'noir', { pieces: 6 })
      sell('copies', 'couleur', { pieces: 2 })
      cafe.refund(2)
      help(1, 25)
      help(2, 0)
      sell('timbres', 'carnet-vert')
    })
    const rendered = async () => (await cafe.network.village({ month: '2026-11' }, cafe.query())).now.services
    expect(await rendered()).toEqual([
      { what: 'digital-help', count: 3 },
      { what: 'copies', count: 7 },
    ])
    const { services } = agency().setup({}, cafe.query()) as { services: { code: string }[] }
    const helping = services.find(({ code }) => code === 'numerique')
    const changed = { ...helping, countsAs: 'counter-services' } as never
    does((to, context) => to.saveService(command({ service: changed }), context))
    expect(await rendered()).toEqual([
      { what: 'counter-services', count: 3 },
      { what: 'copies', count: 7 },
    ])
  })
})

describe('what each service brings for its time', () => {
  const range = { from: onDay('2026-11-02'), to: onDay('2026-11-02') }
  const reports = () => cafe.parts.handlers.reports
  const activities = async () => {
    const found = await reports().services({ range, against: 'week' }, cafe.query())
    return Object.fromEntries(
      found.activities.map((row) => [
        row.activity,
        [row.family, row.operations, row.htCents, row.spentTenths, row.perHourCents],
      ]),
    )
  }

  it('has a row each, also of what is given: its minutes are told, and that nobody paid them', async () => {
    add('copies', 'numerique', 'timbres', 'fdj-tirage')
    cafe.day('2026-11-02', () => {
      cafe.sell(['prd_cafe'])
      sell('copies', 'noir', { pieces: 30 })
      sell('copies', 'noir', { pieces: 6 })
      sell('timbres', 'carnet-vert', { pieces: 2 })
      help(1, 25)
      help(2, 0)
    })
    expect(await activities()).toEqual({
      counter: ['', 4, 145, null, null], // every ticket passes the counter
      'agency.copies': ['Photocopies', 2, 600, null, null],
      'agency.timbres': ['Timbres', 1, 0, null, null],
      'agency.numerique': ['Aide numérique', 3, 0, 250, 0],
    })
    const setMinutes = (activity: string, tenths: number) =>
      cafe.run((context) => reports().setMinutes(command({ activity, tenths }), context))
    setMinutes('agency.numerique', 100)
    setMinutes('agency.copies', 30)
    // Six minutes for 6.00 HT; of the help two pieces that nobody timed are ten minutes each, beside the 25 that are known.
    expect(await activities()).toMatchObject({
      'agency.copies': ['Photocopies', 2, 600, 60, 6000],
      'agency.numerique': ['Aide numérique', 3, 0, 450, 0],
    })
    const product = await reports().table({ by: 'product', range, against: 'week' }, cafe.query())
    expect(product.rows.map(({ label, ttcCents }) => [label, ttcCents])).toEqual([
      ['Photocopies', 720],
      ['Café', 160],
      ['Timbres', 3648],
    ])
  })

  it('is compared with the same hours of a week ago, each by itself', async () => {
    add('copies', 'timbres')
    cafe.day('2026-11-02', () => {
      cafe.sell(['prd_cafe'])
      sell('copies', 'noir', { pieces: 30 })
      sell('timbres', 'carnet-vert', { pieces: 2 })
    })
    cafe.day('2026-11-09', () => sell('copies', 'noir', { pieces: 6 }))
    const today = { from: onDay('2026-11-09'), to: onDay('2026-11-09') }
    const asked = { range: today, against: 'week' as const }
    // Today is still going on: the day that it is compared with is read ticket by ticket, up to the same hour.
    const { activities: rows, before } = await reports().services(asked, cafe.query())
    expect(before?.untilMs).toBeGreaterThan(morningOf('2026-11-02'))
    expect(Object.fromEntries(rows.map((row) => [row.activity, row.beforeCents]))).toMatchObject({
      counter: 160,
      'agency.copies': 600,
    })
    expect(rows.map(({ activity }) => activity)).not.toContain('agency')
    const table = await reports().table({ by: 'product', ...asked }, cafe.query())
    expect(Object.fromEntries(table.rows.map(({ label, beforeCents }) => [label, beforeCents]))).toEqual({
      Photocopies: 600,
      Café: 160,
      Timbres: 3648,
    })
  })

  it('the tables of a till that knew one lump are made anew, and equal to those that the sales wrote', () => {
    add('copies', 'gaz')
    cafe.day('2026-11-02', () => {
      sell('copies', 'noir', { pieces: 30 })
      sell('gaz', 'butane-13', { bulletin: 'B-1' })
      cafe.refund(1)
    })
    const lines = () => cafe.db.prepare('SELECT * FROM report_lines ORDER BY 1, 2, 3, 4, 5').all()
    const before = lines()
    expect(rebuild(cafe.db, projectionsOf(cafe.db), { checkOnly: true })).toEqual([])
    cafe.db.exec(`UPDATE report_lines SET product_id = 'prd_service-agency', label = product_id
      WHERE product_id GLOB 'prd_service-agency*'`)
    expect(lines()).not.toEqual(before)
    cafe.db.exec(`DROP TABLE report_reasons; DELETE FROM migrations WHERE part = 'reports' AND step >= 2`)
    migrate(cafe.db, tracks, Date.now)
    expect(lines()).toEqual(before)
  })
})
