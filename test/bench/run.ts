import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { benchBackup } from './backup.bench.ts'
import { benchCalendar } from './calendar.bench.ts'
import { benchCatalogue } from './catalogue.bench.ts'
import { benchCatalogueImport } from './catalogue-import.bench.ts'
import { benchDemo } from './demo.bench.ts'
import { benchHost } from './host.bench.ts'
import { benchPrinting } from './printing.bench.ts'
import { benchReports } from './reports.bench.ts'
import { benchSale } from './sale.bench.ts'
import { benchStart } from './start.bench.ts'
import { benchTab } from './tab.bench.ts'
import { benchTaps } from './taps.bench.ts'
import { benchMillion } from './million.bench.ts'
import { benchYear } from './year.bench.ts'
import { benchDay } from './z.bench.ts'

const only = process.argv[2]
/** A bench takes a folder of its own, and prints its figures. */
type Bench = (folder: string) => Promise<void> | void
const benches: Record<string, Bench> = {
  sale: benchSale,
  tab: benchTab,
  day: benchDay,
  year: benchYear,
  million: benchMillion,
  backup: benchBackup,
  catalogue: benchCatalogue,
  'catalogue-import': benchCatalogueImport,
  calendar: benchCalendar,
  host: benchHost,
  reports: benchReports,
  printing: benchPrinting,
  taps: benchTaps,
  start: benchStart,
  demo: benchDemo,
}

// The services' own benches lie with them: a till without a service is without its bench.
const project = join(import.meta.dirname, '..', '..')
for (const file of globSync('src/bricks/*/test/*.bench.ts', { cwd: project })) {
  const { bench }: { readonly bench: Bench } = await import(pathToFileURL(join(project, file)).href)
  benches[basename(file, '.bench.ts')] = bench
}

// Beside the project, so that it is the project's own disk and not a file system in memory.
const root = mkdtempSync(join(project, 'node_modules', '.zinc-bench-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))
for (const [name, bench] of Object.entries(benches)) {
  if (only === undefined || only === name) await bench(mkdtempSync(join(root, `${name}-`)))
}
