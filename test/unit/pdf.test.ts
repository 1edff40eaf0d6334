import { describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { layOut } from '../../src/main/documents/layout.ts'
import { banner, feed, qr, rule, text, type PaperDocument } from '../../src/main/documents/model.ts'
import { attestationPdf } from '../../src/main/documents/pdf/attestation-pdf.ts'
import { DEMO_MARK, siteOnPaper } from '../../src/main/documents/demonstration.ts'
import { invoicePdf } from '../../src/main/documents/pdf/invoice-pdf.ts'
import { paperPdf } from '../../src/main/documents/pdf/paper-pdf.ts'
import { tablesPdf } from '../../src/main/documents/pdf/table-pdf.ts'
import { qrMatrix } from '../../src/main/documents/qr-matrix.ts'
import { zReport } from '../../src/main/documents/reading.ts'
import { receipt } from '../../src/main/documents/receipt.ts'
import { printableIn } from '../../src/main/documents/transliterate.ts'
import { ciiXml } from '../../src/main/invoices/cii.ts'
import type { InvoiceDocument } from '../../src/shared/contracts/invoices.ts'
import { cents } from '../../src/shared/money.ts'
import { company, franchiseSite, lunch, sampleCreditNote, sampleInvoice } from '../support/invoice-samples.ts'
import { readingStamp, receiptStamp, sampleSale, sampleZ } from '../support/paper-samples.ts'
import { readPdf } from '../support/pdf-reader.ts'

const AT_MS = Date.UTC(2026, 10, 23, 11, 48)
const aReceipt = () => receipt(sampleSale(), receiptStamp)
const invoiceFile = (invoice: InvoiceDocument) => invoicePdf(invoice, ciiXml(invoice), false)
const rollFile = (document: PaperDocument) => paperPdf(document, { createdAtMs: AT_MS })
const attestation = () => {
  const { site, software } = sampleInvoice()
  return {
    software,
    site: siteOnPaper({ site, demo: false }),
    till: 'CAISSE-1',
    issuedAtMs: AT_MS,
    zone: 'Europe/Paris',
  }
}
const tables = (rows: number) =>
  tablesPdf({
    title: 'Ventes par produit',
    period: 'du 01/11/2026 au 30/11/2026',
    notes: ['Montants en euros, remboursements déduits.'],
    tables: [
      {
        heading: 'Produits',
        columns: [
          { header: 'Produit', align: 'left' },
          { header: 'TTC', align: 'right', width: 40 },
        ],
        rows: Array.from({ length: rows }, (_, i) => [`Produit ${i + 1}`, `${i},50`]),
        sums: ['Total', '123 456 789,00'],
        empty: 'Rien de vendu.',
      },
    ],
    site: siteOnPaper({ site: sampleInvoice().site, demo: false }),
    software: sampleInvoice().software,
    madeAtMs: AT_MS,
    zone: 'Europe/Paris',
  })
const strange = { ...company, name: 'Łucja Kovač-Šťastná, Παρτνερς ☕ 汉 & <fils>' }
const forty = Array.from({ length: 40 }, (_, i) => ({
  label: i === 20 ? `Plateau de fromages ${'du pays '.repeat(20)}pour quatre` : `Article ${i + 1}`,
  ttc: 150 + 37 * i,
  rate: [550, 1000, 2000][i % 3]!,
}))
const read = async (invoice: InvoiceDocument) => readPdf(await invoiceFile(invoice))

const files: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  'an invoice': () => invoiceFile(sampleInvoice()),
  'a long invoice': () => invoiceFile(sampleInvoice(forty)),
  'a credit note': () => invoiceFile(sampleCreditNote()),
  'an invoice to a strange name': () => invoiceFile(sampleInvoice(lunch, { buyer: strange })),
  'an invoice to a Greek name': () => invoiceFile(sampleInvoice(lunch, { buyer: { ...company, name: 'Ωμέγα' } })),
  'a café with an & in its name': () =>
    invoiceFile(sampleInvoice(lunch, { site: { ...franchiseSite, name: 'Bar & <Tabac>' } })),
  'an e-ticket': () => rollFile(aReceipt()),
  'a Z report': () => rollFile(zReport(sampleZ(), { ...readingStamp, copyNumber: 0 })),
  'a paper with everything': () =>
    rollFile({ title: 'Œuvre & fils', blocks: [banner('FACTICE'), qr('https://zinc/é')] }),
  'a table': () => tables(80),
  'a table of nothing': () => tables(0),
  'an attestation': () => attestationPdf(attestation()),
}

