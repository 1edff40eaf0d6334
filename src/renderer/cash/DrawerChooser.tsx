import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Segmented } from '../ui/Segmented.tsx'

/** Where the café has several drawers: the one that the counter takes its money into. Where it has one: what is given. */
export function DrawerChooser({ alone }: { readonly alone: ReactNode }) {
  const { t } = useWords()
  const { cash, queries } = useTill()
  const drawers = useQuery(queries.cashSessions.drawers.queryOptions({ input: {} })).data ?? []
  const used = drawers.find((one) => one.inUse)
  if (drawers.length < 2 || !used) return alone
  return (
    <Segmented
      label={t.drawer.which}
      value={used.drawerId}
      choices={drawers.map(({ drawerId, name }) => ({ value: drawerId, text: name }))}
      onChoose={cash.chooseDrawer}
    />
  )
}
