import { siteOnPaper } from '../../../main/documents/demonstration.ts'
import jsQR from 'jsqr'
import { afterEach, describe, expect, it } from 'vitest'
import { layOut } from '../../../main/documents/layout.ts'
import { qrMatrix } from '../../../main/documents/qr-matrix.ts'
import { toText } from '../../../main/documents/text.ts'
import { printableIn } from '../../../main/documents/transliterate.ts'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { cents } from '../../../shared/money.ts'
import { readPdf } from '../../../../test/support/pdf-reader.ts'
import { sampleSale } from '../../../../test/support/paper-samples.ts'
import { refusalOf } from '../../../../test/support/shop.ts'
import { freshSetup } from '../fresh-setup.ts'
import { newBikeId, newRentalId } from '../ids.ts'
import { contractPaper } from '../papers/contract-paper.ts'
import { depositsPaper } from '../papers/deposits-paper.ts'
import { PAD, signaturePicture, strokesOf } from '../../../main/documents/signature.ts'
import { frameCode } from '../frame-code.ts'
import type { Language, Rental } from '../rental.ts'
import { cash, cheque, command, openHire, visa, type HireShop } from './out-shop.ts'

const DRAWN = 'M10 100 L200 40 Q300 180 400 100 L590 60'
let shop: HireShop | undefined
afterEach(async () => {
  await shop?.close()
  shop = undefined
})
const languages: readonly Language[] = ['fr', 'en', 'de', 'nl']
const squeezed = (words: string) => words.replaceAll(/\s+/g, ' ')

describe('the contract', () => {
  it.each(languages)(
    'in %s comes out with parties, bikes, price, deposit, terms and room to sign',
    async (language) => {
      shop = await openHire('2027-07-10 10:00')
      const rental = await shop.out(
        { until: '2027-07-17 18:00', models: { VAE: 2 }, helmets: 2 },
        { deposit: visa, language, printContract: true, pay: 'nothing' },
      )
      const [slip] = await shop.slips(1)
      const said = squeezed(slip!)
      for (const line of rental.lines) expect(said).toContain(line.number)
      for (const words of ['2027-001', 'Mme Petit', '06 12 34 56 78', 'Casque adulte', 'Visa A7781', ' 18:00'])
        expect(said).toContain(squeezed(words))
      const titles = { fr: 'CONTRAT DE LOCATION', en: 'HIRE CONTRACT', de: 'MIETVERTRAG', nl: 'HUURCONTRACT' }
      expect(said).toContain(titles[language])
      const days = { fr: '15/07/2027', en: '15/07/2027', de: '15.07.2027', nl: '15-07-2027' }
      expect(said).toContain(days[language])
      const weeks = { fr: 'semaine + jour', en: 'week + day', de: 'Woche + Tag', nl: 'week + dag' }
      expect(said).toContain(weeks[language])
    },
  )

  it.each([32, 42, 48])('fits a paper of %s columns in every language, drawn or not', (columns) => {
    for (const language of languages)
      for (const signature of ['', DRAWN]) {
        const paper = contractPaper({ ...facts({ language }), signature })
        for (const page of ['windows1252', 'cp858'] as const) {
          const lines = layOut(paper, { columns, printable: printableIn(page) })
          expect(lines.length).toBeGreaterThan(40)
        }
        const text = toText(paper, columns)
        expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns)
        expect(squeezed(text)).toContain('VTC-03')
        expect(squeezed(text)).toContain('VTC-05')
      }
  })

  it('shows both bikes after a swap, what was wrong at the departure, and what a child wears', () => {
    const text = squeezed(toText(contractPaper(facts()), 48))
    for (const words of [
      'Remplacé par VTC-05',
      'à signaler : Freins',
      'N° de série BC-123',
      'Léa, 9 ans, casque prêté',
      'Passeport vu',
      'Locataire majeur',
    ])
      expect(text).toContain(words)
    const { rental, ...known } = facts()
    const unseen = { ...rental, party: { ...rental.party, idSeen: 'none' as const } }
    const told = squeezed(toText(contractPaper({ ...known, rental: unseen }), 48))
    expect(told).toContain(squeezed('Pièce d’identité non vue'))
    expect(told).toContain('Majeur selon sa déclaration')
    expect(told).not.toContain('Locataire majeur')
  })

  it('is a PDF with the same facts and the signature that was drawn; nobody’s where there is no rental', async () => {
    shop = await openHire('2027-07-10 10:00')
    const rental = await shop.out(
      { until: '2027-07-17 18:00', models: { VAE: 1 } },
      { deposit: cash, signature: DRAWN },
    )
    expect(rental.isSigned).toBe(true)
    const file = await shop.bikes.contractPdf({ rentalId: rental.rentalId })
    expect(file!.name).toBe('contrat-2027-001.pdf')
    const pdf = readPdf(Buffer.from(file!.base64, 'base64'))
    const words = squeezed(pdf.words().join(' '))
    for (const one of ['2027-001', 'Mme Petit', rental.lines[0]!.number, 'semaine + jour', 'Conditions de location'])
      expect(words).toContain(one)
    expect(pdf.pages.map(({ width }) => Math.round(width))).toEqual(pdf.pages.map(() => 595))
    expect(await shop.bikes.contractPdf({ rentalId: newRentalId() })).toBeNull()
    expect(await refusalOf(shop.bikes.printContract({ ...command(), rentalId: newRentalId() }))).toBe('RENTAL_UNKNOWN')
  })

  it('is not printed for a rental without an adult, bikes.md §2.9', async () => {
    shop = await openHire('2027-07-10 10:00')
    const held = await shop.hold({ until: '2027-07-10 15:00', models: { VTC: 1 } })
    expect(await refusalOf(shop.bikes.printContract({ ...command(), rentalId: held.rentalId }))).toBe(
      'RENTER_NOT_ADULT',
    )
  })
})

