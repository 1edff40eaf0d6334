import { ORPCError } from '@orpc/client'
import type { AnyContractProcedure } from '@orpc/contract'
import { EventPublisher, implement } from '@orpc/server'
import { randomUUID } from 'node:crypto'
import type { Contract } from '../../shared/contracts/index.ts'
import type { ProcedureMeta } from '../../shared/contracts/procedure.ts'
import type { ScanRead } from '../../shared/contracts/scans.ts'
import type { TillEvent } from '../../shared/contracts/till.ts'
import { refuse, type Refused } from '../../shared/result.ts'
import { storageFailure, type StorageFailure } from '../db/open.ts'
import type { CallContext, Handlers } from './handlers.ts'
import type { Access, Host } from './host.ts'

export type TillEvents = EventPublisher<{ told: TillEvent; scanned: ScanRead }>
export const createTillEvents = (): TillEvents => new EventPublisher({ maxBufferedEvents: 100 })

export type TillHandlers = { readonly [Part in keyof Contract]: Handlers<Contract[Part]> }
type Shown = { readonly till: Pick<TillHandlers['till'], 'status'> }
/** What answers while the ledger cannot be opened: the status, and what puts a backup in its place, where one may. */
export type StoppedHandlers = Shown & {
  readonly backups?: Pick<TillHandlers['backups'], 'found' | 'preview' | 'restore' | 'dropPreview'>
}
/** What answers before there is a café: the same, and what makes one. */
export type NewHandlers = Shown & { readonly setup: Pick<TillHandlers['setup'], 'install' | 'startDemo'> }

type RouterParts = {
  readonly contract: Contract
  readonly events: TillEvents
  readonly nowMs: () => number
  readonly reportDefect: (id: string, error: unknown) => void
  readonly reportStorage: (failure: StorageFailure, error: unknown) => void
  /** The ledger turned out to be damaged while the till was running. */
  readonly stopped: () => boolean
  readonly host: Pick<Host, 'runCommand'>
  readonly access: Pick<Access, 'may'>
  readonly handlers: TillHandlers | NewHandlers | StoppedHandlers
}

type AnyHandler = (input: never, context: never) => unknown
type Implemented = { readonly handler: (work: (options: CallOptions) => unknown) => unknown }
type CallOptions = { readonly input: unknown; readonly context: CallContext; readonly signal?: AbortSignal }

/** Binds the contract to its handlers, once, for every transport: rights first, then replay and transaction in the host. */
export function createRouter(parts: RouterParts) {
  const { contract } = parts
  const os = implement(contract).$context<CallContext>()
  const built = Object.fromEntries(
    Object.entries(contract).map(([part, procedures]) => [
      part,
      Object.fromEntries(
        Object.entries(procedures as Record<string, AnyContractProcedure>).map(([name, procedure]) => {
          const implementer = (os as unknown as Record<string, Record<string, Implemented>>)[part]?.[name]
          return [name, implementer?.handler(answer(part, name, procedure['~orpc'].meta as ProcedureMeta, parts))]
        }),
      ),
    ]),
  )
  // Built by walking the contract, so every procedure of it is here; the walk loses the types that `os.router` wants.
  return os.router(built as unknown as Parameters<typeof os.router>[0])
}
export type TillRouter = ReturnType<typeof createRouter>

function answer(part: string, name: string, meta: ProcedureMeta, parts: RouterParts) {
  const handlers = parts.handlers as unknown as Record<string, Record<string, AnyHandler> | undefined>
  const handler = handlers[part]?.[name]
  const path = `${part}.${name}`
  return ({ input, context, signal }: CallOptions): unknown => {
    if (!meta.stations.includes(context.caller.station)) throw refused(refuse('NOT_OFFERED_HERE'))
    if (meta.kind === 'stream')
      return parts.events.subscribe(path === 'scans.read' ? 'scanned' : 'told', signal ? { signal } : {})
    const always = path === 'till.status'
    if (!handler || (parts.stopped() && !always)) throw refused(refuse('TILL_STOPPED'))
    try {
      if (meta.kind === 'query') {
        if (meta.right !== 'watch' && !parts.access.may(context.caller.station, meta.right)) {
          throw refused(refuse('RIGHT_MISSING', { right: meta.right }))
        }
        const found = handler(input as never, { nowMs: parts.nowMs(), caller: context.caller } as never)
        return found instanceof Promise ? found.catch((error: unknown) => Promise.reject(told(error, parts))) : found
      }
      const result = parts.host.runCommand({ name: path, input, caller: context.caller, meta }, handler as never)
      if (!result.ok) throw refused(result)
      return result.value
    } catch (error) {
      throw told(error, parts)
    }
  }
}

/** What the asker is told of an error; what it was is in the log. */
function told(error: unknown, parts: Pick<RouterParts, 'reportDefect' | 'reportStorage'>): Error {
  if (error instanceof ORPCError) return error
  const failure = storageFailure(error)
  if (failure) {
    parts.reportStorage(failure, error)
    return refused(refuse('STORAGE_TROUBLE'))
  }
  const id = randomUUID()
  parts.reportDefect(id, error)
  return new ORPCError('INTERNAL_SERVER_ERROR', { data: { defectId: id } })
}

function refused({ code, detail }: Refused<string>): Error {
  return new ORPCError(code, { status: 409, data: detail, defined: true })
}
