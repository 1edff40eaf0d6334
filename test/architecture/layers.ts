/** Where a file lies says what it may import. The first row that matches counts; ARCHITECTURE.md prints this table. */
export type Layer = {
  readonly where: string
  readonly matches: RegExp
  /** Folders (ending in a slash) or files. `own/` is the part or brick that the file belongs to. */
  readonly may: readonly string[]
  readonly packages: readonly string[]
  /** Whether Node's own modules may be used. */
  readonly node: boolean
  readonly why: string
}

const shared = 'src/shared/'
const partNames =
  'accounting|alcohol|archives|backups|card-payments|cash-sessions|catalogue|closures|corrections|customer-display|customers|demo|e-tickets|fiscal|invoices|kitchen|notes|people|' +
  'price-lists|printers|printing|privacy|reports|network|scans|settings|setup|status|stock|tabs|tax-control|tenders|tickets|tips|owed|services|calendar|vouchers|accounts|loyalty|training|today'
const doors = partNames.split('|').map((part) => `src/main/${part}/index.ts`)
const partsMay = [
  shared,
  'own/',
  'src/main/db/',
  'src/main/journal/index.ts',
  'src/main/fiscal/',
  'src/main/hosts/handlers.ts',
  'src/main/documents/',
  ...doors,
]
/** What of the bikes decides and nothing else: prices, hours, riders, damages. */
const bikeRules = 'accrual|advance|cover|damages|durations|late|nearest|opening|prices|riders|stock|tariff|wall-clock'
const ofTheScreens = [
  'react',
  'react-dom',
  '@tanstack/react-query',
  '@orpc/client',
  '@orpc/contract',
  '@orpc/tanstack-query',
  'zustand',
  'lucide-react',
  '@fontsource-variable/*',
]

