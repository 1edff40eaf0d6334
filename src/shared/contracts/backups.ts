import { z } from 'zod'
import { zText } from '../free-text.ts'
import { command, query, zInstantMs } from './procedure.ts'
import { exportSetup, importSetup } from './setup-file.ts'

/** How long backups are kept: each hour's newest, then each day's, then each month's for ever. */
export const zRetention = z.strictObject({
  hourlyDays: z.int().min(1).max(31),
  dailyDays: z.int().min(7).max(3660),
})
export type Retention = z.infer<typeof zRetention>
export const FIRST_RETENTION: Retention = { hourlyDays: 2, dailyDays: 60 }

/** The public half of the café's recovery key (age-encryption.org, X25519). */
export const zRecipient = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/)
export const zPlaceId = z.string().regex(/^plc_[0-9a-f-]{36}$/)
/** An absolute path on the till's own machine. */
export const zPath = zText(400, 1)

/** Made, written to disk, opened again from there, read whole and every seal of it checked. */
export const zBackup = z.strictObject({
  name: z.string(),
  path: z.string(),
  madeAtMs: zInstantMs,
  verifiedAtMs: zInstantMs,
  bytes: z.int().min(0),
  entries: z.int().min(0),
  headCode: z.string(),
  /** Which recovery sheet opens it. */
  sheet: z.string(),
})
export type Backup = z.infer<typeof zBackup>

/** `missing`: the medium, its folder or its mark is not there; `other`: it bears the mark of another till. */
export const zPlaceState = z.enum(['there', 'missing', 'other', 'full', 'failed', 'unknown'])
export type PlaceState = z.infer<typeof zPlaceState>
export const zPlace = z.strictObject({
  placeId: zPlaceId,
  path: z.string(),
  state: zPlaceState,
  /** The newest backup that lies there. */
  lastAtMs: zInstantMs.nullable(),
})
export type Place = z.infer<typeof zPlace>

export const zBackups = z.strictObject({
  /** Null until a recovery key was made: until then only plain copies lie on this machine. */
  setup: z
    .strictObject({ sheet: z.string(), sinceMs: zInstantMs, withKey: z.boolean(), retention: zRetention })
    .nullable(),
  /** The newest first. */
  backups: z.array(zBackup),
  places: z.array(zPlace),
  working: z.boolean(),
  /** The last attempt came to nothing. */
  failed: z.boolean(),
  /** None was verified for three days. */
  overdue: z.boolean(),
})
export type Backups = z.infer<typeof zBackups>

/** What there is, and how it stands. */
export const list = query({ right: 'settings', output: zBackups })

/** What everybody at the counter is told of it, and nothing else. */
export const state = query({
  right: 'look',
  output: z.strictObject({
    overdue: z.boolean(),
    missing: z.int().min(0),
    /** There are sales to lose, and nobody made the recovery sheet: nothing is sealed or carried elsewhere. */
    wanted: z.boolean(),
  }),
})

/** Shown once: nothing of the secret half is kept anywhere. The café's sheet says it, in text and as a code. */
export const zRecoverySheet = z.strictObject({
  recipient: zRecipient,
  identity: z.string(),
  sheet: z.string(),
  /** The rows of the code, dark squares as `1`. */
  code: z.array(z.string()),
})
export type RecoverySheet = z.infer<typeof zRecoverySheet>

/** Draws a new recovery key. It counts once `setUp` was told the end of it. */
export const drawKey = query({ right: 'settings', output: zRecoverySheet })

/** From now on backups are sealed for this key; older ones stay with theirs. `typed`: the last letters of the sheet. */
export const setUp = command({
  right: 'settings',
  input: { recipient: zRecipient, typed: zText(20), withKey: z.boolean() },
  output: zBackups,
  refusals: ['SHEET_GONE', 'SHEET_DIFFERS'],
  secret: true,
})

export const setRetention = command({
  right: 'settings',
  input: { retention: zRetention },
  output: zBackups,
  refusals: ['BACKUPS_NOT_SET_UP'],
})

/** Folders of media that are plugged in: proposed when a place is added. */
export const media = query({
  right: 'settings',
  output: z.array(z.strictObject({ path: z.string(), freeBytes: z.number().nullable() })),
})

/** A folder on another medium, which gets each backup as well. It is marked, so that its empty mount point is not taken for it. */
export const addPlace = command({
  right: 'settings',
  input: { path: zPath },
  output: zBackups,
  refusals: ['BACKUPS_NOT_SET_UP', 'PLACE_NOT_THERE', 'PLACE_KNOWN', 'PLACE_WITHIN', 'PLACE_REFUSES', 'PLACES_ENOUGH'],
})
export const removePlace = command({
  right: 'settings',
  input: { placeId: zPlaceId },
  output: zBackups,
  refusals: ['PLACE_UNKNOWN'],
})

/** Begins a backup at once, beside the counter. */
export const makeNow = command({ right: 'settings', input: {}, output: zBackups, refusals: ['BACKUPS_NOT_SET_UP'] })

/** Why a file cannot be put back. */
export const zUnusable = z.enum([
  'BACKUP_MISSING',
  'RECOVERY_KEY_WRONG',
  'BACKUP_DAMAGED',
  'BACKUP_OTHER_CAFE',
  'BACKUP_NEWER',
])
export type Unusable = z.infer<typeof zUnusable>

/** What a backup is, and what would be lost of the ledger that is here now. */
export const zPreview = z.strictObject({
  file: z.string(),
  site: z.string(),
  siret: z.string(),
  till: z.string(),
  madeAtMs: zInstantMs.nullable(),
  version: z.string().nullable(),
  entries: z.int().min(0),
  headCode: z.string(),
  /** Null where the ledger that is here cannot be read. */
  lost: z
    .strictObject({ entries: z.int().min(0), tickets: z.int().min(0), cents: z.int(), sinceMs: zInstantMs.nullable() })
    .nullable(),
})
export type Preview = z.infer<typeof zPreview>
export const zPreviewed = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), preview: zPreview }),
  z.strictObject({ ok: z.literal(false), why: zUnusable }),
])
export type Previewed = z.infer<typeof zPreviewed>

/** A file or a folder that may be put back. `sheet`: which recovery sheet opens it, where that is known. */
export const zFoundBackup = z.strictObject({
  path: z.string(),
  madeAtMs: zInstantMs,
  isSealed: z.boolean(),
  sheet: z.string().nullable(),
})
export type FoundBackup = z.infer<typeof zFoundBackup>

/** What a till whose ledger cannot be opened finds on this machine and its media, the newest first; none where it runs. */
export const found = query({ right: 'watch', output: z.array(zFoundBackup) })

/** Opens a backup beside the counter, reads it whole and lays it ready. Nothing of the till changes. */
export const preview = query({ right: 'settings', input: { path: zPath, identity: zText(200) }, output: zPreviewed })

/** Puts back what was opened last: the till stops at once, and its next start begins with it. What is here is kept beside it. */
export const restore = command({
  right: 'settings',
  input: { file: z.string() },
  output: z.strictObject({ file: z.string() }),
  refusals: ['NOTHING_PREVIEWED'],
})
/** Throws away what was opened. */
export const dropPreview = command({ right: 'settings', input: {}, output: z.strictObject({}) })

export const backups = {
  list,
  state,
  drawKey,
  setUp,
  setRetention,
  media,
  addPlace,
  removePlace,
  makeNow,
  found,
  preview,
  restore,
  dropPreview,
  exportSetup,
  importSetup,
}
