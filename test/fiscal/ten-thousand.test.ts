import { unzipSync } from 'fflate'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeArchiveHere } from '../../src/main/archive-apart.ts'
import { verifyArchive } from '../../src/main/archives/index.ts'
import { dataFolder } from '../../src/main/data-folder.ts'
import { filePermissions, loadOrCreateSigner } from '../../src/main/journal/index.ts'
import { openCore, sellMany } from '../support/core-till.ts'
import { createRandom } from '../support/random.ts'
import { zinc } from '../support/serve-process.ts'
import { temporaryFolder } from '../support/shop.ts'

const TICKETS = 10_000
const FLIPS = Number(process.env['ZINC_FLIPS'] ?? 15)
const SEED = Number(process.env['ZINC_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const LATER_MS = 2 * 86_400_000

/** An archive of a day of ten thousand tickets, and the same unpacked. */
const own = temporaryFolder()
const file = join(own.folder, 'ten-thousand.zip')
const unpacked = join(own.folder, 'unpacked')
let bytes: Buffer
beforeAll(async () => {
  console.log(`ZINC_SEED=${SEED}`)
  const data = dataFolder(own.folder)
  let nowMs = Date.now()
  const core = openCore(data.folder, () => nowMs)
  const sessionId = core.openDay()
  sellMany(core, TICKETS, ['prd_cafe', 'prd_demi'])
  core.closeDay(sessionId)
  nowMs += LATER_MS
  const [day] = core.closeOver()
  const { till, site } = core.parts.settings.current()
  await core.close()
  const { signer } = loadOrCreateSigner(data.keys, filePermissions())
  await writeArchiveHere(
    data,
    { from: day!.from, to: day!.to, out: file },
    { till, site, madeAtMs: nowMs, key: signer.key },
    (text) => Promise.resolve(signer.sign(text)),
  )
  bytes = readFileSync(file)
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    mkdirSync(dirname(join(unpacked, name)), { recursive: true })
    writeFileSync(join(unpacked, name), content)
  }
}, 300_000)
afterAll(() => own.remove())

describe('F-17 F-31 an archive of ten thousand tickets', () => {
  it('verifies with zinc verify, without the till', async () => {
    expect(verifyArchive(bytes)).toMatchObject({ faults: [] })
    const { code, output } = await zinc('verify', file)
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringMatching(/^1\d{4} entries, 0 faults/m) })
  }, 60_000)

  it('verifies with sha256sum and openssl, as its notice tells', () => {
    const run = (program: string, ...args: string[]) => execFileSync(program, args, { cwd: unpacked, encoding: 'utf8' })
    expect(run('sha256sum', '-c', 'SHA256SUMS')).not.toContain('FAILED')
    const step = /openssl dgst .* manifest\.json/.exec(readFileSync(join(unpacked, 'LISEZMOI.txt'), 'utf8'))![0]
    expect(run('bash', '-c', step)).toBe('Verified OK\n')
    const random = createRandom(SEED)
    const lines = Array.from({ length: 50 }, () => String(random.whole(1, TICKETS)))
    expect(run('bash', 'verifier.sh', ...lines)).toBe(lines.map((line) => `ligne ${line} : juste\n`).join(''))
  }, 60_000)

  it(`does not verify after any single byte of it was flipped: ${FLIPS} at random`, () => {
    const random = createRandom(SEED + 1)
    for (let count = 0; count < FLIPS; count++) {
      const at = random.whole(0, bytes.length - 1)
      const flipped = Buffer.from(bytes)
      flipped[at] = flipped[at]! ^ random.whole(1, 255)
      expect(verifyArchive(flipped).faults, `byte ${at}`).not.toEqual([])
    }
  }, 3_600_000)

  it('does not verify when another of its numbers stands on a line, whichever tool looks', async () => {
    const journal = join(unpacked, 'journal.jsonl')
    const was = readFileSync(journal, 'utf8')
    writeFileSync(journal, was.replace('"seq":5000', '"seq":5001'))
    const { status } = spawnSync('sha256sum', ['--quiet', '-c', 'SHA256SUMS'], { cwd: unpacked })
    expect(status).toBe(1)
    const number = was.slice(0, was.indexOf('"seq":5000')).split('\n').length
    const told = spawnSync('bash', ['verifier.sh', String(number)], { cwd: unpacked, encoding: 'utf8' })
    expect(told).toMatchObject({ status: 1, stdout: `ligne ${number} : empreinte fausse\n` })
    writeFileSync(journal, was)
  })
})
