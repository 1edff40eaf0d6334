import { RPCLink } from '@orpc/client/message-port'
import type { LineEnds } from './line.ts'

const ASK_AGAIN_MS = 1_000

/** Zinc's own window: the preload script hands a message port over when the page says hello. */
export function openPort({ up, down }: LineEnds): void {
  let greeting: ReturnType<typeof setTimeout> | undefined

  const hello = () => {
    window.postMessage({ type: 'zinc:hello' }, '*')
    greeting = setTimeout(hello, ASK_AGAIN_MS)
  }
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const port = event.ports[0]
    if (event.source !== window || !isPortMessage(event.data) || !port) return
    clearTimeout(greeting)
    // Before the link hears of it: the questions it then gives up must find the line down, and wait.
    port.addEventListener('close', () => {
      down()
      hello()
    })
    const link = new RPCLink({ port })
    port.start()
    up(link)
  })
  hello()
}

function isPortMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'zinc:port'
}
