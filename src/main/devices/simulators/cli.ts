import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { slipText, type Slip } from './printer/paper.ts'
import { startPrinterSimulator } from './printer/server.ts'

const HELP = `npm run sim -- [--port 9100] [--columns 48] [--personality epson|clone|mute|star]
               [--ms-per-line 16] [--out DIR]
A printer on 127.0.0.1 that shows each slip here, and with --out also keeps it as PNG.
While it runs: p paper out · l paper low · c cover open · off refuse connections · ok set everything right`

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '9100' },
    columns: { type: 'string', default: '48' },
    personality: { type: 'string', default: 'epson' },
    'ms-per-line': { type: 'string', default: '16' },
    out: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(HELP)
  process.exit(0)
}

const settings = z
  .strictObject({
    port: z.coerce.number().int().min(0).max(65_535),
    columns: z.coerce.number().int().min(16).max(64),
    personality: z.enum(['epson', 'clone', 'mute', 'star']),
    msPerLine: z.coerce.number().int().min(0).max(1000),
  })
  .parse({
    port: values.port,
    columns: values.columns,
    personality: values.personality,
    msPerLine: values['ms-per-line'],
  })

const printer = await startPrinterSimulator(settings)
console.log(`${HELP}\n\nlistening on 127.0.0.1:${printer.port}`)

printer.onChange((event) => {
  if (event.kind === 'kick') console.log(`-- drawer opens (pin ${event.pin})`)
  if (event.kind === 'cut') void show(event.slip)
})

async function show(slip: Slip): Promise<void> {
  const edge = '-'.repeat(settings.columns)
  console.log(`\n${edge}\n${slipText(slip, settings.columns)}\n${edge} slip ${slip.number}`)
  if (values.out === undefined) return
  await mkdir(values.out, { recursive: true })
  // Loaded only here: pictures need development dependencies, the simulator does not.
  const { slipPng } = await import('./printer/paper-png.ts')
  const file = join(values.out, `slip-${String(slip.number).padStart(4, '0')}.png`)
  await writeFile(file, slipPng(slip, { columns: settings.columns }))
  console.log(file)
}

const { faults } = printer
const COMMANDS: Readonly<Record<string, () => void | Promise<void>>> = {
  p: () => faults.paperOut(),
  l: () => faults.paperLow(),
  c: () => faults.coverOpen(),
  off: () => faults.refuse(),
  ok: () => faults.restore(),
}
createInterface({ input: process.stdin }).on('line', (typed) => void COMMANDS[typed.trim()]?.())
process.once('SIGINT', () => void printer.close().then(() => process.exit(0)))
process.once('SIGTERM', () => void printer.close().then(() => process.exit(0)))