describe('a signature', () => {
  it('is read from its path, kept on the pad, and drawn black on white', () => {
    expect(strokesOf('M1 2 L3 4')).toEqual([
      [
        { x: 1, y: 2 },
        { x: 3, y: 4 },
      ],
    ])
    for (const path of ['', 'L1 2', 'M', 'Q', 'M-50 900 L99999 -3', 'MMMM,,..--', DRAWN])
      for (const { x, y } of strokesOf(path).flat()) {
        expect([x >= 0, x <= PAD.width, y >= 0, y <= PAD.height]).toEqual([true, true, true, true])
      }
    const { dots } = signaturePicture(DRAWN)
    expect(dots.some((dot) => dot === 0)).toBe(true)
    expect(signaturePicture('').dots.every((dot) => dot === 255)).toBe(true)
  })
})

describe('the register of deposits', () => {
  it('is printed for a day, with what is held', async () => {
    shop = await openHire('2027-07-10 10:00')
    await shop.out({ until: '2027-07-17 18:00', models: { VAE: 1 } }, { deposit: cheque })
    await shop.bikes.printDeposits({ ...command(), day: '2027-07-10' as BusinessDay })
    const slip = squeezed((await shop.slips(2)).at(-1)!)
    for (const words of ['REGISTRE DES CAUTIONS', '10/07/2027', '2027-001 Mme Petit', 'chèque', '0012345', '300,00'])
      expect(slip).toContain(words)
  })

  it.each([32, 42, 48])('fits a paper of %s columns', (columns) => {
    const row = {
      number: '2027-081',
      name: 'Mme '.padEnd(60, 'Longuenom '),
      kind: 'card-hold',
      ref: 'Visa A7781',
    } as const
    const paper = depositsPaper(
      {
        heldCents: cents(30_000),
        rows: (['taken', 'given-back', 'kept', 'held'] as const).map((what) => ({
          ...row,
          what,
          amountCents: cents(30_000),
          expiresOn: '2027-07-15' as BusinessDay,
        })),
      },
      { day: '2027-07-10' as BusinessDay, site: sampleSale().site, zone: 'Europe/Paris', printedAtMs: 0 },
    )
    const text = toText(paper, columns)
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns)
    expect(squeezed(text)).toContain('Cautions détenues')
  })
})

describe('the code on a frame', () => {
  it('is read back by a telephone, and opens its bike; its number does too, and a stranger’s code nothing', async () => {
    shop = await openHire('2027-07-10 10:00')
    const { bikeId, number } = shop.fleet.bikes[0]!
    expect(readBack(frameCode(bikeId))).toBe(frameCode(bikeId))
    const scan = (text: string) => shop!.ask.scans.resolve({ text })
    const meaning = { kind: 'service', service: 'bikes', wanted: `bike:${bikeId}`, label: number }
    expect(await scan(frameCode(bikeId))).toMatchObject({ acts: meaning })
    expect(await scan(number)).toMatchObject({ acts: meaning })
    expect(await scan(frameCode(newBikeId()))).toMatchObject({ acts: null, asks: [] })
    expect(await scan('zinc:bike:nothing')).toMatchObject({ acts: null, asks: [] })
  })

  it('is on a sheet of labels, one for each bike', async () => {
    shop = await openHire('2027-07-10 10:00')
    const { base64 } = await shop.bikes.stickers({})
    const pdf = readPdf(Buffer.from(base64, 'base64'))
    expect(pdf.pages).toHaveLength(Math.ceil(shop.fleet.bikes.length / 24))
    const words = pdf.words()
    for (const { number } of shop.fleet.bikes) expect(words).toContain(number)
    const { bikeId } = shop.fleet.bikes[0]!
    const dark = qrMatrix(frameCode(bikeId), 'Q').flat().filter(Boolean).length
    expect(pdf.pages[0]!.content.match(/ re$/gm)!.length).toBeGreaterThanOrEqual(dark)
  })
})

