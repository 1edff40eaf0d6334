import { describe, expect, it } from 'vitest'
import { ciiXml } from '../../src/main/invoices/cii.ts'
import type { BusinessDay } from '../../src/shared/business-day.ts'
import type { InvoiceDocument } from '../../src/shared/contracts/invoices.ts'
import { cents } from '../../src/shared/money.ts'
import {
  at,
  company,
  franchiseSite,
  lunch,
  readXml,
  sampleCreditNote,
  sampleInvoice,
  schemaFaults,
  textAt,
} from '../support/invoice-samples.ts'

const INVOICE = 'CrossIndustryInvoice'
const DEAL = `${INVOICE}/SupplyChainTradeTransaction`
const AGREEMENT = `${DEAL}/ApplicableHeaderTradeAgreement`
const SETTLEMENT = `${DEAL}/ApplicableHeaderTradeSettlement`
const TOTALS = `${SETTLEMENT}/SpecifiedTradeSettlementHeaderMonetarySummation`

const read = (invoice: InvoiceDocument) => readXml(ciiXml(invoice))
const notesOf = (invoice: InvoiceDocument) =>
  at(read(invoice), `${INVOICE}/ExchangedDocument/IncludedNote`).map((note) => note.children['Content']![0]!.text)

const exempt = { site: franchiseSite }
const cases: Readonly<Record<string, InvoiceDocument>> = {
  'a lunch of three rates': sampleInvoice(),
  'one coffee': sampleInvoice([{ label: 'Café', ttc: 160, rate: 1000 }]),
  'a credit note': sampleCreditNote(),
  'a buyer left blank': sampleInvoice(lunch, { buyer: null }),
  'a private person abroad': sampleInvoice(lunch, {
    buyer: { ...company, name: 'Łucja Kovač', country: 'BE', postcode: '1000', siren: '', vatNumber: '' },
  }),
  'a seller without VAT': sampleInvoice([{ label: 'Café', ttc: 160, rate: 0 }], exempt),
  'a rate of zero': sampleInvoice([{ label: 'Timbre', ttc: 139, rate: 0 }]),
  'VAT on debits': sampleInvoice(lunch, { vatOnDebits: true }),
  'an address without a postcode': sampleInvoice(lunch, {
    site: { ...franchiseSite, siret: '', addressLines: ['Le Bourg'] },
  }),
  'a name that XML cannot hold': sampleInvoice([
    { label: 'Fish & <chips> \u0001"œuf" &lt; &frites; &#65;', ttc: 1250, rate: 1000 },
  ]),
  'a ticket of nothing': sampleInvoice([{ label: 'Café offert', ttc: 0, rate: 1000 }], { tenders: [] }),
}

