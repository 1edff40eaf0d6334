import { createHash, randomUUID } from 'node:crypto'
import type { CommonRefusal, ProcedureMeta, Station } from '../../shared/contracts/procedure.ts'
import type { TillEvent } from '../../shared/contracts/till.ts'
import type { CommandId, OperatorId } from '../../shared/ids.ts'
import { refuse, type Refused, type Result } from '../../shared/result.ts'
import type { Right } from '../../shared/rights.ts'
import type { MigrationTrack } from '../db/migrate.ts'
import { inTransaction, overwriting, storageFailure, type WriteDb } from '../db/open.ts'
import type { Caller, CommandContext } from './handlers.ts'

export const hostTrack: MigrationTrack = {
  part: 'host',
  needs: [],
  steps: [
    {
      step: 1,
      title: 'commands already answered',
      sql: `
        CREATE TABLE command_log (
          command_id TEXT PRIMARY KEY,
          asked TEXT NOT NULL,
          answer TEXT NOT NULL,
          done_at_ms INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;`,
    },
    {
      step: 2,
      title: 'no digest of a PIN, not even in pages that are free',
      sql: `
        UPDATE command_log SET asked = '', answer = '';
        DELETE FROM command_log;`,
    },
  ],
}

/** How long an answer can be asked for again: longer than any reconnection, shorter than a ledger. */
const ANSWERS_KEPT_MS = 48 * 3_600_000
/** Answers to commands with a secret, in memory: more than anybody asks for again after a lost connection. */
const SECRET_ANSWERS_KEPT = 100

/** Who holds a station, and what they may do there. */
export type Access = {
  readonly holder: (station: Station) => { readonly operatorId: OperatorId } | undefined
  readonly may: (station: Station, right: Right) => boolean
  /** Told of a command that the holder of a station has no right to: somebody may allow it. */
  readonly wasRefused: (
    station: Station,
    command: { readonly commandId: CommandId; readonly asked: string; readonly right: Right },
  ) => void
  /** Who allowed exactly this command, by its digest. */
  readonly approval: (station: Station, asked: string, nowMs: number) => OperatorId | undefined
  readonly approvalUsed: (station: Station) => void
}

type HostParts = {
  readonly db: WriteDb
  readonly nowMs: () => number
  readonly access: Access
  readonly publish: (name: TillEvent['name']) => void
  /** Told of an error of ours, with the id that the asker quotes. */
  readonly reportDefect: (id: string, error: unknown) => void
  /** Told of a disk that refuses or a file that is damaged. */
  readonly reportStorage: (failure: 'refuses-to-write' | 'corrupt', error: unknown) => void
  /** Inside the transaction, before the handler. */
  readonly begun: (context: CommandContext) => void
  /** Inside a transaction of its own, after everything else was undone: a refusal that must not be forgotten. */
  readonly remember: (refusal: Refused<string>, context: CommandContext) => void
  /** The ledger moved: its head is to be written outside. */
  readonly committed: () => void
}

/** Writes what the till does when nobody holds it. */
const NOBODY = 'opr_till' as OperatorId

export type AskedCommand = {
  readonly name: string
  readonly input: unknown
  readonly caller: Caller
  readonly meta: Pick<ProcedureMeta, 'right' | 'remembered' | 'secret'>
}
type CommandInput = { readonly commandId: CommandId }
type AnyResult = Result<unknown, string>
type Answered = { readonly asked: string; readonly answer: string }

