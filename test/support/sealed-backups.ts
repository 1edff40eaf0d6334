import { createRouterClient } from '@orpc/server'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '../../src/shared/assert.ts'
import type { Backups } from '../../src/shared/contracts/backups.ts'
import { command } from './said.ts'
import type { Ask, Shop } from './shop.ts'

/** Sets backups up as a manager does; answers with the secret half of the recovery key. */
export async function setUpBackups(ask: Ask, withKey = false): Promise<string> {
  const { recipient, identity } = await ask.backups.drawKey({})
  await ask.backups.setUp({ ...command(), recipient, typed: identity.slice(-6), withKey })
  return identity
}

/** What there is once nothing is being made any more. */
export async function backupsDone(ask: Ask): Promise<Backups> {
  for (;;) {
    const found = await ask.backups.list({})
    if (!found.working) return found
    await new Promise((later) => setTimeout(later, 5))
  }
}

/** The sealed files of a folder, by name. */
export function sealedIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.zinc-backup'))
    .toSorted()
    .map((name) => join(folder, name))
}

export async function newest(ask: Ask): Promise<Backups['backups'][number]> {
  const [first] = (await backupsDone(ask)).backups
  assert(first, 'there is a backup')
  return first
}

export const at = (shop: Shop, station: 'counter' | 'command-line'): Ask =>
  createRouterClient(shop.till.router, { context: { caller: { station } } })
