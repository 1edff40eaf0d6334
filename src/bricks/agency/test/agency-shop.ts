import type { ContractRouterClient } from '@orpc/contract'
import type { TillOptions } from '../../../main/open-till.ts'
import { newCommandId, newLineId, newTicketId } from '../../../shared/ids.ts'
import { cents, type Cents } from '../../../shared/money.ts'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { openShop } from '../../../../test/support/shop.ts'
import type { AgencyContract } from '../contract/index.ts'
import type { ArticleCode, ServiceCode } from '../ids.ts'
import type { Terms } from '../rules/service.ts'
import { termsFrom, type TemplateId } from '../rules/templates.ts'

export type AgencyAsk = ContractRouterClient<AgencyContract>
/** The procedures of the counter services, typed by their contract, over whatever line reaches the router. */
export const agencyOf = (client: object): AgencyAsk => (client as unknown as { readonly agency: AgencyAsk }).agency // the router holds the contract of every brick by its name

/** An instant by the wall clock of Paris in winter: « 2026-11-25 15:00 ». */
export const winter = (wall: string): number => Date.parse(`${wall.replace(' ', 'T')}:00+01:00`)
export const service = (code: string) => code as ServiceCode
export const article = (code: string) => code as ArticleCode
export const onDay = (day: string) => day as BusinessDay

/** The demo café with its counter services, and a clock that is set. */
export async function openAgencyShop(options: Partial<TillOptions> & { readonly from?: string } = {}) {
  const { from = '2026-11-23 10:00', ...rest } = options
  let nowMs = winter(from)
  const shop = await openShop({ nowMs: () => (nowMs += 1), ...rest })
  const agency = agencyOf(shop.ask)
  const command = <T extends object>(input: T) => ({ commandId: newCommandId(), ...input })
  /** One of the demo's own, with its terms since January; else as its template proposes it. */
  async function add(template: TemplateId) {
    const { services } = await agency.setup({})
    const known = services.some(({ code }) => code === (template as string))
    const terms = termsFrom(template, service(template), onDay('2026-01-01'))
    if (known) return agency.saveTerms(command({ terms }))
    return agency.addFromTemplate(command({ template, lang: 'fr' as const, from: onDay('2026-01-01') }))
  }
  return {
    ...shop,
    agency,
    command,
    set(wall: string): void {
      nowMs = winter(wall)
    },
    now: () => nowMs,
    addTemplate: add,
    /** What was agreed, with a change. */
    agree: (code: TemplateId, change: Partial<Terms>, day = '2026-01-01') =>
      agency.saveTerms(
        command({ terms: { ...termsFrom(code, service(code), onDay(day)), toCheck: false, ...change } }),
      ),
    /** One line of a service on a new ticket, paid at once. */
    async sellOne(
      code: string,
      of: string,
      more: {
        readonly pieces?: number
        readonly priceCents?: Cents
        readonly bulletin?: string
        readonly kind?: 'cash' | 'card'
      } = {},
    ) {
      const ticketId = newTicketId()
      await agency.sell(
        command({
          ticketId,
          place: 'on-site' as const,
          lineId: newLineId(),
          service: service(code),
          article: article(of),
          pieces: more.pieces ?? 1,
          priceCents: more.priceCents ?? null,
          bulletin: more.bulletin ?? null,
        }),
      )
      const { counter } = await shop.take(ticketId, more.kind ?? 'cash')
      return counter.last
    },
    payOut: (code: string, amountCents: number, customerId: Parameters<AgencyAsk['payOut']>[0]['customerId'] = null) =>
      agency.payOut(
        command({
          service: service(code),
          article: null,
          amountCents: cents(amountCents),
          customerId,
          printReceipt: false,
        }),
      ),
    typeDay: (code: string, day: string, taken: Readonly<Record<string, number>>, paidCents: number) =>
      agency.typeDay(
        command({
          service: service(code),
          day: onDay(day),
          taken: Object.entries(taken).map(([of, sum]) => ({ article: article(of), cents: cents(sum) })),
          paidCents: cents(paidCents),
        }),
      ),
    async monthOf(code: string, month = '2026-11') {
      const row = (await agency.month({ month })).find((one) => one.service === code)
      if (!row) throw new Error(`no month of ${code}`)
      return row
    },
    async statementOf(code: string, month = '2026-11') {
      const row = (await agency.statements({ month })).rows.find((one) => one.service === code)
      if (!row) throw new Error(`no statement of ${code}`)
      return row
    },
    /** What the drawer should hold, as the X of the session says. */
    async expectedCents(): Promise<number> {
      return (await shop.ask.cashSessions.x({}))?.expectedCents ?? NaN
    },
  }
}
export type AgencyShop = Awaited<ReturnType<typeof openAgencyShop>>