describe.each(Object.entries(files))('%s as a file', (_, make) => {
  let first: Promise<Uint8Array> | undefined
  const made = () => (first ??= make())

  it('says that it is PDF/A-3b, in metadata that is well-formed', async () => {
    const { metadata } = readPdf(await made())
    expect(metadata).toContain('<pdfaid:part>3</pdfaid:part>')
    expect(metadata).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
    expect(await validateXML({ xml: metadata, normalization: 'format' })).toMatchObject({ valid: true, errors: [] })
  })

  it('ties its colours to sRGB and has an id', async () => {
    const pdf = readPdf(await made())
    const intent = pdf.follow(pdf.catalog, 'OutputIntents')
    expect(intent.text).toContain('/S /GTS_PDFA1')
    expect(pdf.follow(intent, 'DestOutputProfile').stream!.toString('latin1', 36, 40)).toBe('acsp')
    expect(pdf.trailer).toMatch(/\/ID \[<([0-9a-f]{32})> <\1>\]/)
  })

  it('carries every font that it draws with', async () => {
    const pdf = readPdf(await made())
    const fonts = pdf.ofType('Font')
    const drawing = fonts.filter(({ text: words }) => words.includes('/Subtype /Type0'))
    expect(drawing.length).toBeGreaterThan(0)
    for (const font of drawing) {
      const descriptor = pdf.follow(pdf.follow(font, 'DescendantFonts'), 'FontDescriptor')
      expect(pdf.follow(descriptor, 'FontFile2').stream!.length).toBeGreaterThan(500)
    }
    expect(fonts.filter(({ text: words }) => /\/Subtype \/(Type1|TrueType|Type3)\b/.test(words))).toEqual([])
  })

  it('draws no empty box', async () => {
    const drawn = readPdf(await made()).pages.flatMap((page) => page.drawn)
    expect(drawn.length).toBeGreaterThan(0)
    expect(drawn.filter(({ codes }) => codes.includes(0))).toEqual([])
  })

  it('is the same, byte for byte, when it is made again', async () => {
    expect(Buffer.compare(await made(), await make())).toBe(0)
  })
})

describe('the structured twin in an invoice', () => {
  it('is its XML, byte for byte, said to be an alternative of the pages', async () => {
    const xml = ciiXml(sampleInvoice(lunch, { buyer: strange }))
    const pdf = readPdf(await invoicePdf(sampleInvoice(lunch, { buyer: strange }), xml, false))
    const attached = pdf.follow(pdf.catalog, 'AF')
    expect(attached.text).toContain('/AFRelationship /Alternative')
    expect(attached.text).toContain('/UF (factur-x.xml)')
    const file = pdf.follow(attached, 'F')
    expect(file.text).toContain('/Subtype /text#2Fxml')
    expect(file.text).toContain(`/Size ${Buffer.byteLength(xml)}`)
    expect(file.stream!.equals(Buffer.from(xml, 'utf8'))).toBe(true)
    expect(pdf.follow(pdf.catalog, 'Names').text).toContain(`(factur-x.xml) ${attached.id} 0 R`)
  })

  it('is named in the metadata as Factur-X asks, with the schema that explains it', async () => {
    const { metadata } = await read(sampleInvoice())
    expect(metadata).toContain('xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"')
    const values = [...metadata.matchAll(/<fx:(\w+)>([^<]*)</g)].map(([, name, value]) => [name, value])
    expect(Object.fromEntries(values)).toEqual({
      DocumentType: 'INVOICE',
      DocumentFileName: 'factur-x.xml',
      Version: '1.0',
      ConformanceLevel: 'EN 16931',
    })
    const explained = [...metadata.matchAll(/<pdfaProperty:name>(\w+)</g)].map(([, name]) => name)
    expect(new Set(explained)).toEqual(new Set(values.map(([name]) => name)))
    expect(explained).toHaveLength(4)
  })

  it('is in no other file', async () => {
    expect(readPdf(await rollFile(aReceipt())).catalog.text).not.toContain('/AF')
  })
})

