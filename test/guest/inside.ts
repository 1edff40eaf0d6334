import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UDEVD } from './machine.ts'
import { createPeers } from './peers.ts'
import type { Asked, Answered } from './wires.ts'

/** In the guest, as root: makes the devices and pulls their cables, for a till that runs beside as somebody without rights. */
const up = () => `${readFileSync('/proc/uptime', 'utf8').split(' ')[0]} s`
console.log(`the guest is up, after ${up()}`)
execFileSync(UDEVD, ['--daemon'])
execFileSync('udevadm', ['trigger'])
execFileSync('udevadm', ['settle'])
mkdirSync('/tmp/counter')
chmodSync('/tmp/counter', 0o777)

console.log(`udev has settled, after ${up()}`)
const peers = createPeers()
const counter = spawn(
  'setpriv',
  [
    ...['--reuid', 'nobody', '--regid', 'nogroup', '--groups', 'lp,dialout'],
    ...[process.execPath, join(import.meta.dirname, 'counter.ts')],
  ],
  { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: { ...process.env, HOME: '/tmp/counter' } },
)
counter.on('message', (asked: Asked) => {
  peers
    .act(asked.action)
    .then((value): Answered => ({ id: asked.id, value }))
    .catch((error: unknown): Answered => ({ id: asked.id, error: String(error) }))
    .then((answered) => counter.send(answered))
    .catch((error: unknown) => console.error(error))
})
counter.on('exit', (code) => {
  console.log(`ZINC-GUEST ${code ?? 1}`)
  // The machine was there for this alone: it ends at once, whatever still holds a device.
  writeFileSync('/proc/sysrq-trigger', 'o')
})
