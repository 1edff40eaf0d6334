import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import type { AnyContractProcedure } from '@orpc/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultAccounts } from '../../src/shared/contracts/accounting.ts'
import { wholeContract as contract } from '../../src/main/bricks.ts'
import type { ProcedureMeta } from '../../src/shared/contracts/procedure.ts'
import { FIRST_DRAWER } from '../../src/shared/contracts/till.ts'
import {
  newCustomerId,
  newLineId,
  newCashMovementId,
  newPriceListId,
  newPrinterId,
  newRoomId,
  newTableId,
  newTicketId,
} from '../../src/shared/ids.ts'
import { company } from '../support/invoice-samples.ts'
import { demoCatalogue, newJam } from '../support/pricing.ts'
import { newBreadId, newSupplierId } from '../../src/shared/stock.ts'
import { keg } from '../support/stock.ts'
import { command, LEA } from '../support/said.ts'
import { defaultNetwork } from '../../src/shared/network.ts'
import { openShop, refusalOf, type Shop } from '../support/shop.ts'

/** What no receipt, XML or sealed entry can bear, and what is merely far too long. */
const BAD = ['\ud800', 'x\udc00y', '\u0000', 'a\u001b@', '\uffff', '9'.repeat(10_000)]

/** What a scanner read, looked up and never kept: any text is a code that nobody knows. */
const READ_BY_DEVICES = ['scans.resolve', 'vouchers.present']
/** A file that another till wrote: its texts were read there, and setup-file.test.ts reads it. */
const WRITTEN_BY_A_TILL = ['backups.importSetup']

/** Where a café is, as its owner writes it. */
const askedSite = {
  name: 'Café du Pont',
  addressLines: ['1 rue du Pont', '48150 Meyrueis'],
  phone: '04 66 00 00 00',
  siret: '73282932000074',
  regime: 'normal',
  naf: '5630Z',
  thanks: 'Merci',
}

type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json }
type Procedure = { readonly name: string; readonly kind: ProcedureMeta['kind']; readonly strings: readonly string[] }

/** Every place of an input that takes a text, by the schema's own description. */
function stringsOf(schema: unknown, path = ''): readonly string[] {
  const { def } = (schema as { _zod: { def: { readonly type: string; readonly [part: string]: unknown } } })._zod
  const inner = (part: unknown, where = path) => stringsOf(part, where)
  switch (def.type) {
    case 'string':
    case 'custom':
    case 'literal':
    case 'enum':
      return [path]
    case 'object':
      return Object.entries(def['shape'] as object).flatMap(([key, part]) => inner(part, path ? `${path}.${key}` : key))
    case 'array':
      return inner(def['element'], `${path}[]`)
    case 'record':
      return inner(def['valueType'], `${path}{}`)
    case 'tuple':
      return (def['items'] as unknown[]).flatMap((part, n) => inner(part, `${path}.${n}`))
    case 'union':
      return (def['options'] as unknown[]).flatMap((part) => inner(part))
    case 'pipe':
      return inner(def['in'])
    default:
      return 'innerType' in def ? inner(def['innerType']) : []
  }
}

const procedures: readonly Procedure[] = Object.entries(contract).flatMap(([part, list]) =>
  Object.entries(list as Record<string, AnyContractProcedure>).map(([name, procedure]) => {
    const { inputSchema, meta } = procedure['~orpc'] as unknown as { inputSchema?: unknown; meta: ProcedureMeta }
    return {
      name: `${part}.${name}`,
      kind: meta.kind,
      strings: inputSchema ? [...new Set(stringsOf(inputSchema))] : [],
    }
  }),
)

type OfBrick = { readonly goodInputs: (shop: Shop) => Promise<Readonly<Record<string, object>>> }
/** What a service brings along for this test, in its own folder: without the folder nothing here knows of it. */
const ofBricks = globSync('src/bricks/*/test/good-inputs.ts', { cwd: resolve(import.meta.dirname, '../..') })

let shop: Shop
let good: Readonly<Record<string, Json>>
beforeAll(async () => {
  shop = await openShop()
  await shop.openDay()
  await shop.sell(['prd_cafe'])
  const others = await Promise.all(
    ofBricks.map(async (file) => ((await import(`../../${file}`)) as OfBrick).goodInputs(shop)),
  )
  good = Object.assign({}, await goodInputs(), ...others) as typeof good // an input is made of plain data
})
afterAll(() => shop.close())

