import { newCommandId } from '../../shared/ids.ts'
import { sortFailure, type Failure } from '../client/failures.ts'
import type { Client } from '../client/till.ts'
import { change } from '../shell/session.ts'
import { askedSite, type CafeDraft } from './setup-view.ts'

const LOOK_AGAIN_MS = 100

/** Installs the café, waits until the same process is its till, and signs its manager in. Answers why it did not. */
export async function installCafe(client: Client, draft: CafeDraft): Promise<Failure | undefined> {
  const { site, ...rest } = draft
  try {
    await client.till.setup.install({ ...rest, site: askedSite(site), commandId: newCommandId() })
  } catch (error) {
    const failure = sortFailure(error)
    // The line drops when the café is there: whether it is, only the till knows.
    if (failure.kind !== 'line-down' && !(await isRunning(client))) return failure
  }
  while (!(await isRunning(client))) await new Promise((later) => setTimeout(later, LOOK_AGAIN_MS))
  change({ screen: 'setup' })
  if (draft.pin !== '') await signIn(client, draft.pin)
  await client.cache.invalidateQueries()
  return undefined
}

async function isRunning({ line, till }: Client): Promise<boolean> {
  await line.whenUp()
  try {
    return (await till.till.status({})).phase === 'running'
  } catch {
    return false
  }
}

/** Whoever just chose the code need not type it again; if it fails, the lock asks for it. */
async function signIn({ till }: Client, pin: string): Promise<void> {
  try {
    const { people } = await till.people.list({})
    const manager = people.find(({ role }) => role === 'manager')
    if (manager) await till.people.signIn({ operatorId: manager.operatorId, pin, commandId: newCommandId() })
  } catch {
    // The lock screen shows, with the manager's tile.
  }
}