describe('an invoice on paper', () => {
  it('carries the letters of its own hand and no others', async () => {
    const names = (await read(sampleInvoice()))
      .ofType('FontDescriptor')
      .map(({ text: words }) => /\+(\S+)/.exec(words)?.[1])
    expect(new Set(names)).toEqual(new Set(['Inter-Regular', 'Inter-SemiBold']))
  })

  it('says all that the law asks', async () => {
    const invoice = sampleInvoice(lunch, {
      vatOnDebits: true,
      tenders: [
        { kind: 'cash', amountCents: cents(6000) },
        { kind: 'card', amountCents: cents(728) },
      ],
    })
    const words = (await read(invoice)).words()
    for (const said of [
      ...['Facture', 'F-000012', '23/11/2026', 'n° 1042 du 23/11/2026 12:48', 'CAISSE-1'],
      ...['Café de la Place', '48150 Saint-Pierre-des-Tripiers', 'N° TVA FR32 123456789'],
      ...[
        'Menuiserie Vidal & Fils',
        '12 rue de l’Œuvre',
        '48150 Meyrueis',
        'SIREN 552 100 554',
        'N° TVA FR65 552100554',
      ],
      ...['Tomme du pays (le kilo)', '0,25', '20,76', '5,5\u00a0%', '5,19', '5,48'],
      ...[
        'Menu du jour',
        '14,5467',
        '43,64',
        '60,69\u00a0€',
        '6,59\u00a0€',
        '67,28\u00a0€',
        'Reste à payer',
        '0,00\u00a0€',
      ],
      ...['Facture acquittée le 23/11/2026', 'Espèces 60,00 € · Carte bancaire 7,28 €'.replaceAll(' €', '\u00a0€')],
      ...['Option pour le paiement de la taxe d’après les débits.', 'Pas d’escompte pour paiement anticipé.'],
      ...['Zinc 1.2.3 · noyau fiscal 1.0.0', 'Page 1 / 1'],
    ]) {
      expect(words.map(loose)).toContain(loose(said))
    }
    expect(words.join(' ')).toContain('BCE majoré de 10 points')
    expect(words.join(' ')).toContain('frais de recouvrement : 40 €')
    expect(words.join(' ')).toMatch(/Livraison de biens et prestation de ?services/)
  })

  it('has the figures of each rate in a row of its own', async () => {
    const words = (await read(sampleInvoice())).words().map(loose)
    const from = words.indexOf('Taux de TVA')
    expect(words.slice(from + 4, from + 16)).toEqual(
      ['5,5 %', '5,19', '0,29', '5,48', '10 %', '48,00', '4,80', '52,80', '20 %', '7,50', '1,50', '9,00'].map(loose),
    )
  })

  it('is silent about debits when the seller did not choose them', async () => {
    expect((await read(sampleInvoice())).words().join(' ')).not.toContain('débits')
  })

  it('leaves a ruled box to a customer who is not named, and only to one', async () => {
    const blank = 'Client (à compléter par le client)'
    const unnamed = await read(sampleInvoice(lunch, { buyer: null }))
    expect(unnamed.words()).toContain(blank)
    expect(unnamed.words()).toContain('Nom ou raison sociale')
    expect((await read(sampleInvoice())).words()).not.toContain(blank)
  })

  it('names a country that is not France, and no number that a person does not have', async () => {
    const words = (
      await read(sampleInvoice(lunch, { buyer: { ...company, country: 'BE', siren: '', vatNumber: '' } }))
    ).words()
    expect(words).toContain('Belgique')
    expect(words.join(' ')).not.toContain('SIREN 552')
  })

  it('of a seller without VAT gives the reason and no table of VAT', async () => {
    const words = (await read(sampleInvoice([{ label: 'Café', ttc: 160, rate: 0 }], { site: franchiseSite }))).words()
    expect(words.filter((line) => line === 'TVA non applicable, art. 293 B du CGI')).toHaveLength(2)
    expect(words).not.toContain('Taux de TVA')
  })

  it('of money given back is a credit note that names its invoice', async () => {
    const words = (await read(sampleCreditNote())).words()
    expect(words).toContain('Avoir')
    expect(words).toContain('Facture F-000012 du 23/11/2026')
    expect(words).toContain('Avoir remboursé le 24/11/2026')
    expect(words).not.toContain('Facture')
  })

  it('goes over several pages, each with the header over its lines, and keeps its end together', async () => {
    const pdf = await read(sampleInvoice(forty))
    const pages = pdf.pages.map((page, index) => ({ ...page, words: pdf.words(index) }))
    expect(pages.length).toBeGreaterThan(1)
    for (const [index, page] of pages.entries()) {
      expect([page.width, page.height]).toEqual([595.28, 841.89])
      expect(page.words).toContain(`Page ${index + 1} / ${pages.length}`)
      const hasLines = page.words.some((line) => line.startsWith('Article '))
      expect(page.words.filter((line) => line === 'Désignation')).toHaveLength(hasLines ? 1 : 0)
      if (index > 0) expect(page.words[0]).toBe('Café de la Place · Facture F-000012 (suite)')
    }
    const labels = pdf.words().filter((line) => line.startsWith('Article '))
    expect(labels).toEqual(forty.map(({ label }) => label).filter((label) => label.startsWith('Article ')))
    const end = ['Taux de TVA', 'Total TVA', 'Reste à payer', 'Facture acquittée le 23/11/2026']
    for (const words of [...end, 'Pas d’escompte pour paiement anticipé.']) {
      expect(pages.filter((page) => page.words.includes(words))).toEqual([pages.at(-1)])
    }
  })

  it('of a lunch stands on one page, with the box to fill in and every mention', async () => {
    const pdf = await read(sampleInvoice(lunch, { buyer: null, vatOnDebits: true }))
    expect(pdf.words()).toContain('Page 1 / 1')
  })

  it('begins a page for its end only where the end does not fit, however many lines it has', async () => {
    const rest: number[] = []
    for (let count = 8; count <= 24; count += 1) {
      const pdf = await read(sampleInvoice(forty.slice(0, count).map((line) => ({ ...line, label: 'Article' }))))
      const end = endOf(pdf.pages.at(-1)!)
      expect(end.last).toBeGreaterThan(FOOT)
      if (end.linesAbove) continue
      const before = pdf.pages.at(-2)!
      const lowest = Math.min(...placed(before).flatMap(({ words, y }) => (words === 'Article' ? [y] : [])))
      rest.push(lowest - FOOT - (end.first - end.last))
    }
    // The row's own foot, the gap before the end and a line's depth: less than 40 points; none is left for a whole end.
    expect(rest.length).toBeGreaterThan(3)
    expect(Math.max(...rest)).toBeLessThan(40)
  })

  it('never cuts a figure, however dear', async () => {
    const dear = [
      { label: 'Parquet', ttc: 9_999_999, rate: 2000, milli: 999_000 },
      ...Array.from({ length: 20 }, () => ({ label: 'Banquet', ttc: 9_999_999, rate: 1000 })),
    ]
    const words = (await read(sampleInvoice(dear))).words().map(loose)
    // What is written once in the table of VAT and once among the sums.
    for (const figure of ['1 818 181,64', '181 818,16', '1 999 999,80', '99 999,99', '83 333,32']) {
      expect(words).toContain(figure)
    }
  })

  it('sets the name of a fact on the line of the fact', async () => {
    const [page] = (await read(sampleInvoice())).pages
    const yOf = (words: string) => placed(page!).find((one) => loose(one.words) === words)?.y
    expect(yOf('Ticket')).toBe(yOf('n° 1042 du 23/11/2026 12:48'))
    const [form] = readPdf(await attestationPdf(attestation())).pages
    const at = (words: string) => placed(form!).find((one) => one.words === words)!.y
    expect(at('Empreinte SHA-256 du noyau')).toBeCloseTo(at(sampleInvoice().software.coreHash), 3)
  })

  it('stays inside its margins, whatever the names', async () => {
    const label = `${'Œ'.repeat(150)} ${'mot '.repeat(80)}`
    const pdf = await read(sampleInvoice([{ label, ttc: 9_999_999, rate: 2000, milli: 999_000 }], { buyer: strange }))
    const places = pdf.pages.flatMap(({ content }) => [...content.matchAll(/1 0 0 1 (\S+) (\S+) Tm/g)])
    expect(places.length).toBeGreaterThan(20)
    for (const [, x, y] of places) {
      expect(Number(x)).toBeGreaterThanOrEqual(55.9)
      expect(Number(x)).toBeLessThan(540)
      expect(Number(y)).toBeGreaterThan(30)
    }
    // A column of 173 points holds no more than 20 of this letter.
    const pieces = pdf.words().filter((line) => /^Œ+$/.test(line))
    expect(pieces.map((piece) => piece.length > 20)).not.toContain(true)
    expect(pieces.join('').length).toBeGreaterThan(100)
  })

  it('spells names in the letters that they have, and a letter that no font has as ?', async () => {
    const words = (await read(sampleInvoice(lunch, { buyer: strange }))).words().join('')
    expect(words).toContain('Łucja')
    expect(words).toContain('Kovač')
    expect(words).toContain('Παρτνερς')
    expect(words).toContain('?')
  })

  it('bears the time at which the till made it, and that time alone changes its bytes', async () => {
    const xml = ciiXml(sampleInvoice())
    const later = { ...sampleInvoice(), issuedAtMs: sampleInvoice().issuedAtMs + 60_000 }
    const first = await invoicePdf(sampleInvoice(), xml, false)
    expect(readPdf(first).metadata).toContain('<xmp:CreateDate>2026-11-23T13:05:00Z</xmp:CreateDate>')
    expect(Buffer.compare(first, await invoicePdf(later, xml, false))).not.toBe(0)
  })

  it('says on each page that it is a demo’s, and only then', async () => {
    const xml = ciiXml(sampleInvoice())
    const pages = async (demo: boolean) => readPdf(await invoicePdf(sampleInvoice(forty), xml, demo)).pages
    const marks = (page: { readonly drawn: readonly { readonly words: string }[] }) =>
      page.drawn.filter(({ words }) => words === DEMO_MARK).length
    const marked = await pages(true)
    expect(marked.length).toBeGreaterThan(1)
    expect(marked.map(marks)).toEqual(marked.map(() => 1))
    expect((await pages(false)).map(marks)).toEqual(marked.map(() => 0))
  })

  it('has its title and its café in the file’s own data, as they are spelt', async () => {
    const pdf = readPdf(await files['a café with an & in its name']!())
    const info = pdf.object(/\/Info (\d+) 0 R/.exec(pdf.trailer)?.[1])
    const spelt = pdf.follow(info, 'Author').text
    expect(spelt).toBe('(Bar & <Tabac>)')
    expect(pdf.metadata).toContain('<rdf:li>Bar &amp; &lt;Tabac&gt;</rdf:li>')
  })
})

