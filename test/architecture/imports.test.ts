import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join, posix, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { layers, layerTable, type Layer } from './layers.ts'

const root = resolve(import.meta.dirname, '../..')
const files = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .map((file) => file.split(sep).join('/'))
  .toSorted()
const MAX_LINES = 300
/** Tables of words are as long as the words are many. */
const longOnes = new Set(['src/shared/texts/fr.ts', 'src/shared/texts/en.ts'])

const bans = [
  { what: /\benum\s+\w+\s*\{/, instead: 'a union of literals (erasableSyntaxOnly)' },
  { what: /\bas any\b/, instead: 'a type, or `unknown` and a check' },
  { what: /@ts-(ignore|nocheck)/, instead: '@ts-expect-error with a reason, in a test' },
  { what: /\bTODO(?!\([^)]{3,}\):)/, instead: 'TODO(why or issue): what' },
]

const isTest = (file: string) => /\.test\.tsx?$|^src\/bricks\/[^/]+\/test\//.test(file)
const sources = files.filter((file) => !isTest(file))
const textOf = (file: string) => readFileSync(join(root, file), 'utf8')
const layerOf = (file: string) => layers.find(({ matches }) => matches.test(file))

/** Everything a file names as a module: static, re-exported, dynamic and required; types too. */
function importsOf(file: string): string[] {
  const code = textOf(file).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  const named = /(?:(?<!['-])\bfrom|\bimport|\bimport\(|\brequire(?:\.resolve)?\()\s*'([^'\n]+)'/g
  return [...code.matchAll(named)].map((match) => match[1] as string)
}

/** `own/` is src/main/tickets/ for a file of the tickets, src/bricks/bikes/ for one of the bikes. */
function ownFolder(file: string): string {
  return `${file.split('/').slice(0, 3).join('/')}/`
}

function isAllowed(file: string, specifier: string, layer: Layer): boolean {
  if (specifier.startsWith('node:')) return layer.node
  if (!specifier.startsWith('.')) {
    const name = specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/')
    return layer.packages.some((allowed) =>
      allowed.endsWith('/*') ? name.startsWith(allowed.slice(0, -1)) : name === allowed,
    )
  }
  const target = posix.join(posix.dirname(file), specifier)
  // Pictures and styles lie beside the screens that show them.
  return layer.may.some((allowed) => {
    const place = allowed.startsWith('own/') ? `${ownFolder(file)}${allowed.slice('own/'.length)}` : allowed
    return place.endsWith('/') ? target.startsWith(place) : target === place
  })
}

describe('the sources', () => {
  it('are really looked at', () => {
    expect(sources.length).toBeGreaterThan(20)
    expect(sources.flatMap(importsOf).length).toBeGreaterThan(100)
  })

  it('lie in a folder that says what they may import', () => {
    const homeless = sources.filter((file) => !layerOf(file))
    expect(homeless, 'these match no row of test/architecture/layers.ts: move them, or add a row and say why').toEqual(
      [],
    )
  })

  it('import only what their folder may', () => {
    const wrong = sources.flatMap((file) => {
      const layer = layerOf(file)
      if (!layer) return []
      return importsOf(file)
        .filter((specifier) => !isAllowed(file, specifier, layer))
        .map((specifier) => `${file} imports ${specifier}: ${layer.where} is ${layer.why}`)
    })
    expect(
      wrong,
      'pass it in from till.ts, ask through a door (index.ts), or move the file; see ARCHITECTURE.md',
    ).toEqual([])
  })

  it('are of a size that can be read', () => {
    const long = sources
      .filter((file) => !longOnes.has(file))
      .map((file) => ({ file, lines: textOf(file).split('\n').length - 1 }))
      .filter(({ lines }) => lines > MAX_LINES)
      .map(({ file, lines }) => `${file}: ${lines} lines`)
    expect(long, `cut these below ${MAX_LINES} lines, along a noun`).toEqual([])
  })

  it('use none of what is banned', () => {
    const found = files.flatMap((file) =>
      textOf(file)
        .split('\n')
        .flatMap((line, index) =>
          bans
            .filter(({ what }) => what.test(line))
            .map(({ instead }) => `${file}:${index + 1} ${line.trim()}: write ${instead}`),
        ),
    )
    expect(found).toEqual([])
  })
})

describe('the layer test itself', () => {
  it.each([
    { file: 'src/shared/money.ts', specifier: 'node:fs', allowed: false },
    { file: 'src/shared/contracts/till.ts', specifier: '@orpc/contract', allowed: true },
    { file: 'src/main/tenders/rules.ts', specifier: '../db/open.ts', allowed: false },
    { file: 'src/main/tenders/rules.ts', specifier: '../../shared/money.ts', allowed: true },
    { file: 'src/main/tenders/handlers.ts', specifier: '../tickets/store.ts', allowed: false },
    { file: 'src/main/tenders/handlers.ts', specifier: '../tickets/index.ts', allowed: true },
    { file: 'src/main/tenders/store.ts', specifier: 'better-sqlite3', allowed: false },
    { file: 'src/main/hosts/web.ts', specifier: 'electron', allowed: false },
    { file: 'src/main/hosts/web.ts', specifier: '../tickets/index.ts', allowed: false },
    { file: 'src/renderer/counter/Pay.tsx', specifier: '../../main/tenders/rules.ts', allowed: false },
    { file: 'src/renderer/counter/Pay.tsx', specifier: '../../bricks/bikes/index.ts', allowed: false },
    { file: 'src/bricks/bikes/handlers.ts', specifier: '../parcels/contract.ts', allowed: false },
    { file: 'src/bricks/bikes/handlers.ts', specifier: './rules.ts', allowed: true },
    { file: 'src/preload/index.ts', specifier: 'zod', allowed: false },
  ])('$file importing $specifier: $allowed', ({ file, specifier, allowed }) => {
    expect(isAllowed(file, specifier, layerOf(file) as Layer)).toBe(allowed)
  })
})

const architecture = join(root, 'ARCHITECTURE.md')
describe.runIf(existsSync(architecture))('ARCHITECTURE.md', () => {
  it('prints the layer table as it is checked', () => {
    const page = readFileSync(architecture, 'utf8')
    const block = /(<!-- layers -->\n)([\s\S]*?)(\n<!-- \/layers -->)/
    expect(page, 'put <!-- layers --> and <!-- /layers --> around the table').toMatch(block)
    const written = page.replace(block, (_whole, start: string, _table, end: string) => `${start}${layerTable()}${end}`)
    if (process.env['UPDATE_LAYERS'] === '1') writeFileSync(architecture, written)
    else expect(page, 'UPDATE_LAYERS=1 npm run test:unit -- test/architecture writes it').toBe(written)
  })
})