function ask(name: string, input: unknown): Promise<string> {
  const [part, procedure] = name.split('.') as [string, string]
  const parts = shop.ask as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>
  return refusalOf(parts[part]![procedure]!(input))
}

/** Inputs that pass, for every procedure that takes a text which somebody types. */
async function goodInputs(): Promise<Readonly<Record<string, Json>>> {
  const details = { ...company, phone: '', email: '' }
  const ticketId = newTicketId()
  const lineId = newLineId()
  await shop.ask.tickets.addLine({
    ...command(),
    ticketId,
    lineId,
    productId: 'prd_cafe' as never,
    quantityMilli: 1000 as never,
    optionIds: [],
    place: 'on-site',
  })
  return {
    'people.save': { operatorId: LEA, name: 'Léa', initials: 'L', role: 'manager', active: true },
    'tickets.describeLine': { ticketId, lineId, note: 'sans sucre', optionIds: [] },
    'customers.save': { customerId: newCustomerId(), ...details },
    'customers.search': { text: 'a', limit: 1 },
    'invoices.make': { ticketNumber: 99, buyer: company, customerId: null },
    'accounts.list': { text: 'a' },
    'loyalty.changeRules': {
      rules: { on: false, categoryIds: [], productIds: [], goal: 10, label: 'cafés', months: 0 },
    },
    'catalogue.addProduct': newJam(),
    'catalogue.saveProduct': {
      product: {
        id: 'prd_citronnade',
        label: 'Citronnade',
        shortLabel: 'Citronnade',
        variantOf: 'Limonade',
        categoryId: 'froid',
        priceCents: 350,
        vatClass: 'soft-drink',
        drinkGroup: '1',
        allergens: [],
        optionGroups: ['sirop'],
        meatOrigin: 'Sans viande',
      },
      onTiles: false,
    },
    'catalogue.saveGroup': {
      group: {
        id: 'glacons',
        label: 'Glaçons',
        min: 0,
        max: 1,
        options: [{ id: 'opt_avec', label: 'Avec', priceCents: 0 }],
      },
    },
    'catalogue.saveCategories': { categories: demoCatalogue().categories as unknown as Json },
    'accounting.setAccounts': { accounts: defaultAccounts as unknown as Json },
    'taxControl.checkCode': { code: '0000-0000' },
    'cashMovements.bring': { ...movement(), reason: 'change-brought' },
    'cashMovements.takeOut': { ...movement(), reason: 'petty-purchase' },
    'cashMovements.dropToSafe': movement(),
    'cashMovements.depositAtBank': movement(),
    'reports.file': {
      range: { from: '2026-11-23', to: '2026-11-23' },
      against: 'week',
      report: 'day',
      format: 'csv',
      lang: 'fr',
      names: [{ id: 'bikes', name: 'Vélos' }],
    },
    'cashSessions.setDrawers': { drawers: [{ drawerId: FIRST_DRAWER, name: 'Bar' }] },
    'kitchen.saveSetup': {
      setup: {
        prepStations: [{ prepStationId: 'pst_cuisine', label: 'Cuisine', paper: true, screen: true }],
        categories: [],
        products: [],
        courses: false,
        allergens: 'always',
        soldOutForTheDay: true,
      },
    },
    'priceLists.save': {
      list: { listId: newPriceListId(), label: 'Terrasse', schedule: null, areas: ['terrace'], items: [] },
    },
    'printers.probe': nobodysPrinter,
    'printers.drawerPin': nobodysPrinter,
    'printers.tryOut': nobodysPrinter,
    'printers.saveSetup': {
      setup: {
        printers: [
          {
            printerId: newPrinterId(),
            name: 'Comptoir',
            connection: nobodysPrinter.connection,
            ...nobodysPrinter.make,
            drawerPin: 2,
          },
        ],
        routes: [],
      },
    },
    'stock.move': { itemId: 'sti_00000000-0000-4000-8000-000000000001', kind: 'waste', amount: 1, note: 'mousse' },
    'stock.saveBread': {
      breadId: newBreadId(),
      name: 'Paul',
      productId: 'prd_baguette',
      quantity: 1,
      when: { kind: 'once', day: '2026-11-30' },
    },
    'stock.saveItem': { item: { ...keg() } },
    'stock.saveSupplier': {
      supplier: { supplierId: newSupplierId(), name: 'Val', email: 'a@b.fr', phone: '1', ourNumber: '1' },
    },
    'setup.changeSite': { site: askedSite },
    'setup.install': {
      site: askedSite,
      zone: 'Europe/Paris',
      cutOffHour: 5,
      fiscalYearEndMonth: 12,
      manager: { name: 'Léa', initials: 'LM' },
      pin: '4711',
      catalogue: 'empty',
    },
    'network.setSettings': {
      from: '2026-11',
      settings: {
        ...defaultNetwork,
        siteId: 'LOZ-007',
        email: 'chiffres@reseau.example',
        townHall: 'Mairie',
        categories: [{ category: 'Presse', activity: 'press' }],
        agencyRates: [{ category: 'Presse', hundredths: 550 }],
      },
    },
    'tabs.saveRooms': { rooms: [{ roomId: newRoomId(), label: 'Salle', tables: [table()] }] },
    'tabs.describe': { ticketId, label: 'Jean', tableId: null, covers: null },
    'tabs.setAside': { ticketId, label: 'Jean' },
  }
}