describe('the XML of an invoice', () => {
  it.each(Object.entries(cases))('of %s is valid Factur-X EN 16931', async (_, invoice) => {
    expect(await schemaFaults(ciiXml(invoice))).toEqual([])
  })

  it.each([
    ['an element too few', (xml: string) => xml.replace(/<ram:TypeCode>380<\/ram:TypeCode>/, '')],
    ['another name', (xml: string) => xml.replaceAll('ram:LineID', 'ram:LineNumber')],
    ['an amount in words', (xml: string) => xml.replace('>60.69<', '>soixante<')],
    ['a wrong order', (xml: string) => xml.replace(/(<ram:GlobalID.*>)\s*(<ram:Name>.*>)/, '$2$1')],
  ])('is refused by the schema with %s', async (_, spoil) => {
    const xml = ciiXml(sampleInvoice())
    expect(spoil(xml)).not.toBe(xml)
    expect(await schemaFaults(spoil(xml))).not.toEqual([])
  })

  it('names the profile, the number, the day and what was paid', () => {
    const xml = read(sampleInvoice())
    expect(textAt(xml, `${INVOICE}/ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID`)).toBe(
      'urn:cen.eu:en16931:2017',
    )
    expect(textAt(xml, `${INVOICE}/ExchangedDocument/ID`)).toBe('F-000012')
    expect(textAt(xml, `${INVOICE}/ExchangedDocument/TypeCode`)).toBe('380')
    expect(textAt(xml, `${INVOICE}/ExchangedDocument/IssueDateTime/DateTimeString`)).toBe('20261123')
    expect(textAt(xml, `${SETTLEMENT}/SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString`)).toBe('20261123')
    expect(textAt(xml, `${TOTALS}/GrandTotalAmount`)).toBe('67.28')
    expect(textAt(xml, `${TOTALS}/TotalPrepaidAmount`)).toBe('67.28')
    expect(textAt(xml, `${TOTALS}/DuePayableAmount`)).toBe('0.00')
  })

  it('dates by the café’s own calendar, which is a day ahead of UTC after midnight', () => {
    const late = sampleInvoice(lunch, {
      issuedAtMs: Date.UTC(2026, 10, 23, 23, 30),
      suppliedOn: '2026-11-23' as BusinessDay,
    })
    const xml = read(late)
    expect(textAt(xml, `${INVOICE}/ExchangedDocument/IssueDateTime/DateTimeString`)).toBe('20261124')
    expect(
      textAt(
        xml,
        `${DEAL}/ApplicableHeaderTradeDelivery/ActualDeliverySupplyChainEvent/OccurrenceDateTime/DateTimeString`,
      ),
    ).toBe('20261123')
  })

  it('gives both parties with their numbers, from what the receipt prints', () => {
    const seller = at(read(sampleInvoice()), `${AGREEMENT}/SellerTradeParty`)[0]!
    const buyer = at(read(sampleInvoice()), `${AGREEMENT}/BuyerTradeParty`)[0]!
    const registration = (party: typeof seller) => at(party, 'SpecifiedTaxRegistration/ID')[0]
    expect(textAt(seller, 'GlobalID')).toBe('12345678900012')
    expect(at(seller, 'SpecifiedLegalOrganization/ID')[0]).toMatchObject({
      text: '123456789',
      attributes: { schemeID: '0002' },
    })
    expect(registration(seller)).toMatchObject({ text: 'FR32123456789', attributes: { schemeID: 'VA' } })
    expect(textAt(seller, 'PostalTradeAddress/PostcodeCode')).toBe('48150')
    expect(textAt(seller, 'PostalTradeAddress/LineOne')).toBe('3 place de la Mairie')
    expect(textAt(seller, 'PostalTradeAddress/CityName')).toBe('Saint-Pierre-des-Tripiers')
    expect(at(seller, 'PostalTradeAddress/LineTwo')).toEqual([])
    expect(textAt(buyer, 'Name')).toBe('Menuiserie Vidal & Fils')
    expect(textAt(buyer, 'SpecifiedLegalOrganization/ID')).toBe('552100554')
    expect(textAt(buyer, 'PostalTradeAddress/LineTwo')).toBe('12 rue de l’Œuvre')
    expect(registration(buyer)).toMatchObject({ text: 'FR65552100554', attributes: { schemeID: 'VA' } })
  })

  it('keeps an address whose last line is no postcode and town', () => {
    const seller = at(read(cases['an address without a postcode']!), `${AGREEMENT}/SellerTradeParty`)[0]!
    expect(textAt(seller, 'PostalTradeAddress/LineOne')).toBe('Le Bourg')
    expect(at(seller, 'PostalTradeAddress/CityName')).toEqual([])
  })

  it('says that the customer is still to be named', () => {
    const buyer = at(read(cases['a buyer left blank']!), `${AGREEMENT}/BuyerTradeParty`)[0]!
    expect(textAt(buyer, 'Name')).toBe('Client (à compléter)')
    expect(textAt(buyer, 'PostalTradeAddress/CountryID')).toBe('FR')
  })

  it('of a private person has no company number', () => {
    const buyer = at(read(cases['a private person abroad']!), `${AGREEMENT}/BuyerTradeParty`)[0]!
    expect(Object.keys(buyer.children)).toEqual(['Name', 'PostalTradeAddress'])
    expect(textAt(buyer, 'PostalTradeAddress/CountryID')).toBe('BE')
  })

  it('counts pieces whole and measures in thousandths, at a price that gives the line back', () => {
    const items = at(read(sampleInvoice()), `${DEAL}/IncludedSupplyChainTradeLineItem`)
    const facts = items.map((item) => [
      textAt(item, 'SpecifiedTradeProduct/Name'),
      textAt(item, 'SpecifiedLineTradeDelivery/BilledQuantity'),
      textAt(item, 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount'),
      textAt(item, 'SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount'),
    ])
    expect(facts).toEqual([
      ['Menu du jour', '3', '14.546667', '43.64'],
      ['Café', '3', '1.453333', '4.36'],
      ['Pichet de rouge 50 cl', '1', '7.50', '7.50'],
      ['Tomme du pays (le kilo)', '0.250', '20.76', '5.19'],
    ])
    expect(at(items[0]!, 'SpecifiedLineTradeDelivery/BilledQuantity')[0]!.attributes).toEqual({ unitCode: 'C62' })
  })

  it('of a credit note points at its invoice, with amounts that are positive', () => {
    const xml = read(sampleCreditNote())
    expect(textAt(xml, `${INVOICE}/ExchangedDocument/TypeCode`)).toBe('381')
    const before = at(xml, `${SETTLEMENT}/InvoiceReferencedDocument`)[0]!
    expect(textAt(before, 'IssuerAssignedID')).toBe('F-000012')
    expect(textAt(before, 'FormattedIssueDateTime/DateTimeString')).toBe('20261123')
    expect(textAt(xml, `${TOTALS}/GrandTotalAmount`)).toBe('1.60')
    expect(at(read(sampleInvoice()), `${SETTLEMENT}/InvoiceReferencedDocument`)).toEqual([])
  })

  it.each([
    ['a lunch of three rates', ['S', 'S', 'S'], undefined],
    ['a rate of zero', ['Z'], undefined],
    ['a seller without VAT', ['E'], 'TVA non applicable, art. 293 B du CGI'],
  ])('puts %s in the right category of VAT', (name, categories, reason) => {
    const taxes = at(read(cases[name]!), `${SETTLEMENT}/ApplicableTradeTax`)
    expect(taxes.map((tax) => textAt(tax, 'CategoryCode'))).toEqual(categories)
    expect(at(taxes[0]!, 'ExemptionReason')[0]?.text).toBe(reason)
    const lines = at(
      read(cases[name]!),
      `${DEAL}/IncludedSupplyChainTradeLineItem/SpecifiedLineTradeSettlement/ApplicableTradeTax/CategoryCode`,
    )
    expect(new Set(lines.map(({ text }) => text))).toEqual(new Set(categories))
  })

  it('of a seller without VAT gives the SIREN where the VAT number would be', () => {
    const id = at(read(cases['a seller without VAT']!), `${AGREEMENT}/SellerTradeParty/SpecifiedTaxRegistration/ID`)
    expect(id).toMatchObject([{ text: '123456789', attributes: { schemeID: 'FC' } }])
  })

  it.each([
    ['goods', 'B2', 'Livraison de biens'],
    ['service', 'S2', 'Prestation de services'],
  ] as const)('of %s alone says so, and that it is paid', (supply, code, words) => {
    const invoice = sampleInvoice([{ label: 'Panier', ttc: 1200, rate: 550, supply }])
    const path = `${INVOICE}/ExchangedDocumentContext/BusinessProcessSpecifiedDocumentContextParameter/ID`
    expect(textAt(read(invoice), path)).toBe(code)
    expect(textAt(read(sampleInvoice()), path)).toBe('M2')
    expect(notesOf(invoice)[0]).toBe(`${words}. Ticket n° 1042 du 23/11/2026 12:48, caisse CAISSE-1.`)
  })

  it('mentions VAT on debits when the seller chose it, once for all its rates', () => {
    const code = (invoice: InvoiceDocument) => at(read(invoice), `${SETTLEMENT}/ApplicableTradeTax/DueDateTypeCode`)
    const mention = 'Option pour le paiement de la taxe d’après les débits'
    expect(notesOf(cases['VAT on debits']!)).toContain(mention)
    expect(code(cases['VAT on debits']!).map(({ text }) => text)).toEqual(['5'])
    expect(notesOf(sampleInvoice())).not.toContain(mention)
    expect(code(sampleInvoice())).toEqual([])
  })

  it('has the three mentions asked of every French invoice', () => {
    const codes = at(read(sampleInvoice()), `${INVOICE}/ExchangedDocument/IncludedNote/SubjectCode`)
    expect(codes.map(({ text }) => text)).toEqual(['AAB', 'PMD', 'PMT'])
  })

  it('refers to its ticket', () => {
    const reference = at(read(sampleInvoice()), `${AGREEMENT}/AdditionalReferencedDocument`)
    expect(reference.map((one) => [textAt(one, 'IssuerAssignedID'), textAt(one, 'TypeCode')])).toEqual([
      ['CAISSE-1/1042', '130'],
    ])
  })

  it.each([
    [['cash'], '10', 'Espèces 67,28 €'],
    [['card'], '48', 'Carte bancaire 67,28 €'],
    [['cash', 'card'], '1', 'Espèces 60,00 € · Carte bancaire 7,28 €'],
  ] as const)('of a ticket paid by %s has one means of payment, in code and words', (kinds, code, words) => {
    const [first, second] = kinds
    const tenders =
      second === undefined
        ? [{ kind: first, amountCents: cents(6728) }]
        : [
            { kind: first, amountCents: cents(6000) },
            { kind: second, amountCents: cents(728) },
          ]
    const means = at(read(sampleInvoice(lunch, { tenders })), `${SETTLEMENT}/SpecifiedTradeSettlementPaymentMeans`)
    expect(means.map((one) => [textAt(one, 'TypeCode'), textAt(one, 'Information')])).toEqual([[code, words]])
  })

  it('leaves out what XML cannot hold and keeps the rest of a name', () => {
    const name = `${DEAL}/IncludedSupplyChainTradeLineItem/SpecifiedTradeProduct/Name`
    expect(textAt(read(cases['a name that XML cannot hold']!), name)).toBe('Fish & <chips> "œuf" &lt; &frites; &#65;')
  })
})
