import { bricks } from '../bricks.ts'
import { createPush } from '../shell/push.ts'
import { change, useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'

/** The screen of the service that the rail or a scan asked for. */
export function ServiceScreen() {
  const { lang } = useWords()
  const till = useTill()
  const { id, wanted } = useSession((s) => s.service)
  const brick = bricks.find((one) => one.id === id)
  if (!brick) return null
  const push = createPush(till)
  return (
    <brick.Screen
      key={wanted}
      client={till}
      lang={lang}
      push={(ask, answered, refused) => push(ask, answered, { failed: refused })}
      toCounter={() => {
        change({ screen: 'counter', over: undefined, paid: undefined })
        void till.cache.invalidateQueries({ queryKey: till.queries.tickets.counter.key() })
      }}
      wanted={wanted}
    />
  )
}
