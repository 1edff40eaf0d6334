import type { cashSessions as contract } from '../../shared/contracts/cash-sessions.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { CashSessionParts } from './handlers.ts'

type Parts = Pick<CashSessionParts, 'store' | 'tickets' | 'eventLog' | 'cafe' | 'changeSettings'>

/** The drawers of the café, and the one that the counter's station takes its money into. */
export function drawerHandlers(
  parts: Parts,
): Pick<Handlers<typeof contract>, 'setDrawers' | 'chooseDrawer' | 'drawers'> {
  const { store, tickets, eventLog } = parts
  const settings = () => parts.cafe().settings

  return {
    setDrawers({ drawers }, context) {
      const ids = new Set(drawers.map((one) => one.drawerId))
      const names = new Set(drawers.map((one) => one.name.toLocaleLowerCase('fr')))
      if (ids.size < drawers.length || names.size < drawers.length) return refuse('DRAWER_TWICE')
      const before = settings()
      if (!ids.has(before.counterDrawer) || store.open().some((session) => !ids.has(session.drawerId))) {
        return refuse('DRAWER_IN_USE')
      }
      parts.changeSettings({ ...before, drawers }, context)
      // After the change: the event bears the digest of what is true from now on.
      eventLog.record('setting-changed', context, {
        before: { drawers: before.drawers },
        after: { drawers },
      })
      context.announce('cash-sessions.changed')
      return ok(null)
    },

    chooseDrawer({ drawerId }, context) {
      if (tickets.isTraining()) return refuse('TRAINING_ON')
      const before = settings()
      if (!before.drawers.some((one) => one.drawerId === drawerId)) return refuse('DRAWER_UNKNOWN')
      // What was received on an open ticket lies in the drawer that took it: it is settled there, or given back.
      if (tickets.allOpen(context.nowMs, false).some((ticket) => ticket.tenders.length > 0)) {
        return refuse('TICKET_PARTLY_PAID')
      }
      parts.changeSettings({ ...before, counterDrawer: drawerId }, context)
      eventLog.record('drawer-chosen', context, { before: before.counterDrawer, after: drawerId })
      context.announce('cash-sessions.changed')
      return ok(null)
    },

    drawers() {
      const { drawers, counterDrawer } = settings()
      const open = store.open()
      return drawers.map((one) => ({
        ...one,
        inUse: one.drawerId === counterDrawer,
        openedAtMs: open.find((session) => session.drawerId === one.drawerId)?.openedAtMs ?? null,
      }))
    },
  }
}