/** Carries a refusal out of the transaction, so that it leaves no row behind. */
class RolledBack extends Error {
  readonly refusal: Refused<string>
  constructor(refusal: Refused<string>) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/**
 * Runs one command in one IMMEDIATE transaction: answered before → the same answer; same id with another content →
 * refused; refused or thrown → nothing remains. What follows the commit cannot turn a sale into a failure.
 */
export function createHost(parts: HostParts) {
  const { db, nowMs, access } = parts
  const answered = db.prepare<[string], Answered>('SELECT asked, answer FROM command_log WHERE command_id = ?')
  const remember = db.prepare<[string, string, string, number]>(
    'INSERT INTO command_log (command_id, asked, answer, done_at_ms) VALUES (?, ?, ?, ?)',
  )
  const forget = db.prepare<[number]>('DELETE FROM command_log WHERE done_at_ms < ?')
  /**
   * What was answered to commands with a secret. A digest of four digits would give them away to whoever tries them all,
   * so none is written down; and what they did lasts as long as this process, or can be done twice.
   */
  const secretly = new Map<CommandId, Answered>()

  function keepSecretly(commandId: CommandId, answer: Answered): void {
    secretly.set(commandId, answer)
    for (const oldest of [...secretly.keys()].slice(0, -SECRET_ANSWERS_KEPT)) secretly.delete(oldest)
  }

  function guarded(work: () => void): void {
    try {
      work()
    } catch (error) {
      parts.reportDefect(randomUUID(), error)
    }
  }

  /** What stands between whoever asks and the handler: nothing where the station's holder may, or it was approved. */
  function barred({ caller, meta }: AskedCommand, context: CommandContext): Refused<CommonRefusal> | undefined {
    if (meta.right === 'watch' || context.approvedBy || access.may(caller.station, meta.right)) return undefined
    return access.holder(caller.station) ? refuse('RIGHT_MISSING', { right: meta.right }) : refuse('SIGN_IN_FIRST')
  }

  function remembered(refusal: Refused<string>, { meta }: AskedCommand, context: CommandContext): Refused<string> {
    if (refusal.code === 'RIGHT_MISSING' || meta.remembered.includes(refusal.code)) {
      guarded(() => inTransaction(db, () => parts.remember(refusal, context)))
      guarded(parts.committed)
    }
    return refusal
  }

  function runCommand(
    command: AskedCommand,
    handler: (input: never, context: CommandContext) => AnyResult,
  ): Result<unknown, string | CommonRefusal> {
    const { name, caller, meta } = command
    const input = command.input as CommandInput // the contract gives every command its id, and the router checked it
    const announced = new Set<TillEvent['name']>()
    const jobs: (() => void)[] = []
    const atMs = nowMs()
    const asked = createHash('sha256')
      .update(JSON.stringify([name, input]))
      .digest('hex')
    const { commandId } = input
    const context: CommandContext = {
      commandId,
      nowMs: atMs,
      caller,
      operator: access.holder(caller.station)?.operatorId ?? NOBODY,
      approvedBy: access.may(caller.station, meta.right) ? undefined : access.approval(caller.station, asked, atMs),
      announce: (event) => void announced.add(event),
      afterCommit: (work) => void jobs.push(work),
    }
    let result: AnyResult
    try {
      const before = secretly.get(input.commandId) ?? answered.get(input.commandId)
      if (before) {
        return before.asked === asked
          ? { ok: true, value: JSON.parse(before.answer) as unknown }
          : refuse('COMMAND_REUSED')
      }
      // After the replay: whoever was approved once, or went home since, is still told what became of it.
      const bar = barred(command, context)
      if (bar) {
        if (bar.code === 'RIGHT_MISSING') access.wasRefused(caller.station, { commandId, asked, right: meta.right })
        return remembered(bar, command, context)
      }
      result = inTransaction(db, () => {
        parts.begun(context)
        const answer = handler(input as never, context)
        if (!answer.ok) throw new RolledBack(answer)
        if (!meta.secret) remember.run(input.commandId, asked, JSON.stringify(answer.value), context.nowMs)
        return answer
      })
    } catch (error) {
      if (error instanceof RolledBack) return remembered(error.refusal, command, context)
      const failure = storageFailure(error)
      if (!failure) throw error
      parts.reportStorage(failure, error)
      return refuse('STORAGE_TROUBLE')
    }
    if (meta.secret && result.ok) keepSecretly(input.commandId, { asked, answer: JSON.stringify(result.value) })
    guarded(parts.committed)
    if (context.approvedBy) access.approvalUsed(caller.station)
    // The asker's own answer goes out before anybody is told to ask again.
    if (announced.size > 0) setImmediate(() => announced.forEach((event) => guarded(() => parts.publish(event))))
    for (const work of jobs) guarded(work)
    return result
  }

  return {
    runCommand,
    /**
     * Drops answers that nobody can still be waiting for, and overwrites them: some name somebody. Called inside the
     * transaction that seals a Z.
     */
    forgetOldAnswers(atMs: number): void {
      overwriting(db, () => forget.run(atMs - ANSWERS_KEPT_MS))
    },
  }
}
export type Host = ReturnType<typeof createHost>
