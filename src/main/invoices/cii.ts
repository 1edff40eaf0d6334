import { create } from 'xmlbuilder2'
import { businessDay } from '../../shared/business-day.ts'
import type { Buyer, InvoiceDocument } from '../../shared/contracts/invoices.ts'
import type { Site } from '../../shared/contracts/till.ts'
import { minus, type Cents } from '../../shared/money.ts'
import { tenderRules } from '../../shared/tenders.ts'
import type { VatRate } from '../../shared/vat.ts'
import { decimal, quantityDecimal, unitPriceMicros } from '../documents/pdf/invoice-figures.ts'
import {
  BLANK_BUYER,
  DEBITS_MENTION,
  dueOf,
  FRANCHISE_MENTION,
  isFranchise,
  operationNames,
  operationOf,
  paymentMentions,
  tendersMention,
  ticketMention,
  type Operation,
} from '../documents/pdf/invoice-mentions.ts'

/** An element's content: text, or elements and attributes (`@name`) in the order of the schema; a list repeats one. */
type Xml = string | { readonly [name: string]: Xml | readonly Xml[] }

const NAMESPACES = {
  '@xmlns:rsm': 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  '@xmlns:ram': 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  '@xmlns:udt': 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
  '@xmlns:qdt': 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
}
const EN_16931 = 'urn:cen.eu:en16931:2017'
/** BT-23 of an invoice that is already paid, by what it is about (AFNOR XP Z12-012, rule BR-FR-08). */
const paidProcess: Readonly<Record<Operation, string>> = { goods: 'B2', service: 'S2', mixed: 'M2' }
/** BT-23 of one that is still to be paid. */
const dueProcess: Readonly<Record<Operation, string>> = { goods: 'B1', service: 'S1', mixed: 'M1' }
/** UNTDID 1001. */
const documentTypes: Readonly<Record<InvoiceDocument['kind'], string>> = { invoice: '380', 'credit-note': '381' }
/** UNTDID 4461; 1 is « not defined ». */
const SEVERAL_MEANS = '1'
/** ISO 6523: a French company's nine digits, and the fourteen of its place of business. */
const SIREN_SCHEME = '0002'
const SIRET_SCHEME = '0009'

/**
 * The structured twin of an invoice: CII (UN/CEFACT CrossIndustryInvoice) in the profile EN 16931 of Factur-X. It says
 * what the paper says, with the same cents; the till's HT and VAT go in as they were sealed, nothing is worked out anew.
 */
export function ciiXml(invoice: InvoiceDocument): string {
  const content: Xml = {
    'rsm:CrossIndustryInvoice': {
      ...NAMESPACES,
      'rsm:ExchangedDocumentContext': {
        'ram:BusinessProcessSpecifiedDocumentContextParameter': {
          'ram:ID': (dueOf(invoice) > 0 ? dueProcess : paidProcess)[operationOf(invoice)],
        },
        'ram:GuidelineSpecifiedDocumentContextParameter': { 'ram:ID': EN_16931 },
      },
      'rsm:ExchangedDocument': {
        'ram:ID': invoice.number,
        'ram:TypeCode': documentTypes[invoice.kind],
        'ram:IssueDateTime': instant(invoice.issuedAtMs, invoice.zone),
        'ram:IncludedNote': notes(invoice),
      },
      'rsm:SupplyChainTradeTransaction': {
        'ram:IncludedSupplyChainTradeLineItem': invoice.lines.map((line, index) => lineItem(line, index, invoice.site)),
        'ram:ApplicableHeaderTradeAgreement': {
          'ram:SellerTradeParty': seller(invoice.site),
          'ram:BuyerTradeParty': buyer(invoice.buyer),
          // BT-18, « an object on which the invoice is based, given by the seller »: the ticket.
          'ram:AdditionalReferencedDocument': {
            'ram:IssuerAssignedID': `${invoice.ticket.till}/${invoice.ticket.number}`,
            'ram:TypeCode': '130',
          },
        },
        'ram:ApplicableHeaderTradeDelivery': {
          'ram:ActualDeliverySupplyChainEvent': { 'ram:OccurrenceDateTime': day(invoice.suppliedOn) },
        },
        'ram:ApplicableHeaderTradeSettlement': settlement(invoice),
      },
    },
  }
  // A product's name may hold what XML cannot: it is left out, as on paper (`transliterate.ts`).
  const document = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '' }, meant(content))
  return document.end({ prettyPrint: true })
}

/**
 * Words are words: xmlbuilder2 reads `&lt;` in them as `<`, and leaves `&A;` as an entity that nobody knows. It decodes
 * once when it reads, and writes `&amp;` as it stands.
 */
