import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { serveWorkbench } from './workbench/web.ts'
import { startWorkbench } from './workbench/workbench.ts'

const HELP = `npm run sim -- [options]
  The devices of a counter that are not there, on one page: paper, drawer, card terminal, scanner, customer display,
  a queue of CUPS. They speak their real protocols, and a person can pull at all of them.
  --page-port 9180       the page
  --port 9100            the printer
  --terminal-port 8888   the card terminal (Caisse-AP)
  --queue-port 9631      CUPS, with one queue: ticket
  --personality epson    epson, clone, mute or star
  --ms-per-line 16       how fast the printer prints
  --links FOLDER         where the serial ports of scanner and display appear, below /dev
  --out FOLDER           keeps each slip there as a picture`

const { values } = parseArgs({
  options: {
    'page-port': { type: 'string', default: '9180' },
    port: { type: 'string', default: '9100' },
    'terminal-port': { type: 'string', default: '8888' },
    'queue-port': { type: 'string', default: '9631' },
    personality: { type: 'string', default: 'epson' },
    'ms-per-line': { type: 'string', default: '16' },
    links: { type: 'string', default: '/dev/shm/zinc-sim' },
    out: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(HELP)
  process.exit(0)
}

const zPort = z.coerce.number().int().min(0).max(65_535)
const asked = z
  .strictObject({
    pagePort: zPort,
    printerPort: zPort,
    terminalPort: zPort,
    queuePort: zPort,
    personality: z.enum(['epson', 'clone', 'mute', 'star']),
    msPerLine: z.coerce.number().int().min(0).max(1000),
    links: z.string().min(1),
  })
  .safeParse({
    pagePort: values['page-port'],
    printerPort: values.port,
    terminalPort: values['terminal-port'],
    queuePort: values['queue-port'],
    personality: values.personality,
    msPerLine: values['ms-per-line'],
    links: values.links,
  })
if (!asked.success) {
  console.error(`${z.prettifyError(asked.error)}\n\n${HELP}`)
  process.exit(2)
}

try {
  const { pagePort, ...options } = asked.data
  const workbench = await startWorkbench(options)
  const page = await serveWorkbench(workbench, pagePort)
  if (values.out !== undefined) await keepPictures(values.out)
  const { printer, terminal, queue, scanner, display } = workbench.state()
  console.log(
    [
      `Banc d’essai · test bench   ${page.url}`,
      `Imprimante · printer        ${printer.address}`,
      `Terminal                    ${terminal.address}`,
      `CUPS                        ${queue.host}, ticket`,
      ...(scanner && display
        ? [`Scanner                     ${scanner.path}`, `Afficheur · display         ${display.path}`]
        : []),
    ].join('\n'),
  )

  async function keepPictures(folder: string): Promise<void> {
    await mkdir(folder, { recursive: true })
    // Loaded only here: pictures need development dependencies, the simulators do not.
    const { slipPng } = await import('./printer/paper-png.ts')
    const kept = new Set<number>()
    workbench.onChange(() => {
      for (const number of workbench.state().printer.slips) {
        const slip = kept.has(number) ? undefined : workbench.slip(number)
        kept.add(number)
        if (slip) void writeFile(join(folder, `slip-${String(number).padStart(4, '0')}.png`), slipPng(slip))
      }
    })
  }

  const stop = () =>
    void Promise.all([page.close(), workbench.close()]).then(() => {
      process.exit(0)
    })
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
  const port = 'port' in error ? String(error.port) : ''
  console.error(
    `Le port ${port} est déjà pris : choisissez-en un autre (--help).\nPort ${port} is already in use: choose another (--help).`,
  )
  process.exit(1)
}
