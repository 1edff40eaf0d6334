import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { benchCalendar } from './calendar.bench.ts'
import { benchCatalogue } from './catalogue.bench.ts'
import { benchHost } from './host.bench.ts'
import { benchPrinting } from './printing.bench.ts'
import { benchSale } from './sale.bench.ts'
import { benchStart } from './start.bench.ts'
import { benchTab } from './tab.bench.ts'
import { benchTaps } from './taps.bench.ts'
import { benchMillion } from './million.bench.ts'
import { benchYear } from './year.bench.ts'
import { benchDay } from './z.bench.ts'

const only = process.argv[2]
const benches = {
  sale: benchSale,
  tab: benchTab,
  day: benchDay,
  year: benchYear,
  million: benchMillion,
  catalogue: benchCatalogue,
  calendar: benchCalendar,
  host: benchHost,
  printing: benchPrinting,
  taps: benchTaps,
  start: benchStart,
}

// Beside the project, so that it is the project's own disk and not a file system in memory.
const root = mkdtempSync(join(import.meta.dirname, '..', '..', 'node_modules', '.zinc-bench-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))
for (const [name, bench] of Object.entries(benches)) {
  if (only === undefined || only === name) await bench(mkdtempSync(join(root, `${name}-`)))
}
