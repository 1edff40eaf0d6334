import { utilityProcess } from 'electron'
import type { StartDevices } from '../open-till.ts'

const LAST_WORDS = 4096

/** Starts the devices beside a till that Electron runs, in a utility process. Call it when the application is ready. */
export function utilityDevices(path: string): StartDevices {
  return () => {
    const child = utilityProcess.fork(path, [], { serviceName: 'Zinc devices', stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr?.on('data', (text: Buffer) => (said = (said + text.toString('utf8')).slice(-LAST_WORDS)))
    const { promise: ended, resolve: end } = Promise.withResolvers<string>()
    let isGone = false
    child.once('exit', (code) => {
      isGone = true
      end(`${code} ${said}`.trim())
    })
    return {
      ended,
      kill() {
        if (isGone) return
        if (child.pid !== undefined) return killNow(child.pid)
        // Without a number it has not begun, and perhaps never does: nobody waits for that.
        child.once('spawn', () => void child.kill())
        end('it never began')
      },
      port: {
        on(event, told) {
          if (event === 'message') child.on('message', (data: unknown) => told({ data }))
          else if (event === 'close') void ended.then(() => told())
        },
        postMessage(data) {
          if (!isGone) child.postMessage(data)
        },
      },
    }
  }
}

/** Electron's own `kill` asks politely, which a driver that blocks does not hear. */
function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // it ended by itself meanwhile, and says so
  }
}