function meant(content: Xml): Xml {
  if (typeof content === 'string') return content.replaceAll('&', '&amp;amp;')
  const entries = Object.entries(content).map(([name, value]) => [
    name,
    isList(value) ? value.map(meant) : meant(value),
  ])
  return Object.fromEntries(entries) as Xml // the same names, with contents of the same kind
}

function isList(value: Xml | readonly Xml[]): value is readonly Xml[] {
  return Array.isArray(value)
}

/** The three coded ones are asked of every French invoice (rule BR-FR-05; codes of UNTDID 4451). */
function notes(invoice: InvoiceDocument): readonly Xml[] {
  return [
    { 'ram:Content': `${operationNames[operationOf(invoice)]}. ${ticketMention(invoice)}.` },
    ...(invoice.vatOnDebits ? [{ 'ram:Content': DEBITS_MENTION }] : []),
    { 'ram:Content': paymentMentions.discount, 'ram:SubjectCode': 'AAB' },
    { 'ram:Content': paymentMentions.penalties, 'ram:SubjectCode': 'PMD' },
    { 'ram:Content': paymentMentions.recovery, 'ram:SubjectCode': 'PMT' },
  ]
}

function lineItem(line: InvoiceDocument['lines'][number], index: number, site: Site): Xml {
  return {
    'ram:AssociatedDocumentLineDocument': { 'ram:LineID': String(index + 1) },
    'ram:SpecifiedTradeProduct': { 'ram:Name': line.label },
    'ram:SpecifiedLineTradeAgreement': {
      'ram:NetPriceProductTradePrice': { 'ram:ChargeAmount': priceDecimal(unitPriceMicros(line)) },
    },
    'ram:SpecifiedLineTradeDelivery': {
      'ram:BilledQuantity': { '@unitCode': 'C62', '#': quantityDecimal(line.quantityMilli) },
    },
    'ram:SpecifiedLineTradeSettlement': {
      'ram:ApplicableTradeTax': {
        'ram:TypeCode': 'VAT',
        'ram:CategoryCode': vatCategory(line.vatRate, site),
        'ram:RateApplicablePercent': decimal(BigInt(line.vatRate), 2),
      },
      'ram:SpecifiedTradeSettlementLineMonetarySummation': { 'ram:LineTotalAmount': euro(line.htCents) },
    },
  }
}

function seller(site: Site): Xml {
  const siret = site.siret.replaceAll(/\D/g, '')
  const siren = siret.slice(0, 9)
  const known = siret.length === 14
  const vatNumber = site.vatNumber.replaceAll(/\s/g, '')
  return {
    ...(known ? { 'ram:GlobalID': { '@schemeID': SIRET_SCHEME, '#': siret } } : {}),
    'ram:Name': site.name,
    ...(known ? { 'ram:SpecifiedLegalOrganization': { 'ram:ID': { '@schemeID': SIREN_SCHEME, '#': siren } } } : {}),
    'ram:PostalTradeAddress': sellerAddress(site.addressLines),
    // Without a VAT number the tax office knows a company by its SIREN (BT-32): category E asks for one or the other.
    ...(isFranchise(site) && !known
      ? {}
      : {
          'ram:SpecifiedTaxRegistration': {
            'ram:ID': isFranchise(site) ? { '@schemeID': 'FC', '#': siren } : { '@schemeID': 'VA', '#': vatNumber },
          },
        }),
  }
}

/** A site's last line is its postcode and town, as on an envelope; when it is not, it is one line more. */
function sellerAddress(lines: readonly string[]): Xml {
  const [, postcode, city] = /^(\d{5})\s+(\S.*)$/.exec(lines.at(-1)?.trim() ?? '') ?? []
  return postcode === undefined || city === undefined
    ? address({ lines, postcode: '', city: '', country: 'FR' })
    : address({ lines: lines.slice(0, -1), postcode, city, country: 'FR' })
}

function buyer(party: Buyer | null): Xml {
  if (party === null) return { 'ram:Name': BLANK_BUYER, 'ram:PostalTradeAddress': { 'ram:CountryID': 'FR' } }
  const vatNumber = party.vatNumber.replaceAll(/\s/g, '')
  return {
    'ram:Name': party.name,
    ...(party.siren === ''
      ? {}
      : { 'ram:SpecifiedLegalOrganization': { 'ram:ID': { '@schemeID': SIREN_SCHEME, '#': party.siren } } }),
    'ram:PostalTradeAddress': address({ ...party, lines: party.addressLines }),
    ...(vatNumber === ''
      ? {}
      : { 'ram:SpecifiedTaxRegistration': { 'ram:ID': { '@schemeID': 'VA', '#': vatNumber } } }),
  }
}

