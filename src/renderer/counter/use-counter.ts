import { useQuery } from '@tanstack/react-query'
import { FIRST_TENDERS } from '../../shared/tenders.ts'
import type { Counter, TenderKind } from '../../shared/ticket.ts'
import type { ProductId } from '../../shared/ids.ts'
import { useTill } from '../shell/TillContext.ts'
import { catalogueView, type CatalogueView } from './catalogue-view.ts'

/** The counter as the till last told it, narrowed to what the asker draws. */
export function useCounter<Part>(part: (counter: Counter) => Part): Part | undefined {
  const { queries } = useTill()
  return useQuery(queries.tickets.counter.queryOptions({ input: {}, select: part })).data
}

export const wholeTicket = (counter: Counter) => counter.ticket
export const wholeCounter = (counter: Counter) => counter
export const lastTicket = (counter: Counter) => counter.last
export const noteOf = (counter: Counter) => counter.ticket?.noteNumber ?? null
export const nextNumber = (counter: Counter) => counter.nextNumber

/** The catalogue, with its index built once. */
export function useCatalogue(): CatalogueView | undefined {
  const { queries } = useTill()
  return useQuery(queries.catalogue.all.queryOptions({ input: {}, select: catalogueView })).data
}

export function useDay() {
  const { queries } = useTill()
  return useQuery(queries.cashSessions.state.queryOptions({ input: {} })).data
}

export function useStatus() {
  const { queries } = useTill()
  return useQuery(queries.till.status.queryOptions({ input: {} })).data
}

/** The forms of money that the café takes, in the order of their keys. */
export function useTendersUsed(): readonly TenderKind[] {
  const status = useStatus()
  return status?.phase === 'running' ? status.settings.tenders : FIRST_TENDERS
}

const NOTHING_GONE: ReadonlySet<ProductId> = new Set()
const asSet = (gone: readonly { readonly productId: ProductId }[]): ReadonlySet<ProductId> =>
  new Set(gone.map(({ productId }) => productId))

/** The products of which there is none left. */
export function useSoldOut(): ReadonlySet<ProductId> {
  const { queries } = useTill()
  return useQuery(queries.kitchen.soldOut.queryOptions({ input: {}, select: asSet })).data ?? NOTHING_GONE
}
