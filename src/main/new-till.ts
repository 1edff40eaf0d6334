import type { TillStatus } from '../shared/contracts/till.ts'
import { ok, refuse, type Result } from '../shared/result.ts'
import { wholeContract } from './bricks.ts'
import type { DataFolder } from './data-folder.ts'
import { makeDemo } from './demo-maker.ts'
import { createRouter, createTillEvents, type NewHandlers } from './hosts/router.ts'
import { hostWithoutLedger } from './hosts/without-ledger.ts'
import { tracks } from './ledger-parts.ts'
import { openLog } from './log.ts'
import { cafeToInstall, demoToInstall, type AskedCafe } from './new-cafe.ts'
import { openLedgerOf } from './open-ledger.ts'
import type { OneTill, StartTill, Till, TillOptions } from './open-till.ts'
import { runningTill } from './running-till.ts'
import { software } from './software.ts'

type NewStatus = Extract<TillStatus, { phase: 'new' }>

/** The answer to whoever installed travels on the line that is then ended. */
const ANSWER_FIRST_MS = 150

/**
 * A folder without a café: it answers what the assistant asks, and becomes the till of the café that it installed, in the
 * same process. It writes nothing before that.
 */
export function newTill(data: DataFolder, options: TillOptions, release: () => void, startTill: StartTill): Till {
  const log = openLog(data.log)
  const events = createTillEvents()
  const nowMs = options.nowMs ?? Date.now
  const listeners: (() => void)[] = []
  let making: NewStatus['making'] = null
  let made: Promise<void> | undefined
  let running: OneTill | undefined
  let closed = false

  /** From here on the folder belongs to the till that runs, its lock as well. */
  function become(till: OneTill): void {
    running = till
    setTimeout(() => listeners.forEach((heard) => heard()), ANSWER_FIRST_MS)
  }

  /** All of a café in one transaction (`writeStart`), or nothing that a next start would take for one. */
  function install(asked: AskedCafe): Result<null, 'ALREADY_INSTALLED' | 'DEMO_IS_MADE' | 'INSTALL_FAILED'> {
    if (running) return refuse('ALREADY_INSTALLED')
    if (making) return refuse('DEMO_IS_MADE')
    const opened = openLedgerOf(data, tracks, options.protector, nowMs)
    if (opened.state === 'stopped') return refuse('INSTALL_FAILED', { why: opened.detail })
    try {
      become(runningTill(data, opened, undefined, { ...options, cafe: cafeToInstall(asked) }, release))
      return ok(null)
    } catch (error) {
      opened.db.close()
      throw error
    }
  }

  async function startDemo(days: number): Promise<void> {
    try {
      await makeDemo(data, options, { days }, (done) => {
        making = { done, of: days }
        events.publish('told', { name: 'till.changed' })
        return !closed
      })
      if (closed) return
      const till = await startTill(data, { ...options, cafe: demoToInstall() }, release)
      if (till !== 'nothing-installed') become(till)
    } catch (error) {
      log.error({ err: error }, 'the demo was not made')
    } finally {
      making = null
      events.publish('told', { name: 'till.changed' })
    }
  }

  const setup: NewHandlers['setup'] = {
    install: ({ commandId: _, ...asked }) => install(asked),
    startDemo({ days }) {
      if (running) return refuse('ALREADY_INSTALLED')
      if (making) return refuse('DEMO_IS_MADE')
      making = { done: 0, of: days }
      made = startDemo(days)
      return ok(null)
    },
  }
  const handlers: NewHandlers = {
    till: { status: () => ({ phase: 'new', dataFolder: data.folder, making, software }) },
    setup,
  }
  const router = createRouter({
    contract: wholeContract,
    host: hostWithoutLedger(nowMs),
    access: { may: () => false },
    handlers,
    events,
    nowMs,
    reportDefect: (id, error) => log.error({ id, err: error }, 'defect'),
    reportStorage: (failure, error) => log.error({ failure, err: error }, 'storage'),
    stopped: () => false,
  })

  return {
    get router() {
      return running?.router ?? router
    },
    get phase() {
      return running?.phase ?? 'new'
    },
    get simulatorPort() {
      return running?.simulatorPort
    },
    onReplaced: (heard) => void listeners.push(heard),
    async close() {
      closed = true
      await made
      await (running ? running.close() : release())
    },
  }
}
