import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

function setup(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join('resources/setup', script), ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: 15_000,
  })
  return { status, text: `${stdout}${stderr}` }
}

describe('npm start', () => {
  it.each([
    { name: 'an option that does not exist', args: ['--nonsense'], says: "Unknown option '--nonsense'" },
    { name: 'a port that is none', args: ['--port', '70000'], says: '--port 70000: not a port' },
    { name: 'two hosts at once', args: ['--web', '--electron'], says: '--web or --electron, not both' },
  ])('refuses $name in one line, with what can be typed and without a stack', ({ args, says }) => {
    const { status, text } = setup('start.mjs', ...args)
    expect(status).toBe(1)
    expect(text).toContain(says)
    expect(text).toContain('npm start -- [--web | --electron]')
    expect(text).not.toMatch(/^\s+at /m)
  })
})

describe('the installation', () => {
  it('is not made twice', () => {
    setup('install.mjs')
    expect(setup('install.mjs')).toEqual({ status: 0, text: 'Déjà installé · already installed\n' })
  })
})
