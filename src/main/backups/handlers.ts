import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { isAbsolute, relative, resolve } from 'node:path'
import type { backups as contract } from '../../shared/contracts/backups.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { Handlers } from '../hosts/handlers.ts'
import { sheetOf } from './files.ts'
import { pluggedIn } from './media.ts'
import { markPlace } from './places.ts'
import { createSheets } from './recovery-sheet.ts'
import type { BackupsService, BackupTools } from './service.ts'
import type { BackupStore } from './store.ts'

type Parts = {
  readonly store: BackupStore
  readonly service: BackupsService
  readonly tools: BackupTools
  readonly eventLog: EventLog
  readonly till: () => string
}
const PLACES_MAX = 4

/** All but the set-up file, which concerns every part. */
export function backupHandlers(parts: Parts): Omit<Handlers<typeof contract>, 'exportSetup' | 'importSetup'> {
  const { store, service, tools, eventLog } = parts
  const sheets = createSheets()

  return {
    list: (_input, { nowMs }) => service.shown(nowMs),
    state: (_input, { nowMs }) => service.state(nowMs),
    drawKey: () => sheets.draw(),

    setUp({ recipient, typed, withKey }, context) {
      const proof = sheets.proves(recipient, typed)
      if (proof !== 'proved') return refuse(proof === 'gone' ? 'SHEET_GONE' : 'SHEET_DIFFERS')
      const before = store.setup()
      store.setUp({ recipient, withKey }, context.nowMs)
      eventLog.record('setting-changed', context, {
        name: 'backups',
        before: before ? { sheet: sheetOf(before.recipient), withKey: before.withKey } : null,
        after: { sheet: sheetOf(recipient), withKey },
      })
      context.announce('backups.changed')
      context.afterCommit(service.makeNow)
      return ok(service.shown(context.nowMs))
    },

    setRetention({ retention }, context) {
      const before = store.setup()
      if (!before) return refuse('BACKUPS_NOT_SET_UP')
      store.setRetention(retention)
      eventLog.record('setting-changed', context, { name: 'backups', before: before.retention, after: retention })
      context.announce('backups.changed')
      return ok(service.shown(context.nowMs))
    },

    media: () => [...pluggedIn(process.platform, userInfo().username)],

    addPlace({ path: typed }, context) {
      if (!store.setup()) return refuse('BACKUPS_NOT_SET_UP')
      const path = resolve(typed)
      const places = store.places()
      if (places.length >= PLACES_MAX) return refuse('PLACES_ENOUGH', { count: PLACES_MAX })
      if (!isAbsolute(typed) || !isFolder(path)) return refuse('PLACE_NOT_THERE')
      if (isWithin(tools.ownFolder, path)) return refuse('PLACE_WITHIN')
      if (places.some((place) => place.path === path)) return refuse('PLACE_KNOWN')
      const placeId = `plc_${randomUUID()}`
      try {
        markPlace(path, placeId, parts.till())
      } catch {
        return refuse('PLACE_REFUSES')
      }
      store.addPlace({ placeId, path, addedAtMs: context.nowMs })
      eventLog.record('setting-changed', context, {
        name: 'backup-places',
        before: places.length,
        after: places.length + 1,
      })
      context.announce('backups.changed')
      context.afterCommit(service.lookAgain)
      return ok(service.shown(context.nowMs))
    },

    removePlace({ placeId }, context) {
      const before = store.places().length
      if (!store.removePlace(placeId)) return refuse('PLACE_UNKNOWN')
      eventLog.record('setting-changed', context, { name: 'backup-places', before, after: before - 1 })
      context.announce('backups.changed')
      return ok(service.shown(context.nowMs))
    },

    makeNow(_input, context) {
      if (!store.setup()) return refuse('BACKUPS_NOT_SET_UP')
      context.afterCommit(service.makeNow)
      context.announce('backups.changed')
      return ok({ ...service.shown(context.nowMs), working: true })
    },

    found: () => [], // a till that runs lists its own
    preview: ({ path, identity }) => tools.preview(path, identity),

    restore({ file }, context) {
      if (!tools.isPreviewed(file)) return refuse('NOTHING_PREVIEWED')
      eventLog.record('setting-changed', context, { name: 'restore', before: null, after: file })
      context.afterCommit(() => tools.putBack(file))
      return ok({ file })
    },

    dropPreview() {
      tools.dropPreview()
      return ok({})
    },
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(resolve(folder), path)
  return way === '' || (!way.startsWith('..') && !isAbsolute(way))
}