const movement = () => ({ movementId: newCashMovementId(), amountCents: 100, note: 'pour la fête' })
/** Nothing answers there. */
const nobodysPrinter = {
  connection: { kind: 'tcp', host: '127.0.0.1', port: 9 },
  make: { profileId: 'epson-80', codePage: null },
} as const
const table = () => ({
  tableId: newTableId(),
  label: '1',
  shape: 'round',
  x: 0,
  y: 0,
  width: 2,
  height: 2,
  seats: 2,
})

/** The same input with this text at every place that is a text, one place after the other. */
function* spoilt(value: Json, text: string): Generator<Json> {
  if (typeof value === 'string') yield text
  else if (Array.isArray(value)) {
    for (const [n, part] of value.entries())
      for (const bad of spoilt(part as Json, text)) yield value.with(n, bad) as Json
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value))
      for (const bad of spoilt(part, text)) yield { ...value, [key]: bad }
  }
}

describe('a text that is none', () => {
  it('is bad input wherever somebody types, and never an error of ours', async () => {
    for (const [name, input] of Object.entries(good)) {
      const { kind } = procedures.find((procedure) => procedure.name === name)!
      const id = () => (kind === 'command' ? command() : {})
      const fine = await ask(name, { ...(input as object), ...id() })
      expect(['none', 'TICKET_UNKNOWN', 'RENTAL_UNKNOWN', 'ALREADY_INSTALLED'], name).toContain(fine)
      for (const text of BAD) {
        for (const bad of spoilt(input, text)) {
          expect(await ask(name, { ...(bad as object), ...id() }), `${name} ${JSON.stringify(bad).slice(0, 300)}`).toBe(
            'BAD_REQUEST',
          )
        }
      }
    }
  })

  it('is no error of ours in any text of any procedure', async () => {
    let asked = 0
    for (const { name, kind, strings } of procedures.filter((procedure) => procedure.kind !== 'stream')) {
      for (const where of strings) {
        for (const text of BAD) {
          const input = { ...(kind === 'command' ? command() : {}), [where.split(/[.[{]/)[0]!]: text }
          expect(await ask(name, input), `${name} ${where}`).not.toBe('INTERNAL_SERVER_ERROR')
          asked += 1
        }
      }
    }
    expect(asked).toBeGreaterThan(200)
  })

  it('is looked for in every procedure that takes one freely', () => {
    const free = procedures.filter(({ strings }) =>
      strings.some((where) => /(name|note|label|text|code|city|email|phone)$/i.test(where)),
    )
    expect(free.map(({ name }) => name).toSorted()).toEqual(
      [...Object.keys(good), ...READ_BY_DEVICES, ...WRITTEN_BY_A_TILL].toSorted(),
    )
  })
})
