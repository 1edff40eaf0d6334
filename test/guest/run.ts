import { ensureBuilt } from '../../resources/setup/build.mjs'
import { join } from 'node:path'
import { ensureEmulator, ensureKernel, NoGuest, runInGuest } from './machine.ts'

/** `npm run test:hardware`: the built till under the kernel's own drivers, in a machine that is emulated (brief hardware §2c). */
const LIMIT_MS = Number(process.env['ZINC_GUEST_SECONDS'] ?? 420) * 1000

try {
  ensureEmulator()
  const kernel = ensureKernel()
  await ensureBuilt()
  const startedMs = performance.now()
  const code = await runInGuest(kernel, join(import.meta.dirname, 'inside.ts'), LIMIT_MS)
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(0)
  console.log(code === 124 ? `the guest did not end within ${LIMIT_MS / 1000} s` : `${seconds} s in the guest`)
  process.exitCode = code
} catch (error) {
  if (!(error instanceof NoGuest)) throw error
  console.log(`Ignoré : pas de machine émulée ici · skipped: no guest on this machine. ${error.message}`)
}
