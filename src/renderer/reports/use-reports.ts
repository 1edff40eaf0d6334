import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ReportBy, Against, DayRange } from '../../shared/reports.ts'
import type { SheetWords } from '../../shared/report-sheets.ts'
import { bricks } from '../bricks.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'

/** What somebody looks at: days, and what they are compared with. */
export type Asked = { readonly range: DayRange; readonly against: Against }

/** The clock moves without an event: what is compared with « at this hour » is asked again each minute. */
const AGAIN_MS = 60_000
const live = { placeholderData: keepPreviousData, staleTime: 0, refetchInterval: AGAIN_MS }

export function useSummary({ range }: Pick<Asked, 'range'>) {
  const { queries } = useTill()
  return useQuery({ ...queries.reports.summary.queryOptions({ input: { range } }), ...live })
}

export function useTable(by: ReportBy, { range, against }: Asked) {
  const { queries } = useTill()
  const found = useQuery({ ...queries.reports.table.queryOptions({ input: { by, range, against } }), ...live })
  // What is shown while the next answer is on its way may be counted in another way.
  return { ...found, data: found.data?.by === by ? found.data : undefined }
}

export function useActivities({ range, against }: Asked) {
  const { queries } = useTill()
  return useQuery({ ...queries.reports.services.queryOptions({ input: { range, against } }), ...live })
}

export function useMargins({ range }: Pick<Asked, 'range'>) {
  const { queries } = useTill()
  return useQuery({ ...queries.reports.margins.queryOptions({ input: { range } }), ...live })
}

export function useReasons({ range }: Pick<Asked, 'range'>) {
  const { queries } = useTill()
  return useQuery({ ...queries.reports.reasons.queryOptions({ input: { range } }), ...live })
}

/** What each service is called here. */
export function useServiceNames(): readonly { readonly id: string; readonly name: string }[] {
  const { lang } = useWords()
  return useMemo(() => bricks.map(({ id, name }) => ({ id, name: name[lang] })), [lang])
}

export function useSheetWords(): SheetWords {
  const { lang, t } = useWords()
  const names = useServiceNames()
  return useMemo(() => ({ lang, t, serviceName: (id) => names.find((one) => one.id === id)?.name }), [lang, t, names])
}