describe('a paper as a file', () => {
  it('has the lines of the paper, in their order', async () => {
    const document = aReceipt()
    const lines = layOut(document, { columns: 48, printable: printableIn('windows1252') })
      .flatMap((line) => (line.kind === 'line' ? [line.text.trim()] : []))
      .filter((line) => line !== '' && !/^[-_]+$/.test(line))
    const drawn = readPdf(await rollFile(document))
      .words()
      .filter((line) => line !== '')
    expect(drawn).toEqual(lines)
    expect(drawn.join('\n')).toContain('Crème')
  })

  it('is one page as wide as the roll and as long as its content', async () => {
    const short = readPdf(await rollFile({ title: 'x', blocks: [text('un')] })).pages
    const long = readPdf(await rollFile({ title: 'x', blocks: [text('un'), feed(10), text('deux')] })).pages
    expect([short.length, long.length]).toEqual([1, 1])
    expect((short[0]!.width / 72) * 25.4).toBeCloseTo(80, 1)
    // Eleven lines of 30 dots, 8 dots a millimetre.
    expect(((long[0]!.height - short[0]!.height) / 72) * 25.4).toBeCloseTo((11 * 30) / 8, 1)
  })

  it('shows accents, the euro and œ', async () => {
    const words = 'Cœur de bœuf à 3 € · Noël, ça, où, « ÉTÉ » – Ÿ'
    expect(readPdf(await rollFile({ title: 'x', blocks: [text(words)] })).words()).toEqual([words])
  })

  it('draws a QR code square by square', async () => {
    const data = 'https://zinc.example/t/1042'
    const { content } = readPdf(await rollFile({ title: 'x', blocks: [qr(data)] })).pages[0]!
    const dark = qrMatrix(data, 'M').flat().filter(Boolean).length
    expect([...content.matchAll(/ re$/gm)]).toHaveLength(dark)
  })

  it('writes a banner in white on black, stretched as the printer does', async () => {
    const { content } = readPdf(await rollFile({ title: 'x', blocks: [banner('DUPLICATA n° 1')] })).pages[0]!
    expect(content).toMatch(/ re\n[\s\S]*f\n/)
    expect(content).toMatch(/^2 0 0 2 0 0 cm$/m)
    expect(content).toMatch(/^1 1 1 scn$/m)
  })

  it('draws a rule as a line, dashed or not', async () => {
    const page = async (style: 'dashed' | 'solid') =>
      readPdf(await rollFile({ title: 'x', blocks: [rule(style), text('un')] })).pages[0]!
    expect((await page('dashed')).content).toMatch(/^\[2 2\] 0 d$/m)
    expect((await page('solid')).content).not.toMatch(/^\[2 2\] 0 d$/m)
    expect((await page('solid')).drawn.map(({ words }) => words)).toEqual(['un'])
  })
})

