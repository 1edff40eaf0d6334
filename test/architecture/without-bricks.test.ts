import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, globSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/shop.ts'

// A service is a brick (design §3): without its folder and its two lines the till builds, opens and sells.

const root = resolve(import.meta.dirname, '../..')
const bricks = globSync('src/bricks/*/index.ts', { cwd: root }).map((file) => file.split('/')[2] ?? '')
const { folder, remove } = temporaryFolder()
const LISTS = ['src/main/bricks.ts', 'src/renderer/bricks.ts']

/** The guide's pages of all services in one walk: it goes with any of them. */
const OF_SEVERAL = ['test/e2e/services-guide.spec.ts']

/** The files that a file imports by a path, from the root. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(/(?:from |import\()'(\.[^']*)'/g)].map(([, path = '']) => join(dirname(file), path))
}

/** Opens a day, sells a coffee in cash and says what was sealed. */
const SELLS = `
  import { openShop } from './test/support/shop.ts'
  const shop = await openShop()
  await shop.openDay()
  await shop.sell(['prd_cafe'])
  console.log(JSON.stringify(await shop.ask.tickets.settled({ limit: 1 })))
  await shop.close()`

beforeAll(() => {
  for (const part of ['src', 'test', 'resources', 'package.json', 'tsconfig.json', 'electron.vite.config.ts']) {
    cpSync(join(root, part), join(folder, part), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
})
afterAll(remove)

describe('a till without any of its services', () => {
  it('has them named in two lists alone', () => {
    const named = globSync('src/{main,renderer,shared,preload}/**/*.{ts,tsx}', { cwd: root }).filter((file) =>
      /from '[^']*\/bricks\/[a-z]+\//.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(named.filter((file) => !LISTS.includes(file))).toEqual([])
  })

  it.each(bricks)('names %s, taken away alone, nowhere but in its two lines', (brick) => {
    const own = new RegExp(`^(src/bricks/${brick}/|test/e2e/${brick}(\\.spec|-[^/]*)\\.ts$)`)
    const left = globSync('{src,test}/**/*.{ts,tsx}', { cwd: root }).filter((file) => !own.test(file))
    const named = left.filter((file) => importsOf(file).some((path) => own.test(path)))
    expect(left.length).toBeGreaterThan(1000)
    expect(named.filter((file) => ![...LISTS, ...OF_SEVERAL].includes(file))).toEqual([])
    expect(named.filter((file) => LISTS.includes(file))).toHaveLength(2)
  })

  it('is right for the compiler, and sells', { timeout: 300_000 }, () => {
    for (const brick of bricks) rmSync(join(folder, 'src/bricks', brick), { recursive: true })
    for (const list of LISTS) {
      const file = join(folder, list)
      const kept = readFileSync(file, 'utf8')
        .replaceAll(/^import .*\/bricks\/.*\n/gm, '')
        .replaceAll(/= \[[^\]]*\]/g, '= []')
      writeFileSync(file, kept)
    }
    // Its own tests go with it.
    for (const own of bricks.flatMap((brick) => globSync(`test/e2e/${brick}{.spec,-*}.ts`, { cwd: folder }))) {
      rmSync(join(folder, own))
    }
    for (const shared of OF_SEVERAL) rmSync(join(folder, shared), { force: true })
    const compiler = join(root, 'node_modules/typescript/bin/tsc')
    const compiled = spawnSync(process.execPath, [compiler, '--noEmit', '-p', folder], { encoding: 'utf8' })
    expect(compiled.stdout).toBe('')
    const script = join(folder, 'sells.ts')
    writeFileSync(script, SELLS)
    const said = execFileSync(process.execPath, [script], { encoding: 'utf8', cwd: folder })
    expect(JSON.parse(said)).toMatchObject([{ number: 1, totalCents: 160 }])
  })
})
