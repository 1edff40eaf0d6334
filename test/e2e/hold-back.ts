import type { Page } from '@playwright/test'

/** Holds what the page asks back where a word is in it, after so many of them, until it is let go. Before the page opens. */
export async function holdBack(page: Page, word: string, after: number) {
  const held: (() => void)[] = []
  let wanted: { readonly word: string; left: number } | undefined = { word, left: after }
  await page.routeWebSocket(/\/rpc/, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((message) => {
      if (!wanted || !String(message).includes(wanted.word)) server.send(message)
      else if (wanted.left > 0) {
        wanted.left -= 1
        server.send(message)
      } else held.push(() => server.send(message))
    })
  })
  return {
    letGo(): void {
      wanted = undefined
      for (const send of held.splice(0)) send()
    },
    /** From now on another word, or the same one again. */
    hold(nextWord: string, nextAfter: number): void {
      wanted = { word: nextWord, left: nextAfter }
    },
  }
}