describe('the form of an attestation', () => {
  it('warns before all else that it is worth nothing until the publisher signs it, and names its texts', async () => {
    const words = readPdf(await attestationPdf(attestation())).words(0)
    const warning = words.findIndex((line) => line.includes('sans valeur tant que l’éditeur'))
    expect(warning).toBeGreaterThan(0)
    expect(warning).toBeLessThan(words.findIndex((line) => line.startsWith('Première partie')))
    expect(words.join(' ')).toContain('art. 286, I, 3° bis')
    expect(words.join(' ')).toContain('BOI-LETTRE-000242')
  })

  it('has two parts, each with room to sign, and what the till knows of both', async () => {
    const words = readPdf(await attestationPdf(attestation())).words()
    const { software, site } = sampleInvoice()
    const [first, second] = ['Première partie', 'Seconde partie'].map((part) =>
      words.findIndex((line) => line.startsWith(part)),
    )
    const publisher = words.slice(first, second)
    const user = words.slice(second)
    for (const fact of ['Zinc 1.2.3', 'version 1.0.0', software.coreHash]) expect(publisher).toContain(fact)
    for (const fact of [site.name, site.siret, site.vatNumber]) expect(user).toContain(fact)
    for (const part of [publisher, user]) {
      expect(part.filter((line) => line.startsWith('Signature'))).toHaveLength(1)
      expect(part).toContain('Représenté par (nom, qualité)')
    }
    expect(publisher).not.toContain(site.name)
    expect(publisher).toContain('Fonctions couvertes')
    expect(publisher).toContain('Fonctions exclues')
    expect(publisher.join(' ')).toContain('Racine : le premier nombre de la version du noyau fiscal, ici 1.')
  })
})

