import type { backups as contract } from '../shared/contracts/backups.ts'
import type { SetupFile } from '../shared/contracts/setup-file.ts'
import { ok, refuse, type Refused } from '../shared/result.ts'
import type { CommandContext, Handlers } from './hosts/handlers.ts'
import { firstRefusal, type NamedSetup } from './setup/index.ts'
import { software } from './software.ts'
import type { TillParts } from './till.ts'
import type { handlersOf } from './till-handlers.ts'

type Parts = Pick<
  TillParts,
  | 'alcoholStore'
  | 'cafe'
  | 'catalogue'
  | 'eventLog'
  | 'kitchenStore'
  | 'priceListStore'
  | 'printerStore'
  | 'rooms'
  | 'sessions'
  | 'settings'
>
type Doors = Pick<ReturnType<typeof handlersOf>, 'alcohol' | 'kitchen' | 'priceLists' | 'printers' | 'tabs'>

/**
 * A till's set-up in one file, and another till set up by it. Each part's own command takes what is its own, so that a
 * file brings nothing that a manager could not have typed; one that is refused undoes all of it. `setups`: of the parts and
 * services that say themselves what they carry, in the order in which they are brought.
 */
export function setupFileHandlers(
  parts: Parts,
  doors: Doors,
  setups: readonly NamedSetup[],
): Pick<Handlers<typeof contract>, 'exportSetup' | 'importSetup'> {
  const { cafe, catalogue, eventLog, settings } = parts

  /** In the order in which the one needs the other: lists know products, stations know printers. */
  function bringCore(file: SetupFile, context: CommandContext): Refused<string> | undefined {
    const before = cafe().settings
    const after = { ...file.settings, cardTerminal: before.cardTerminal }
    settings.change(after)
    catalogue.replace(file.catalogue)
    const refused = firstRefusal([
      ...parts.priceListStore.read().map(
        ({ listId }) =>
          () =>
            doors.priceLists.remove({ ...context, listId }, context),
      ),
      () => doors.printers.saveSetup({ ...context, setup: file.printers }, context),
      () => doors.kitchen.saveSetup({ ...context, setup: file.kitchen }, context),
      () => doors.tabs.saveRooms({ ...context, rooms: file.rooms }, context),
      () => doors.alcohol.changeRules({ ...context, rules: file.alcohol }, context),
      ...file.priceLists.map((list) => () => doors.priceLists.save({ ...context, list }, context)),
    ])
    if (refused) return refused
    eventLog.record('setting-changed', context, { name: 'setup-file', before, after, from: file.till })
    return undefined
  }

  /** What of the file is refused, and whose it is; the core's own has no name. */
  function bring(file: SetupFile, context: CommandContext) {
    const core = bringCore(file, context)
    if (core) return { part: '', refused: core }
    for (const { name, bring: bringPart } of setups) {
      const refused = name in file.parts ? bringPart(file.parts[name], context) : undefined
      if (refused) return { part: name, refused }
    }
    return undefined
  }

  return {
    exportSetup(_input, { nowMs }) {
      const { site, till, settings: now } = cafe()
      const { cardTerminal: _, ...own } = now
      return {
        kind: 'zinc-setup',
        format: 2,
        version: software.version,
        site: site.name,
        till,
        madeAtMs: nowMs,
        settings: own,
        catalogue: catalogue.all(),
        priceLists: [...parts.priceListStore.read()],
        alcohol: parts.alcoholStore.rules(),
        kitchen: parts.kitchenStore.setup(),
        rooms: [...parts.rooms.all()],
        printers: parts.printerStore.setup(),
        parts: Object.fromEntries(setups.map(({ name, read }) => [name, read(nowMs)])),
      }
    },

    importSetup({ file }, context) {
      if (parts.sessions.open().length > 0) return refuse('SETUP_DAY_OPEN')
      if (eventLog.lastOf('session-opened') > 0) return refuse('SETUP_ALREADY_SOLD')
      const wrong = bring(file, context)
      if (wrong) {
        // What is kept in memory follows what is on disk, whether it stays or is undone.
        queueMicrotask(catalogue.reload)
        return refuse('SETUP_REFUSED', { ...wrong.refused.detail, part: wrong.part, why: wrong.refused.code })
      }
      context.afterCommit(settings.reload)
      context.announce('settings.changed')
      context.announce('catalogue.changed')
      const known = new Set(setups.map(({ name }) => name))
      return ok({ unknown: Object.keys(file.parts).filter((name) => !known.has(name)) })
    },
  }
}
