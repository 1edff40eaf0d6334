/** One after the other, each told as it ends; what fails does not keep the next from being tried. */
export function createSteps(look: () => Promise<string>) {
  let failed = 0
  let passed = 0
  return {
    async step(name: string, work: () => Promise<void>): Promise<void> {
      const startedMs = performance.now()
      try {
        await work()
        passed += 1
        console.log(`  ✓ ${name} (${Math.round(performance.now() - startedMs)} ms)`)
      } catch (error) {
        failed += 1
        console.log(
          `  ✗ ${name}\n    ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n${await look()}`,
        )
      }
    },
    /** The exit code. */
    end(): number {
      console.log(`  ${passed} passed, ${failed} failed`)
      return failed === 0 && passed > 0 ? 0 : 1
    },
  }
}

const EVERY_MS = 50

/** Waits until it is so; the last answer says what was there instead. An emulated machine is slow: the limit is generous. */
export async function until<T>(look: () => Promise<T>, isSo: (found: T) => boolean, limitMs = 30_000): Promise<T> {
  const endMs = performance.now() + limitMs
  for (;;) {
    const found = await look()
    if (isSo(found)) return found
    if (performance.now() > endMs) throw new Error(`never so, but: ${JSON.stringify(found)}`)
    await new Promise((later) => setTimeout(later, EVERY_MS))
  }
}
