import { useQuery } from '@tanstack/react-query'
import { inTexts } from '../texts/in-screens.ts'
import { useInDesk } from './in-desk.ts'
import { useSetup, useShop } from './shop.ts'

/** The words of rounds and shelves. */
export const useInWords = () => inTexts[useShop().lang]

export function useDeliveries() {
  const { queries } = useShop()
  return useQuery(queries.deliveries.queryOptions({ input: {} })).data
}

/** The round in hand, as the till knows it. */
export function useRound() {
  const { queries } = useShop()
  const deliveryId = useInDesk((s) => s.deliveryId)
  const asked = queries.delivery.queryOptions({ input: { deliveryId: deliveryId ?? ('dlv_' as never) } })
  return (
    useQuery({ ...asked, enabled: deliveryId !== undefined, placeholderData: (before) => before }).data ?? undefined
  )
}

export function useShelves() {
  const { queries } = useShop()
  return useQuery(queries.shelves.queryOptions({ input: {} })).data
}

/** How a carrier is called. */
export function useCarrierName(): (code: string) => string {
  const carriers = useSetup()?.carriers ?? []
  return (code) => carriers.find((one) => one.code === code)?.name ?? code
}
