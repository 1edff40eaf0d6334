import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** `dying-swap.ts FOLDER N`: begins what a start does with a backup that lies ready, and dies at its n-th step on the disk. */
const [folder = '', steps = '0'] = process.argv.slice(2)
let left = Number(steps)

function dying<Work extends (...given: never[]) => unknown>(work: Work): Work {
  const step = (...given: never[]) => {
    if (left === 0) process.kill(process.pid, 'SIGKILL')
    left -= 1
    return work(...given)
  }
  return step as Work
}
fs.renameSync = dying(fs.renameSync)
fs.rmSync = dying(fs.rmSync)
fs.copyFileSync = dying(fs.copyFileSync)
syncBuiltinESMExports()

const { dataFolder } = await import('../../src/main/data-folder.ts')
const { applyReady } = await import('../../src/main/restore.ts')
applyReady(dataFolder(folder))
