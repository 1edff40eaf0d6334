import type { startPrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'

type Printer = Awaited<ReturnType<typeof startPrinterSimulator>>

/** Every paper that came out, once there are so many: awaited, never timed. */
export async function slipsOf(printer: Pick<Printer, 'paper'>, count: number): Promise<readonly string[]> {
  for (;;) {
    const all: string[] = []
    let lines: string[] = []
    for (const event of printer.paper.timeline) {
      if (event.kind === 'line') lines.push(event.text)
      if (event.kind === 'cut') all.push(lines.splice(0).join('\n'))
      lines = event.kind === 'cut' ? [] : lines
    }
    if (all.length >= count) return all
    await new Promise((later) => setImmediate(later))
  }
}
