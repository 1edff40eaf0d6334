import { RPCLink } from '@orpc/client/websocket'
import { pathOf } from '../../shared/stations.ts'
import type { LineEnds } from './line.ts'
import { pageStation } from './station.ts'

const RETRY_MS_MIN = 200
const RETRY_MS_MAX = 2_000

/** A WebSocket to the till that served this page, for its station; it comes back by itself. */
export function openSocket({ up, down }: LineEnds): void {
  let wait = RETRY_MS_MIN
  const station = pageStation()
  const path = station === 'counter' ? '/rpc' : `/rpc${pathOf(station)}`

  const connect = () => {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
    const websocket = new WebSocket(`${scheme}://${location.host}${path}`)
    // Before the link hears of it: the questions it then gives up must find the line down, and wait.
    websocket.addEventListener('close', () => {
      down()
      setTimeout(connect, wait)
      wait = Math.min(wait * 2, RETRY_MS_MAX)
    })
    const link = new RPCLink({ websocket })
    websocket.addEventListener('open', () => {
      wait = RETRY_MS_MIN
      up(link)
    })
  }
  connect()
}
