/** The value below which that share of the measures lies. */
export function percentile(measures: readonly number[], share: number): number {
  const sorted = measures.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

type Goal = { readonly atMost: number } | { readonly atLeast: number } | undefined

/** One line a figure: `name value unit goal ok|short`. */
export function figure(name: string, value: number, unit: string, goal?: Goal): void {
  const reached = goal === undefined || ('atMost' in goal ? value <= goal.atMost : value >= goal.atLeast)
  const wanted = goal === undefined ? '-' : 'atMost' in goal ? `<=${goal.atMost}` : `>=${goal.atLeast}`
  process.stdout.write(`${name} ${value.toPrecision(4)} ${unit} ${wanted} ${reached ? 'ok' : 'short'}\n`)
}

/** Runs and times; milliseconds. */
export function timed(work: () => void): number {
  const startedMs = performance.now()
  work()
  return performance.now() - startedMs
}
