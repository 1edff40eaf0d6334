// npm run package: builds the installers of the system it runs on. Electron's program and the packers' tools come from
// the network; where they cannot be had, it says so. --dir makes the folder that an installer would carry, and no installer.
import { join } from 'node:path'
import { ensureBuilt } from '../setup/build.mjs'
import { continueUnderNode24, root, runScript, say, SetupError } from '../setup/common.mjs'
import { ensureElectron } from '../setup/electron.mjs'
import { ensureInstalled } from '../setup/install.mjs'

await runScript(async () => {
  await ensureInstalled()
  await continueUnderNode24(process.argv[1])
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (dist === undefined) {
    const { why } = await ensureElectron()
    if (why !== undefined) {
      throw new SetupError(
        `Sans le programme d’Electron, rien à emballer · without Electron’s program there is nothing to pack: ${why}`,
      )
    }
  }
  await ensureBuilt()
  const { drawIcon } = await import('./icon.mjs')
  drawIcon(join(root, 'out', 'packaging'))
  const { packaging } = await import('./electron-builder.mjs')
  const { build } = await import('electron-builder')
  const made = await build({
    projectDir: root,
    config: { ...packaging, ...(dist === undefined ? {} : { electronDist: dist }) },
    dir: process.argv.includes('--dir'),
  })
  made.forEach((file) => say(file))
})
