import { newTicketId } from '../../shared/ids.ts'
import { roleMay } from '../../shared/rights.ts'
import type { Counter } from '../../shared/ticket.ts'
import { bricks } from '../bricks.ts'
import { useStatus } from '../counter/use-counter.ts'
import { useScanTaker } from '../scans/scan-takers.ts'
import { Banners } from '../shell/Banners.tsx'
import { useStepBack } from '../shell/back.ts'
import { Notice } from '../shell/Notice.tsx'
import { createPush } from '../shell/push.ts'
import { ScreenKeys } from '../shell/ScreenKeys.tsx'
import { change, session, useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'

/** The screen of the service that the rail or a scan asked for. */
export function ServiceScreen() {
  const { lang } = useWords()
  const till = useTill()
  const status = useStatus()
  const { id, wanted, turn } = useSession((s) => s.service)
  const brick = bricks.find((one) => one.id === id)
  if (!brick || status?.phase !== 'running') return null
  const push = createPush(till)
  const { operator, settings } = status
  const { cache, queries } = till
  return (
    <brick.Screen
      key={wanted === undefined ? id : `${id} ${turn}`}
      client={till}
      lang={lang}
      push={(ask, answered, refused, unsent) => push(ask, answered, { failed: refused, ...(unsent && { unsent }) })}
      toCounter={() => {
        change({ screen: 'counter', over: undefined, paid: undefined })
        void cache.invalidateQueries({ queryKey: queries.tickets.counter.key() })
      }}
      wanted={wanted}
      zone={settings.zone}
      cutOffHour={settings.cutOffHour}
      may={(right) => operator !== null && roleMay(operator.role, right)}
      nextTicket={() => {
        const open = cache.getQueryData<Counter>(queries.tickets.counter.queryKey({ input: {} }))?.ticket
        return { ticketId: open?.ticketId ?? newTicketId(), place: open?.place ?? session().place }
      }}
      useBack={useStepBack}
      useScans={useScanTaker}
      Notice={Notice}
      Keys={ScreenKeys}
      Banners={Banners}
    />
  )
}
