import { cashSlip } from '../../src/main/documents/cash.ts'
import { closureReport } from '../../src/main/documents/closure.ts'
import { invoicePaper } from '../../src/main/documents/invoice.ts'
import { kitchenOrder, type KitchenOrder } from '../../src/main/documents/kitchen-order.ts'
import { loyaltyCard } from '../../src/main/documents/loyalty-card.ts'
import type { PaperDocument } from '../../src/main/documents/model.ts'
import { note } from '../../src/main/documents/note.ts'
import { notice } from '../../src/main/documents/notice.ts'
import { xReport } from '../../src/main/documents/reading.ts'
import { zReport } from '../../src/main/documents/reading.ts'
import { receipt } from '../../src/main/documents/receipt.ts'
import { shelfLabel } from '../../src/main/documents/shelf-label.ts'
import { standingIn } from '../../src/main/documents/stand-in.ts'
import { testPage } from '../../src/main/documents/test-page.ts'
import { codePageCandidates } from '../../src/main/devices/profiles.ts'
import type { PrinterProfile } from '../../src/main/devices/ports.ts'
import type { CashMovementId, CashSessionId, OperatorId } from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { sealedDays, smallDay } from './closure-samples.ts'
import { sampleCreditNote, sampleInvoice } from './invoice-samples.ts'
import { readingStamp, receiptStamp, sampleSale, sampleZ } from './paper-samples.ts'

/** 120 characters that find it hard to fit anywhere. */
const LONG =
  'Œufs mimosa façon grand-mère, saumon fumé de l’île d’Yeu, pommes grenaille rôties et salade de saison à l’huile de noix'
export const CODE = 'https://ticket.example/t/1042#q7Yk2mVd0aXw9Lr4'
const SENT_MS = Date.UTC(2026, 10, 23, 11, 31)

const order: KitchenOrder = {
  number: 7,
  stationLabel: 'Cuisine',
  kind: 'new',
  reason: null,
  place: 'on-site',
  tableLabel: '4',
  name: 'Mme Lefèvre',
  covers: 3,
  sentAtMs: SENT_MS,
  training: false,
  lines: [
    {
      label: 'Steak frites',
      menu: null,
      options: ['Saignant', 'Sauce au poivre'],
      note: 'sans oignon, à part',
      allergens: ['gluten', 'milk'],
      course: 2,
      quantityMilli: milli(2000),
    },
    {
      label: LONG,
      menu: 'Menu du jour',
      options: [],
      note: 'allergie sévère aux fruits à coque, rien qui en ait touché',
      allergens: ['eggs', 'fish', 'nuts'],
      course: 1,
      quantityMilli: milli(1000),
    },
  ],
}

/** Every paper that the till prints, with what makes each of them hard. */
export function everyPaper(profile: PrinterProfile): Readonly<Record<string, PaperDocument>> {
  const sale = sampleSale()
  const stamp = { ...receiptStamp, copyNumber: 0 }
  const long = { ...sale, lines: sale.lines.map((line, i) => (i === 0 ? { ...line, label: LONG } : line)) }
  const z = sampleZ()
  const slip = (more: Partial<KitchenOrder>, copyNumber = 0) =>
    kitchenOrder({ ...order, ...more }, { server: 'Maëlle', zone: 'Europe/Paris', copyNumber })
  const [day] = sealedDays([smallDay])
  if (!day) throw new Error('a day is sealed')
  const kitchen = slip({})
  return {
    receipt: receipt(sale, { ...stamp, code: CODE }),
    'receipt-stamps': receipt(sale, { ...stamp, stamps: { stamps: 23, goal: 10, label: 'boissons chaudes' } }),
    'shelf-label': shelfLabel({ label: LONG, priceCents: cents(123_456), code: '3517400283065', lang: 'fr' }),
    'shelf-label-weighed': shelfLabel({ label: 'Comté', priceCents: null, code: null, lang: 'en' }),
    'loyalty-card': loyaltyCard(
      { goal: 10, label: 'boissons chaudes' },
      { site: sale.site, cardNumber: '2912345678906' },
    ),
    'receipt-long': receipt(long, stamp),
    'receipt-duplicata': receipt(sale, { ...stamp, copyNumber: 2 }),
    'receipt-training': receipt(sale, { ...stamp, training: true }),
    refund: receipt({ ...sale, kind: 'refund', corrects: 1041 }, stamp),
    note: note({ ...long, notedAtMs: sale.settledAtMs }, { ...stamp, number: 12 }),
    'kitchen-order': kitchen,
    'kitchen-cancelled': slip({ kind: 'cancelled', reason: 'changed-mind' }),
    'kitchen-duplicata': slip({ place: 'takeaway', tableLabel: null }, 1),
    'kitchen-stand-in': standingIn(kitchen, 'Cuisine'),
    'x-report': xReport(z.reading, { ...readingStamp, readAtMs: z.closedAtMs, training: false, blind: false }),
    'z-report': zReport(z, { ...readingStamp, copyNumber: 0 }),
    'z-duplicata': zReport(z, { ...readingStamp, copyNumber: 1 }),
    'day-closing': closureReport(day, { ...readingStamp, copyNumber: 0 }),
    'month-closing': closureReport(
      { ...day, level: 'month', from: '2026-11-01' as typeof day.from },
      { ...readingStamp, copyNumber: 0 },
    ),
    'cash-slip': cashSlip(
      {
        movementId: 'cmv_1' as CashMovementId,
        sessionId: 'ses_1' as CashSessionId,
        atMs: SENT_MS,
        operatorId: 'opr_1' as OperatorId,
        reason: 'safe-drop',
        amountCents: cents(123_456),
        note: 'Enveloppe bleue, remise à Léa devant témoin, à déposer demain à la poste de Saint-Pierre',
        undoes: null,
        undone: false,
        safeAfterCents: cents(345_678),
      },
      readingStamp,
    ),
    invoice: invoicePaper(sampleInvoice(), { copyNumber: 0 }),
    'credit-note': invoicePaper(sampleCreditNote(), { copyNumber: 1 }),
    notice: notice(sale.site),
    'test-page': testPage({ ...profile, candidates: codePageCandidates(profile) }),
  }
}
