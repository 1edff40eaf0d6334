import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const zManifest = z.object({ version: z.string().min(1) })

/** The version of the program that lies on the disk, beside the file that runs: the next start opens that one. */
export function versionOnDisk(cliPath: string): string | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(dirname(cliPath), '..', '..', 'package.json'), 'utf8'))
    return zManifest.parse(manifest).version
  } catch {
    return undefined // in the middle of being replaced: the next look finds it
  }
}

/** Notices that another version was put in the place of the one that runs. */
export function createUpdateWatch(running: string, onDisk: () => string | undefined, changed: () => void) {
  let waiting: string | undefined
  return {
    waiting: (): { readonly version: string } | null => (waiting === undefined ? null : { version: waiting }),
    look(): void {
      const found = onDisk()
      const next = found === running ? undefined : (found ?? waiting)
      if (next === waiting) return
      waiting = next
      changed()
    },
  }
}
