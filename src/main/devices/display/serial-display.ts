import type { LineDisplay } from '../../../shared/devices.ts'
import { LineLost, type LineSession, type OpenLine } from '../line-session.ts'
import type { CustomerDisplay, DisplayOutcome } from '../ports.ts'
import { serialLine } from '../serial-line.ts'
import { createTurns } from '../turns.ts'
import { clearDisplay, showLines, startDisplay } from './commands.ts'

const CONNECT_MS = 1500
const CLOSE_MS = 300

/**
 * Two lines that the customer reads. A display never answers, so what was written is all that is known. Its line stays
 * open between two texts; one that was lost is opened anew with the next, and what came meanwhile is not shown.
 */
export function createSerialDisplay(options: LineDisplay & { readonly open?: OpenLine }): CustomerDisplay {
  const { dialect } = options
  const open = options.open ?? serialLine(options.line)
  const turns = createTurns()
  const closing = new AbortController()
  let session: LineSession | undefined
  /** Only the newest text is worth showing: older ones that wait are passed over. */
  let newest = 0

  function send(bytes: Uint8Array): Promise<DisplayOutcome> {
    const mine = (newest += 1)
    return turns.take(async () => {
      if (mine !== newest) return { outcome: 'sent' }
      try {
        session ??= await started()
        await session.write(bytes)
        return { outcome: 'sent' }
      } catch (error) {
        if (!(error instanceof LineLost)) throw error
        await session?.end(CLOSE_MS)
        session = undefined
        return { outcome: 'not-sent', why: error.why }
      }
    })
  }

  async function started(): Promise<LineSession> {
    const opened = await open({ connectMs: CONNECT_MS, signal: closing.signal })
    await opened.write(startDisplay(dialect))
    return opened
  }

  return {
    show: (upper, lower) => send(showLines(options, upper, lower)),
    clear: () => send(clearDisplay()),
    async close() {
      await turns.take(async () => {
        await session?.write(clearDisplay()).catch(() => {})
        closing.abort()
        await session?.end(CLOSE_MS)
        session = undefined
      })
    },
  }
}
