import { createRequire } from 'node:module'
import { sqliteVersion } from './db/open.ts'
import { software } from './software.ts'

/** What this machine offers to a till, a line each; what is missing says what to type. */
export function doctor(): readonly string[] {
  return [
    `${software.name} ${software.version}, fiscal core ${software.coreVersion} ${software.coreHash.slice(0, 12)}`,
    `Node ${process.versions.node}`,
    `SQLite ${sqliteVersion()}`,
    scanners(),
    'private key: protected by file permissions alone on this host',
  ]
}

/** Only looks: node-hid is linked against libusb even for its own driver (brief hardware §1.5). */
function scanners(): string {
  try {
    const hid = createRequire(import.meta.url)('node-hid') as { devices(): readonly { usagePage?: number }[] }
    const pos = hid.devices().filter((device) => device.usagePage === 0x8c)
    return `HID barcode scanners: ${pos.length}`
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error)
    return `HID scanners cannot be looked for (${why}). On Debian: apt-get install libusb-1.0-0 libudev1`
  }
}