/** What a telephone reads of a code that was drawn in squares. */
function readBack(data: string): string | undefined {
  const rows = qrMatrix(data, 'Q')
  const module = 4
  const quiet = 4 * module
  const side = rows.length * module + 2 * quiet
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [row, modules] of rows.entries())
    for (const [column, isDark] of modules.entries()) {
      if (!isDark) continue
      for (let dot = 0; dot < module * module; dot += 1) {
        const x = quiet + column * module + (dot % module)
        const y = quiet + row * module + Math.floor(dot / module)
        pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
      }
    }
  return jsQR(pixels, side, side)?.data
}

function facts({ language = 'fr' }: { language?: Language } = {}) {
  const [first, second] = [newBikeId(), newBikeId()]
  const modelId = 'bmd_00000000-0000-4000-8000-000000000000' as Rental['lines'][number]['modelId']
  const atMs = Date.UTC(2027, 6, 10, 8)
  const line = {
    bikeId: first,
    modelId,
    number: 'VTC-03',
    modelName: 'VTC adulte',
    startMs: atMs,
    endMs: atMs + 8 * 3_600_000,
    leftAtMs: atMs,
    backAtMs: atMs + 4 * 3_600_000,
    replacedBy: second,
    goingOut: {
      checks: [
        { item: 'Freins', ok: false },
        { item: 'Pneus', ok: true },
      ],
      batteryPercent: 80,
      note: 'Selle rayée',
    },
    comingIn: null,
    damages: [],
  }
  const rental: Rental = {
    rentalId: newRentalId(),
    number: '2027-081',
    state: 'out',
    photos: [],
    advance: null,
    channel: 'counter',
    startMs: atMs,
    endMs: atMs + 8 * 3_600_000,
    heldUntilMs: null,
    party: {
      name: 'Mme Petit-Lefèvre-Größenwahn de la Très Longue Particule',
      phone: '+33 6 12 34 56 78',
      email: 'petit@exemple.fr',
      idSeen: 'passport',
      isAdult: true,
      riders: [{ name: 'Léa', ageYears: 9, helmet: 'lent' }],
    },
    lines: [line, { ...line, bikeId: second, number: 'VTC-05', replacedBy: null, backAtMs: null, goingOut: null }],
    accessories: [],
    guarantee: true,
    bikeIds: [],
    quote: {
      days: 8,
      lines: [
        {
          modelId,
          label: 'VTC adulte',
          quantity: 1,
          unitCents: cents(10_800),
          pieces: [
            { unit: 'days', days: 7, count: 1, cents: cents(9000) },
            { unit: 'days', days: 1, count: 1, cents: cents(1800) },
          ],
          discountCents: cents(1080),
          ttcCents: cents(9720),
        },
      ],
      options: [{ label: 'Garantie vol', quantity: 1, times: 8, ttcCents: cents(2400) }],
      discount: { why: 'long-hire', hundredths: 1000, cents: cents(1080) },
      totalCents: cents(12_120),
      depositCents: cents(15_000),
    },
    deposit: {
      kind: 'card-hold',
      amountCents: cents(15_000),
      ref: 'A7781',
      scheme: 'Visa',
      takenAtMs: atMs,
      expiresOn: '2027-07-15' as BusinessDay,
      renewOn: '2027-07-14' as BusinessDay,
      state: 'held',
      keptCents: cents(0),
      settledAtMs: null,
    },
    language,
    isSigned: false,
    extras: [{ kind: 'late', label: 'Retard · VTC-05', cents: cents(500) }],
    totalCents: cents(12_620),
    paidCents: cents(0),
    onTicket: false,
    createdBy: 'opr_owner' as Rental['createdBy'],
    createdAtMs: atMs,
  }
  return {
    rental,
    signature: '',
    bikes: new Map([
      [first, { serial: 'BC-123', size: 'M', batterySerial: 'BAT-9' }],
      [second, { serial: '', size: '', batterySerial: '' }],
    ]),
    setup: freshSetup(),
    graceMinutes: 15,
    site: siteOnPaper({ site: sampleSale().site, demo: false }),
    zone: 'Europe/Paris',
  }
}
