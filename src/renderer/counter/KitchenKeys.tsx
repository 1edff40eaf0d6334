import { useQuery } from '@tanstack/react-query'
import { COURSES_MAX, type TicketInKitchen } from '../../shared/contracts/kitchen.ts'
import type { TicketId } from '../../shared/ids.ts'
import type { Line } from '../../shared/ticket.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { useCounter, wholeTicket } from './use-counter.ts'

const FORGET_MS = 60_000

/** What of the ticket the kitchen was not told; undefined in a café that makes nothing to order. */
function useTicketInKitchen(ticketId: TicketId | undefined): TicketInKitchen | undefined {
  const { queries } = useTill()
  const setup = useQuery(queries.kitchen.setup.queryOptions({ input: {} })).data
  const enabled = ticketId !== undefined && setup !== undefined && setup.prepStations.length > 0
  const options = ticketId === undefined ? undefined : { input: { ticketId } }
  return useQuery({
    ...queries.kitchen.ofTicket.queryOptions(options ?? { input: { ticketId: '' as TicketId } }), // never asked without
    enabled,
    gcTime: FORGET_MS,
  }).data
}

/** There only while something is to be sent or a course waits to be called for. */
export function KitchenKeys({ ticketId }: { readonly ticketId: TicketId }) {
  const { t } = useWords()
  const { counter } = useTill()
  const now = useTicketInKitchen(ticketId)
  const next = now?.held[0]
  if (!now || (now.toSend === 0 && !next)) return null
  const { toSend } = now
  return (
    <div className="kitchen-keys" role="group" aria-label={t.kitchen.keys}>
      {toSend > 0 && (
        <Button
          icon="chef"
          tone="soft"
          label={t.kitchen.sendLabel({ count: toSend })}
          onPress={() => counter.tellKitchen()}
        >
          {t.kitchen.send({ count: toSend })}
        </Button>
      )}
      {next && (
        <Button
          icon="bell"
          label={t.kitchen.fireLabel({ course: t.kitchen.courses[next.course] ?? '', count: next.lines })}
          onPress={() => counter.tellKitchen(next.course)}
        >
          {t.kitchen.fire({ course: t.kitchen.courses[next.course] ?? '', count: next.lines })}
        </Button>
      )}
    </div>
  )
}

/** When a line is served, where the café serves by courses and the kitchen was not told yet. */
export function CourseChoice({ line }: { readonly line: Line }) {
  const { t } = useWords()
  const { kitchen } = useTill()
  const ticket = useCounter(wholeTicket)
  const course = useTicketInKitchen(ticket?.ticketId)?.courses.find(({ lineId }) => lineId === line.lineId)?.course
  if (!ticket || course === undefined || line.sentMilli > 0) return null
  return (
    <fieldset>
      <legend>{t.kitchen.course}</legend>
      <div className="chips">
        {Array.from({ length: COURSES_MAX }, (_, n) => n + 1).map((one) => (
          <Button
            key={one}
            className="chip"
            pressed={one === course}
            onPress={() => kitchen.setCourse(ticket.ticketId, line.lineId, one)}
          >
            {t.kitchen.courses[one]}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
