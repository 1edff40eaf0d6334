import { EventEmitter } from 'node:events'

/** What Electron puts into a utility process before its file runs: a port to whoever started it, and no `process.send`. */
const till = process.send!.bind(process)
const parentPort = Object.assign(new EventEmitter(), { postMessage: (data: unknown) => void till(data) })
process.on('message', (data) => parentPort.emit('message', { data, ports: [] }))
process.once('disconnect', () => process.exit(0)) // Chromium ends its children when it ends
Object.assign(process, { parentPort, send: undefined })
