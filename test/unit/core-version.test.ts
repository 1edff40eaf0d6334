import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { core, coreVersions } from '../../src/main/journal/index.ts'

const FOLDER = new URL('../../src/main/journal/', import.meta.url)

/** SHA-256 over name, NUL and content of every source of the fiscal core but its version, by name. */
function hashOfCore(): { readonly hash: string; readonly names: readonly string[] } {
  const names = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.ts') && name !== 'core-version.ts')
    .toSorted()
  const hash = createHash('sha256')
  for (const name of names) hash.update(`${name}\0`).update(readFileSync(new URL(name, FOLDER)))
  return { hash: hash.digest('hex'), names }
}

describe('F-43 the fiscal core', () => {
  const { hash, names } = hashOfCore()
  const versions: readonly { readonly version: string; readonly hash: string }[] = coreVersions

  it('is really looked at', () => {
    expect(names).toEqual(expect.arrayContaining(['entry.ts', 'journal.ts', 'keys.ts', 'migrations.ts', 'verify.ts']))
  })

  it('is the one that its last version names', () => {
    const advice =
      `The sources of src/main/journal changed. The fiscal core has its own version (checklist F-42, F-43): add\n` +
      `  { version: '<next>', hash: '${hash}' },\n` +
      `at the end of coreVersions in src/main/journal/core-version.ts, and leave the lines above it as they are.\n` +
      `A change of what is recorded, sealed or verified is a new major version.`
    expect(versions.at(-1)?.hash, advice).toBe(hash)
  })

  it('tells its present version to whoever prints it', () => {
    expect(core).toEqual(versions.at(-1))
  })

  it('has a history without a repeated version or hash, in rising order', () => {
    const numbers = versions.map(({ version }) => version)
    expect(numbers.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(new Set(versions.map((known) => known.hash)).size).toBe(versions.length)
    expect(numbers).toEqual(numbers.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })))
  })
})
