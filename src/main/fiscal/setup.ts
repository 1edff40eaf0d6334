import { createHash } from 'node:crypto'
import type { Payload } from '../journal/index.ts'

/** What decides over prices, taxes and rights, as it is stored: no seal covers it, so the event log bears its digests. */
export type StoredSetup = {
  readonly site: string
  readonly settings: string
  /** Prices and classes of VAT. */
  readonly prices: string
  readonly roles: string
}
export type SetupDigests = { readonly [part in keyof StoredSetup]: string }

export function setupDigests({ site, settings, prices, roles }: StoredSetup): SetupDigests {
  const digest = (text: string) => createHash('sha256').update(text).digest('hex')
  return { site: digest(site), settings: digest(settings), prices: digest(prices), roles: digest(roles) }
}

/** The parts that are not what the event log last said; none where it never said anything. */
export function changedSince(told: Payload | undefined, now: SetupDigests): readonly string[] {
  return told ? Object.entries(now).flatMap(([part, digest]) => (told[part] === digest ? [] : [part])) : []
}
