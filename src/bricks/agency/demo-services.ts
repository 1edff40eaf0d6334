import type { BusinessDay } from '../../shared/business-day.ts'
import { cents, extend, milli, ZERO } from '../../shared/money.ts'
import type { ArticleCode, ItemId, NoteId, ServiceCode } from './ids.ts'
import type { AgencyParts } from './parts.ts'
import type { Item } from './rules/items.ts'
import { articleOf } from './rules/service.ts'
import { serviceFrom, termsFrom, type TemplateId } from './rules/templates.ts'

const DAY_MS = 86_400_000
const offered: readonly TemplateId[] = [
  'timbres',
  'presse',
  'fdj-grattage',
  'la-poste',
  'gaz',
  'pressing',
  'copies',
  'numerique',
]

type Left = readonly [article: string, pieces: number, name: string, daysAgo: number, state: Item['state']]
/** Nobody of these lives anywhere. */
const left: readonly Left[] = [
  ['manteau', 1, 'Honorine Bruyère', 6, 'back'],
  ['couette', 1, 'Marcelin Dubosc', 4, 'back'],
  ['costume', 2, 'Prosper Lanterne', 3, 'sent'],
  ['manteau', 1, 'Eugénie Parapluie', 0, 'deposited'],
]
type Delivered = readonly [code: string, label: string, quantity: number, cents: number]
const papers: readonly Delivered[] = [
  ['quotidien', 'Quotidien régional', 12, 130],
  ['hebdo-tele', 'Hebdo télé', 6, 150],
  ['mensuel-jardin', 'Mensuel du jardin', 4, 620],
]

/** What the demo café offers at its counter, with what lies there since some days. Its rates wait to be compared. */
export function stockDemo(parts: AgencyParts, nowMs: number): void {
  const { services, doors } = parts
  const today = doors.today(nowMs)
  const since = `${Number(today.slice(0, 4)) - 1}-01-01` as BusinessDay // a first of January is a day
  for (const id of offered) {
    const code = id as string as ServiceCode // templates are named as services are
    services.saveService(serviceFrom(id, code, 'fr'))
    // Days of a partner's terminal are missed from the demo's first day on only.
    services.saveTerms(termsFrom(id, code, id === 'fdj-grattage' ? today : since))
  }
  left.forEach((row, at) => leave(parts, row, at, nowMs))
  deliver(parts, nowMs)
}

function leave(
  { depot, services, doors }: AgencyParts,
  [code, pieces, name, daysAgo, state]: Left,
  at: number,
  nowMs: number,
): void {
  const service = services.service('pressing' as ServiceCode) // of the list above
  const article = service && articleOf(service, code as ArticleCode) // of its template
  if (!service || !article) return
  const depositedAtMs = Math.max(0, nowMs - daysAgo * DAY_MS)
  depot.saveItem({
    itemId: `itm_00000000-0000-4000-8000-${String(at).padStart(12, '0')}` as ItemId, // the same in every demo
    service: service.code,
    number: depot.nextNumber(Number(doors.today(depositedAtMs).slice(0, 4))),
    article: article.code,
    label: pieces === 1 ? article.label : `${pieces} × ${article.label}`,
    pieces,
    note: '',
    name,
    phone: `06 00 00 00 0${at + 1}`,
    priceCents: extend(article.priceCents ?? ZERO, milli(pieces * 1000)),
    state,
    depositedAtMs,
    sentAtMs: state === 'deposited' ? null : depositedAtMs + DAY_MS,
    backAtMs: state === 'back' ? nowMs - DAY_MS : null,
    calledAtMs: null,
    endedAtMs: null,
  })
}

function deliver({ depot, services, doors }: AgencyParts, nowMs: number): void {
  const service = services.service('presse' as ServiceCode) // of the list above
  if (!service) return
  const today = doors.today(nowMs)
  const articles = papers.map(([code, label, , cover]) => ({
    code: code as ArticleCode, // of the rows above
    label,
    priceCents: cents(cover),
    depositCents: null,
  }))
  services.saveService({ ...service, articles })
  depot.addNote({
    noteId: 'nte_00000000-0000-4000-8000-000000000000' as NoteId, // the same in every demo
    service: service.code,
    kind: 'delivered',
    day: today,
    number: 'BL-0001',
    rows: papers.map(([article, , quantity, cover]) => ({
      article: article as ArticleCode, // as above
      quantity,
      coverCents: cents(cover),
      returnBy: null,
    })),
    atMs: nowMs,
  })
}