function address(place: {
  readonly lines: readonly string[]
  readonly postcode: string
  readonly city: string
  readonly country: string
}): Xml {
  const [one, two, three] = place.lines
  return {
    ...(place.postcode === '' ? {} : { 'ram:PostcodeCode': place.postcode }),
    ...(one === undefined ? {} : { 'ram:LineOne': one }),
    ...(two === undefined ? {} : { 'ram:LineTwo': two }),
    ...(three === undefined ? {} : { 'ram:LineThree': three }),
    ...(place.city === '' ? {} : { 'ram:CityName': place.city }),
    'ram:CountryID': place.country,
  }
}

/**
 * What was paid at the till is prepaid, and the due date is the day of payment (BR-FR-CO-09); what was put on an account is
 * due on receipt.
 */
function settlement(invoice: InvoiceDocument): Xml {
  const { corrects, zone } = invoice
  const dueCents = dueOf(invoice)
  return {
    'ram:InvoiceCurrencyCode': 'EUR',
    ...(invoice.tenders.length === 0 ? {} : { 'ram:SpecifiedTradeSettlementPaymentMeans': paymentMeans(invoice) }),
    'ram:ApplicableTradeTax': invoice.vat.map((row, index) => taxRow(row, index, invoice)),
    'ram:SpecifiedTradePaymentTerms': { 'ram:DueDateDateTime': instant(invoice.ticket.settledAtMs, zone) },
    'ram:SpecifiedTradeSettlementHeaderMonetarySummation': {
      'ram:LineTotalAmount': euro(invoice.htCents),
      'ram:TaxBasisTotalAmount': euro(invoice.htCents),
      'ram:TaxTotalAmount': { '@currencyID': 'EUR', '#': euro(invoice.vatCents) },
      'ram:GrandTotalAmount': euro(invoice.ttcCents),
      'ram:TotalPrepaidAmount': euro(minus(invoice.ttcCents, dueCents)),
      'ram:DuePayableAmount': euro(dueCents),
    },
    ...(corrects === null
      ? {}
      : {
          'ram:InvoiceReferencedDocument': {
            'ram:IssuerAssignedID': corrects.number,
            'ram:FormattedIssueDateTime': {
              'qdt:DateTimeString': dateString(businessDay(corrects.issuedAtMs, zone, 0)),
            },
          },
        }),
  }
}

/** The norm knows one means of payment (BT-81, rule CII-SR-467): a ticket paid in two says which in words. */
function paymentMeans(invoice: InvoiceDocument): Xml {
  const [kind, ...others] = new Set(invoice.tenders.map((tender) => tender.kind))
  return {
    'ram:TypeCode': kind === undefined || others.length > 0 ? SEVERAL_MEANS : tenderRules[kind].invoiceCode,
    'ram:Information': tendersMention(invoice),
  }
}

function taxRow(row: InvoiceDocument['vat'][number], index: number, { site, vatOnDebits }: InvoiceDocument): Xml {
  const category = vatCategory(row.rate, site)
  const exempt = category === 'E'
  return {
    'ram:CalculatedAmount': euro(row.vatCents),
    'ram:TypeCode': 'VAT',
    ...(exempt ? { 'ram:ExemptionReason': FRANCHISE_MENTION } : {}),
    'ram:BasisAmount': euro(row.htCents),
    'ram:CategoryCode': category,
    ...(exempt ? { 'ram:ExemptionReasonCode': 'VATEX-FR-FRANCHISE' } : {}),
    // BT-8, 5 is « the date of the invoice » (UNTDID 2475); it is said once for all rates (rule CII-SR-462).
    ...(vatOnDebits && index === 0 ? { 'ram:DueDateTypeCode': '5' } : {}),
    'ram:RateApplicablePercent': decimal(BigInt(row.rate), 2),
  }
}

/** UNTDID 5305: standard for every rate above zero, exempt in franchise, otherwise zero-rated. */
function vatCategory(rate: VatRate, site: Site): 'S' | 'E' | 'Z' {
  if (rate > 0) return 'S'
  return isFranchise(site) ? 'E' : 'Z'
}

function euro(cents: Cents): string {
  return decimal(BigInt(cents), 2)
}

/** As many of the six decimals as say something, and two at least. */
function priceDecimal(micros: bigint): string {
  return decimal(micros, 6).replace(/0{1,4}$/, '')
}

/** The day of an instant by the café's own calendar. */
function instant(atMs: number, zone: string): Xml {
  return day(businessDay(atMs, zone, 0))
}

function day(name: string): Xml {
  return { 'udt:DateTimeString': dateString(name) }
}

/** `YYYY-MM-DD` in the one format of the profile, 102. */
function dateString(name: string): Xml {
  return { '@format': '102', '#': name.replaceAll('-', '') }
}