/** Space is space: `Intl` and the layout have three kinds. */
function loose(words: string): string {
  return words.replaceAll(/\s/g, ' ')
}

/** The foot's hairline, in points above the lower edge: nothing of the content goes below it. */
const FOOT = 841.89 - 772

type Page = ReturnType<typeof readPdf>['pages'][number]

/** Everything that a page says with the height of its baseline above the lower edge. */
function placed(page: Page): readonly { readonly words: string; readonly y: number }[] {
  const heights = [...page.content.matchAll(/1 0 0 1 \S+ (\S+) Tm/g)].map(([, y]) => Number(y))
  expect(heights).toHaveLength(page.drawn.length)
  return page.drawn.map(({ words }, index) => ({ words, y: heights[index]! }))
}

/** From the sums to the last mention, and whether lines stand above them on the same page. */
function endOf(page: Page) {
  const words = placed(page)
  const sums = words.findIndex((one) => one.words === 'Taux de TVA')
  const mention = words.find((one) => one.words.startsWith('Facture électronique au format'))
  if (sums < 0 || !mention) throw new Error('the end is not on this page')
  return {
    first: words[sums]!.y,
    last: mention.y,
    linesAbove: words.slice(0, sums).some((one) => one.words === 'Article'),
  }
}

describe('a table of figures', () => {
  it('says whose it is, of when, its sums, and its header again on each page', async () => {
    const pdf = readPdf(await tables(80))
    expect(pdf.pages.length).toBeGreaterThan(1)
    const words = pdf.words()
    expect(words).toEqual(expect.arrayContaining([sampleInvoice().site.name, 'Ventes par produit', '123 456 789,00']))
    expect(words.filter((said) => said === 'TTC')).toHaveLength(pdf.pages.length)
  })

  it('says that there is nothing', async () => {
    expect(readPdf(await tables(0)).words()).toContain('Rien de vendu.')
  })
})
