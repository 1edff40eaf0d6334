import { closeSync, constants, existsSync, openSync } from 'node:fs'
import { SerialPort } from 'serialport'
import { expect, it, onTestFinished } from 'vitest'
import { endAtHangUp, hearHangUp, type PortBinding } from '../../src/main/devices/hang-up.ts'
import { openPty } from '../../src/main/devices/simulators/pty.ts'

/** Of a file that gives no byte and no error, as a serial line does once it is hung up. */
function bindingOn(path: string) {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY)
  onTestFinished(() => closeSync(fd))
  const read: PortBinding['read'] = () => Promise.reject(new Error('serialport’s own'))
  return { fd: fd as number | null, poller: { once: () => 0 }, read }
}

it('a serial line that gives no bytes any more is lost, and not read for ever', async () => {
  const binding = bindingOn('/dev/null')
  endAtHangUp(binding)
  await expect(binding.read(Buffer.alloc(8), 0, 8)).rejects.toMatchObject({ disconnect: true })
})

it('what it gives is read as before, and a port that was closed is no loss', async () => {
  const binding = bindingOn('/dev/zero')
  endAtHangUp(binding)
  expect(await binding.read(Buffer.alloc(8, 1), 0, 8)).toEqual({ buffer: Buffer.alloc(8), bytesRead: 8 })
  const closed: PortBinding = { ...binding, fd: null }
  endAtHangUp(closed)
  await expect(closed.read(Buffer.alloc(8), 0, 8)).rejects.toMatchObject({ canceled: true })
})

it('a poller that was closed while a read was on its way is not asked again: it would be freed memory', async () => {
  const pty = openPty()
  onTestFinished(pty.close)
  let asked = 0
  const binding = { ...bindingOn(pty.path), poller: { once: () => (asked += 1) } }
  endAtHangUp(binding)
  const reading = binding.read(Buffer.alloc(8), 0, 8)
  binding.fd = null
  await expect(reading).rejects.toMatchObject({ canceled: true })
  expect(asked).toBe(0)
})

it.runIf(process.platform === 'linux')(
  'a port of serialport hears that its cable was pulled, at whatever moment',
  async () => {
    for (let n = 0; n < 20; n += 1) {
      const pty = openPty()
      const port = new SerialPort({ path: pty.path, baudRate: 9600, autoOpen: false })
      hearHangUp(port)
      port.on('data', () => {}).on('error', () => {})
      const closed = new Promise((resolve) => port.on('close', resolve))
      await new Promise((resolve) => port.open(resolve))
      pty.close() // while the first read is on its way
      expect(await closed).toBeInstanceOf(Error)
    }
  },
)

it.runIf(process.platform === 'linux')('the name of a line that is gone is nobody else’s', () => {
  const first = openPty()
  first.close()
  const second = openPty()
  onTestFinished(second.close)
  expect(second.path).not.toBe(first.path)
  expect(existsSync(first.path)).toBe(false)
})
