/** Lets one task run at a time. An urgent one goes before all that wait. */
export type Turns = { readonly take: <T>(task: () => Promise<T>, urgent?: boolean) => Promise<T> }

export function createTurns(): Turns {
  const waiting: (() => Promise<void>)[] = []
  let busy = false

  async function run(): Promise<void> {
    if (busy) return
    busy = true
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next()
    busy = false
  }

  return {
    take(task, urgent = false) {
      return new Promise((resolve, reject) => {
        const turn = () => task().then(resolve, reject)
        if (urgent) waiting.unshift(turn)
        else waiting.push(turn)
        void run()
      })
    },
  }
}
