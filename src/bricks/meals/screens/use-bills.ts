import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { periodName } from '../../../shared/texts/periods.ts'
import { firstDayOf, lastDayOf, type Month } from '../rules/month.ts'
import { billTexts } from '../texts/bills.ts'
import { createBillActions } from './bill-actions.ts'
import { useBills } from './bills-desk.ts'
import { monthToBill } from './bills-view.ts'
import { useShop } from './shop.ts'

/** What every part of the page of invoices works with. */
export function useBillPage() {
  const shop = useShop()
  const chosen = useBills((state) => state.month)
  const month = chosen ?? monthToBill(shop.today())
  return {
    ...shop,
    words: billTexts[shop.lang],
    month,
    nameOf: (of: Month) => periodName(firstDayOf(of), lastDayOf(of), shop.lang),
    act: createBillActions(shop),
  }
}
export type BillPage = ReturnType<typeof useBillPage>

/** The month, asked anew whenever the page is opened: accounts are settled at the counter. */
export function useMonth() {
  const { queries, month, again } = useBillPage()
  const run = useBills((state) => state.run)
  useEffect(() => {
    again()
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when it is opened
  }, [])
  // A run changes the month with every person: it is asked again when the run is over.
  return useQuery(queries.billsOf.queryOptions({ input: { month }, enabled: !run, placeholderData: (last) => last }))
    .data
}
