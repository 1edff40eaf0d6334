import { useQuery } from '@tanstack/react-query'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Segmented } from '../ui/Segmented.tsx'

/** Where the café has several drawers: the one that the counter takes its money into. */
export function DrawerChooser() {
  const { t } = useWords()
  const { cash, queries } = useTill()
  const drawers = useQuery(queries.cashSessions.drawers.queryOptions({ input: {} })).data ?? []
  const used = drawers.find((one) => one.inUse)
  if (drawers.length < 2 || !used) return <b>{t.cash.drawer}</b>
  return (
    <Segmented
      label={t.drawer.which}
      value={used.drawerId}
      choices={drawers.map(({ drawerId, name }) => ({ value: drawerId, text: name }))}
      onChoose={cash.chooseDrawer}
    />
  )
}