export const layers: readonly Layer[] = [
  {
    where: 'src/shared',
    matches: /^src\/shared\//,
    may: [shared],
    packages: ['zod', '@orpc/contract'],
    node: false,
    why: 'what both sides speak; runs anywhere',
  },
  {
    where: 'src/preload',
    matches: /^src\/preload\//,
    may: [],
    packages: ['electron'],
    node: false,
    why: 'sandboxed: hands a port over',
  },
  {
    where: 'src/renderer/bricks.ts',
    matches: /^src\/renderer\/bricks\.tsx?$/,
    may: [shared, 'src/renderer/', 'src/bricks/'],
    packages: [],
    node: false,
    why: 'the renderer’s one list of bricks',
  },
  {
    where: 'src/renderer/scans/read-codes.ts',
    matches: /^src\/renderer\/scans\/read-codes\.ts$/,
    may: ['src/renderer/scans/'],
    packages: ['@zxing/browser', '@zxing/library'],
    node: false,
    why: 'codes in a camera’s picture; a chunk of its own',
  },
  {
    where: 'src/renderer/reports/charts',
    matches: /^src\/renderer\/reports\/charts\//,
    may: [shared, 'src/renderer/'],
    packages: [...ofTheScreens, 'chart.js'],
    node: false,
    why: 'figures as pictures',
  },
  {
    where: 'src/renderer/products/places',
    matches: /^src\/renderer\/products\/places\//,
    may: [shared, 'src/renderer/'],
    packages: [...ofTheScreens, '@dnd-kit/core'],
    node: false,
    why: 'tiles that are dragged to their place',
  },
  {
    where: 'src/renderer/guide/search.ts',
    matches: /^src\/renderer\/guide\/search\.ts$/,
    may: [shared, 'src/renderer/'],
    packages: ['minisearch'],
    node: false,
    why: 'words of the user’s guide, found without a network',
  },
  {
    where: 'src/renderer',
    matches: /^src\/renderer\//,
    may: [shared, 'src/renderer/'],
    packages: ofTheScreens,
    node: false,
    why: 'screens: no authority, no Node',
  },
  {
    where: 'rules.ts, of any part or brick',
    matches: /^src\/(main|bricks)\/(.*\/)?rules\.ts$/,
    may: [shared, 'src/main/tickets/draft.ts'],
    packages: [],
    node: false,
    why: 'pure decisions, on what was drafted',
  },
  {
    where: 'src/bricks/bikes, its rules',
    matches: new RegExp(`^src/bricks/bikes/(${bikeRules})\\.ts$`),
    may: [shared, ...bikeRules.split('|').map((rules) => `src/bricks/bikes/${rules}.ts`)],
    packages: ['zod'],
    node: false,
    why: 'pure decisions on prices, hours, riders and damages',
  },
  {
    where: 'src/bricks/parcels/labels',
    matches: /^src\/bricks\/parcels\/labels\//,
    may: [shared, 'src/bricks/parcels/labels/'],
    packages: ['zod'],
    node: false,
    why: 'what a scanned label is: pure, for the page as well as the core',
  },
  {
    where: 'src/bricks/*/rules',
    matches: /^src\/bricks\/[^/]+\/rules\//,
    may: [shared, 'own/rules/', 'own/labels/', 'own/ids.ts'],
    packages: ['zod'],
    node: false,
    why: 'what a brick’s things are, and pure decisions on them',
  },
  {
    where: 'src/bricks/*/screens',
    matches: /^src\/bricks\/[^/]+\/screens\//,
    may: [shared, 'own/', 'src/renderer/ui/', 'src/renderer/client/'],
    packages: ofTheScreens,
    node: false,
    why: 'a brick’s screens',
  },
  {
    where: 'src/bricks/*',
    matches: /^src\/bricks\/[^/]+\/(?!test\/)/,
    may: [...partsMay, 'src/main/brick.ts'],
    packages: ['zod'],
    node: true,
    why: 'a service: asks the core through its doors, never another brick',
  },
  {
    where: 'src/main/index.ts',
    matches: /^src\/main\/index\.ts$/,
    may: ['src/main/hosts/electron.ts'],
    packages: [],
    node: false,
    why: 'Electron’s entry',
  },
  {
    where: 'src/main/cli.ts, src/main/cli',
    matches: /^src\/main\/cli(\.ts$|\/)/,
    may: [shared, 'src/main/'],
    packages: ['commander', 'pino', '@orpc/client', '@orpc/server'],
    node: true,
    why: 'the command line',
  },
  {
    where: 'src/main/till.ts',
    matches: /^src\/main\/till\.ts$/,
    may: [shared, 'src/main/', 'resources/'],
    packages: ['pino'],
    node: true,
    why: 'the composition root: the parts and how they are put together',
  },
  {
    where: 'src/main/bricks.ts',
    matches: /^src\/main\/bricks\.ts$/,
    may: [shared, 'src/main/brick.ts', 'src/bricks/'],
    packages: [],
    node: false,
    why: 'the till’s one list of bricks',
  },
  {
    where: 'src/main/*.ts',
    matches: /^src\/main\/[^/]+\.ts$/,
    may: [shared, 'src/main/', 'resources/', 'package.json'],
    packages: ['pino', 'zod'],
    node: true,
    why: 'what the composition root is made of: opening, checking, logging',
  },
  {
    where: 'src/main/hosts/electron*.ts',
    matches: /^src\/main\/hosts\/electron[^/]*\.ts$/,
    may: [shared, 'src/main/hosts/', 'src/main/open-till.ts', 'src/main/journal/key-protector.ts'],
    packages: ['electron', '@orpc/server'],
    node: true,
    why: 'the only ones that know Electron',
  },
  {
    where: 'src/main/hosts',
    matches: /^src\/main\/hosts\//,
    may: [shared, 'src/main/hosts/', 'src/main/db/', 'src/main/open-till.ts'],
    packages: ['@orpc/server', '@orpc/client', '@orpc/contract', 'ws', 'sirv', 'zod'],
    node: true,
    why: 'carry the contract; know no part',
  },
  {
    where: 'src/main/db',
    matches: /^src\/main\/db\//,
    may: [shared, 'src/main/db/'],
    packages: ['better-sqlite3'],
    node: true,
    why: 'the only importer of SQLite',
  },
  {
    where: 'src/main/journal',
    matches: /^src\/main\/journal\//,
    may: [shared, 'src/main/journal/', 'src/main/db/'],
    packages: ['canonicalize', 'zod'],
    node: true,
    why: 'the fiscal core, versioned on its own',
  },
  {
    where: 'src/main/documents/transliterate.ts',
    matches: /^src\/main\/documents\/transliterate\.ts$/,
    may: [shared, 'src/main/documents/'],
    packages: ['iconv-lite'],
    node: false,
    why: 'the printers’ alphabets',
  },
  {
    where: 'src/main/documents/qr-matrix.ts',
    matches: /^src\/main\/documents\/qr-matrix\.ts$/,
    may: [],
    packages: ['escpos', 'qr-image'],
    node: true,
    why: 'the squares of a QR code',
  },
  {
    where: 'src/main/documents/pdf',
    matches: /^src\/main\/documents\/pdf\//,
    may: [shared, 'src/main/documents/'],
    packages: ['pdfkit', '@fontsource/inter', 'dejavu-fonts-ttf', 'qr-image'],
    node: true,
    why: 'the same documents, and A4 ones, as PDF/A with their fonts inside',
  },
  {
    where: 'src/main/documents/csv.ts',
    matches: /^src\/main\/documents\/csv\.ts$/,
    may: [shared],
    packages: ['csv-stringify'],
    node: false,
    why: 'tables for a spreadsheet, which any part may hand over',
  },
  {
    where: 'src/main/documents',
    matches: /^src\/main\/documents\//,
    may: [shared, 'src/main/documents/'],
    packages: [],
    node: false,
    why: 'one layout for every output',
  },
  {
    where: 'src/main/device-host',
    matches: /^src\/main\/device-host\//,
    may: [shared, 'own/', 'src/main/devices/'],
    packages: ['@orpc/client', '@orpc/contract', '@orpc/server', 'zod'],
    node: true,
    why: 'the process that holds the devices, and the line to it; knows no part',
  },
  {
    where: 'src/main/devices/simulators',
    matches: /^src\/main\/devices\/simulators\//,
    may: [shared, 'src/main/devices/', 'src/main/documents/'],
    packages: ['iconv-lite', '@resvg/resvg-js', 'qr-image', 'dejavu-fonts-ttf', '@fontsource/inter', 'koffi', 'zod'],
    node: true,
    why: 'real protocol peers for tests and the demo',
  },
  {
    where: 'src/main/devices',
    matches: /^src\/main\/devices\//,
    may: [shared, 'src/main/devices/', 'src/main/documents/'],
    packages: ['escpos', 'iconv-lite', 'serialport', 'usb', 'node-hid', 'koffi', 'bonjour-service', 'pngjs', 'zod'],
    node: true,
    why: 'ports and drivers; know no part',
  },
  {
    where: 'src/main/demo',
    matches: /^src\/main\/demo\//,
    may: [shared, 'own/', 'src/main/hosts/in-process.ts'],
    packages: ['@orpc/contract'],
    node: false,
    why: 'days of a made-up café, lived through the contract',
  },
  {
    where: 'src/main/printing, src/main/card-payments',
    matches: /^src\/main\/(printing|card-payments)\//,
    may: [...partsMay, 'src/main/devices/'],
    packages: ['zod'],
    node: true,
    why: 'the parts that reach a device',
  },
  {
    where: 'src/main/status',
    matches: /^src\/main\/status\//,
    may: [...partsMay, 'src/main/settings/', 'src/main/integrity.ts'],
    packages: ['zod'],
    node: true,
    why: 'what the till says of itself',
  },
  {
    where: 'src/main/backups',
    matches: /^src\/main\/backups\//,
    may: [...partsMay, 'src/main/data-folder.ts', 'src/main/integrity.ts'],
    packages: ['zod', 'age-encryption'],
    node: true,
    why: 'encrypted copies of the ledger, and the way back',
  },
  {
    where: 'src/main/catalogue',
    matches: /^src\/main\/catalogue\//,
    may: partsMay,
    packages: ['zod', 'csv-parse'],
    node: true,
    why: 'what the café sells, and lists of it from elsewhere',
  },
  {
    where: 'src/main/network',
    matches: /^src\/main\/network\//,
    may: partsMay,
    packages: ['zod', 'csv-parse'],
    node: true,
    why: 'the month that the network of cafés and the town hall read',
  },
  {
    where: 'src/main/invoices',
    matches: /^src\/main\/invoices\//,
    may: partsMay,
    packages: ['zod', 'xmlbuilder2'],
    node: true,
    why: 'invoices made of tickets, with their structured twin',
  },
  {
    where: 'src/main/accounting',
    matches: /^src\/main\/accounting\//,
    may: partsMay,
    packages: ['zod', 'iconv-lite', 'csv-stringify'],
    node: true,
    why: 'what accountants and the tax platform are given',
  },
  {
    where: 'src/main/archives',
    matches: /^src\/main\/archives\//,
    may: partsMay,
    packages: ['zod', 'fflate', 'csv-stringify'],
    node: true,
    why: 'sealed periods in a file that anybody can check',
  },
  {
    where: 'src/main/*, the other parts',
    matches: new RegExp(`^src/main/(${partNames})/`),
    may: partsMay,
    packages: ['zod'],
    node: true,
    why: 'rules, store, handlers; another part only through its door',
  },
]

/** The table of ARCHITECTURE.md. */
export function layerTable(): string {
  const short = (path: string) => path.replace(/^src\/main\/(?=.)/, '').replace(/\/$/, '')
  const mayOf = (may: readonly string[]) => {
    const listed = doors.every((door) => may.includes(door))
      ? [...may.filter((path) => !doors.includes(path)), 'the parts’ index.ts']
      : may
    return listed.length > 0 ? listed.map(short).join(', ') : 'nothing'
  }
  const rows = layers.map(({ where, may, packages, node, why }) => {
    const outside = [...packages, ...(node ? ['node:*'] : [])].join(', ') || '—'
    return `| \`${where}\` | ${why} | ${mayOf(may)} | ${outside} |`
  })
  return ['| Where | What it is | May import | Packages |', '| --- | --- | --- | --- |', ...rows].join('\n')
}
