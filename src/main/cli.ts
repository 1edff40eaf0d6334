import { Command, InvalidArgumentError, Option } from 'commander'
import { setPriority } from 'node:os'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { addArchiveCommands, verifyFile } from './cli/archives.ts'
import { addBackupCommands, CannotRestore } from './cli/backups.ts'
import { addDemoCommand, RealCafe } from './cli/demo.ts'
import { existing, NoSuchCopy, OF_DEMO, print, refusalSentence } from './cli/common.ts'
import { doctor } from './cli/doctor.ts'
import { addNetworkCommands } from './cli/network.ts'
import { RULES_NAME } from './cli/doctor/machine.ts'
import type { Lang } from '../shared/texts/index.ts'
import { openLedger, storageFailure } from './db/open.ts'
import { AlreadyRunning, holdFolder } from './db/single-instance.ts'
import { serveWeb } from './hosts/web.ts'
import { checkLedger } from './integrity.ts'
import { filePermissions, rebuild } from './journal/index.ts'
import { forkedDevices, NothingInstalled, openTill } from './open-till.ts'
import { printerAddress, type PrinterAddress } from './printer-crew.ts'
import { software } from './software.ts'
import { projectionsOf } from './ledger-parts.ts'

const zinc = new Command('zinc').description('The till of the village café').version(software.version)

zinc
  .command('serve')
  .description('open the till on this machine’s loopback, for a browser')
  .requiredOption('--data <folder>', 'the folder of the till')
  .option('--port <number>', 'port; 0 takes a free one', asPort, 0)
  .option('--demo', 'install the demo café where nothing is installed', false)
  .option('--printer <host:port:profile>', 'receipt printer, e.g. 192.0.2.5:9100:epson-80', asPrinter)
  .option('--pages <folder>', 'the built pages', join(import.meta.dirname, '..', 'renderer'))
  .action(serve)

zinc
  .command('verify')
  .description('read the whole ledger, or an archive, and check every seal')
  .argument('[file]', 'an archive')
  .option('--data <folder>', 'the folder of the till; with an archive: whose keys it must bear')
  .option('--json', 'answer for a program', false)
  .option('--progress', 'say how far it is', false)
  .action((file: string | undefined, { data, json, progress }: { data?: string; json: boolean; progress: boolean }) => {
    if (file !== undefined) return verifyFile(file, data, json)
    if (data === undefined) throw new NothingToVerify()
    const tell = progress ? (done: number, of: number) => print(`PROGRESS ${done} ${of}`) : undefined
    const found = checkLedger(existing(data), tell)
    if (json) return print(JSON.stringify(found))
    const { damaged, entries, faults, headCode, demo, durationMs } = found
    if (demo) print(OF_DEMO)
    if (damaged !== null) print(`DAMAGED: ${damaged}`)
    for (const fault of faults) print(`FAULT: ${fault.chain} ${fault.seq}: ${fault.what}`)
    print(`${entries} entries, ${faults.length} faults, head ${headCode}, ${Math.round(durationMs)} ms`)
    if (damaged !== null || faults.length > 0) process.exitCode = 1
  })

addArchiveCommands(zinc)
addDemoCommand(zinc, {
  asPort,
  pages: join(import.meta.dirname, '..', 'renderer'),
  serve: (options) => serve({ ...options, demo: true }),
})
addNetworkCommands(zinc, systemLang())

addBackupCommands(zinc)

zinc
  .command('rebuild')
  .description('make the projections again from the journal')
  .requiredOption('--data <folder>', 'the folder of the till')
  .option('--check', 'only compare, change nothing', false)
  .action(({ data, check }: { data: string; check: boolean }) => {
    const folder = existing(data)
    const release = holdFolder(folder.folder)
    const db = openLedger(folder.ledger)
    const differences = rebuild(db, projectionsOf(db), { checkOnly: check })
    db.close()
    release()
    for (const { table } of differences) print(`DIFFERS: ${table}`)
    print(differences.length === 0 ? 'projections follow from the journal' : `${differences.length} tables differ`)
    if (check && differences.length > 0) process.exitCode = 1
  })

zinc
  .command('doctor')
  .description('what is plugged into this machine, what a till misses on it, and the commands that mend it')
  .addOption(new Option('--lang <lang>', 'fr or en').choices(['fr', 'en']).default(systemLang()))
  .option('--json', 'answer for a program', false)
  .action(({ lang, json }: { lang: Lang; json: boolean }) => {
    const rulesPath = join(import.meta.dirname, '..', '..', 'resources', 'udev', RULES_NAME)
    const said = doctor({ lang, rulesPath, root: '/', platform: process.platform })
    if (json) print(JSON.stringify(said.findings))
    else said.lines.forEach(print)
  })

async function serve(options: {
  data: string
  port: number
  demo: boolean
  printer?: PrinterAddress
  pages: string
}): Promise<void> {
  if (!existsSync(join(options.pages, 'index.html'))) throw new PagesNotBuilt(options.pages)
  const till = await openTill({
    dataFolder: options.data,
    protector: filePermissions(),
    demo: options.demo,
    printer: options.printer,
    cliPath: process.argv[1],
    devices: forkedDevices(besideCli('device-host')),
    scanners: true,
  })
  const host = await serveWeb({ router: () => till.router, pages: options.pages, port: options.port }).catch(
    async (error: unknown) => {
      await till.close() // its printer and its lock would keep this process alive, and the folder shut
      throw error
    },
  )
  till.onReplaced(host.disconnect)
  print(`Zinc: ${host.url}`)
  if (till.simulatorPort !== undefined) print(`Printer simulator: 127.0.0.1:${till.simulatorPort}`)
  const stop = () => {
    void host
      .close()
      .then(() => till.close())
      .then(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

/** Another entry of the same build, or its source. */
function besideCli(entry: string): string {
  const { dirname, filename } = import.meta
  return filename.endsWith('.ts') ? join(dirname, entry, 'process.ts') : join(dirname, `${entry}.js`)
}

/** The language that this machine speaks, where it is one of ours. */
function systemLang(): Lang {
  return Intl.DateTimeFormat().resolvedOptions().locale.startsWith('fr') ? 'fr' : 'en'
}

function asPort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('0 to 65535')
  return port
}

function asPrinter(text: string): PrinterAddress {
  const address = printerAddress(text)
  if (!address) throw new InvalidArgumentError('host:port:profile, e.g. 192.0.2.5:9100:epson-80')
  return address
}

class NothingToVerify extends Error {}
class PagesNotBuilt extends Error {}

/** What the person at the keyboard caused gets a sentence; an error of ours keeps its trace. */
function explain(error: unknown): string {
  if (error instanceof AlreadyRunning) return 'Zinc is already open on this folder.'
  if (error instanceof NothingInstalled)
    return 'No café is installed in this folder. Try: zinc serve --demo --data FOLDER'
  if (error instanceof RealCafe) return `${error.message} holds a real café: no demo is made or opened there.`
  if (error instanceof NothingToVerify) return 'Name an archive, or a till with --data FOLDER.'
  const refusal = refusalSentence(error)
  if (refusal !== undefined) return refusal
  if (error instanceof CannotRestore) return error.message
  if (error instanceof NoSuchCopy) return `There is no copy ${error.message}`
  if (storageFailure(error) === 'corrupt') return 'This file is no ledger, or it is damaged.'
  if (error instanceof PagesNotBuilt) return `The pages are not built (${error.message}). Type: npm run build`
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return 'This port is already in use.'
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

if (process.env['ZINC_LOW_PRIORITY'] === '1') setPriority(10)
try {
  await zinc.parseAsync()
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exitCode = 1
}
