import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { Product } from '../../shared/catalogue.ts'
import type { Cents } from '../../shared/money.ts'
import { listsInForce, priceNow, type Area } from '../../shared/price-list.ts'
import type { Counter } from '../../shared/ticket.ts'
import { useTill } from '../shell/TillContext.ts'
import { markOf, ownPrice, type Mark } from './prices-view.ts'
import { usePlace } from './use-place.ts'
import { useCounter, useStatus } from './use-counter.ts'

const MINUTE_MS = 60_000

/** The minute that it is now; whoever asks is drawn again when it is another. */
function useMinute(): number {
  const [minute, setMinute] = useState(() => Math.floor(Date.now() / MINUTE_MS))
  useEffect(() => {
    const timer = setTimeout(() => setMinute(Math.floor(Date.now() / MINUTE_MS)), MINUTE_MS - (Date.now() % MINUTE_MS))
    return () => clearTimeout(timer)
  }, [minute])
  return minute
}

export function usePriceLists() {
  const { queries } = useTill()
  return useQuery(queries.priceLists.all.queryOptions({ input: {} })).data
}

export type PricesNow = {
  readonly priceOf: (product: Product) => Cents
  /** Without any price list. */
  readonly ownPriceOf: (product: Product) => Cents
  readonly mark: Mark | undefined
}

const areaOf = (counter: Counter): Area | null => counter.ticket?.area ?? null

/** What products cost now where the ticket is served; the till decides anew when a line is added. */
export function usePricesNow(): PricesNow {
  const lists = usePriceLists()
  const place = usePlace()
  const area = useCounter(areaOf) ?? (place === 'takeaway' ? 'takeaway' : 'counter')
  const status = useStatus()
  const zone = status?.phase === 'running' ? status.settings.zone : 'Europe/Paris'
  const minute = useMinute()
  return useMemo(() => {
    const inForce = listsInForce(lists ?? [], minute * MINUTE_MS, zone)
    return {
      priceOf: (product) => priceNow(inForce, product, area),
      ownPriceOf: (product) => ownPrice(product, area),
      mark: markOf(inForce, area),
    }
  }, [lists, minute, zone, area])
}
