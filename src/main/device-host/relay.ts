/** What is told by calls, for somebody who listens to it in order. */
export function createRelay<T>() {
  const waiting: T[] = []
  let wake = Promise.withResolvers<void>()
  return {
    tell(value: T): void {
      waiting.push(value)
      wake.resolve()
    },
    /** Everything that is told until something has ended. Fails with it. */
    async *until(ended: Promise<unknown>): AsyncGenerator<T, void> {
      let isOver = false
      const over = ended.finally(() => (isOver = true))
      over.catch(() => {}) // it is awaited below, or nobody listens any more
      for (;;) {
        yield* waiting.splice(0)
        if (isOver) return void (await ended)
        wake = Promise.withResolvers()
        await Promise.race([wake.promise, over])
      }
    },
  }
}
