import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** What the guest's kernel needs: its disk, and both ends of every device. What each leans on is found by itself. */
const WANTED = [
  ...['virtio_pci', '9p', '9pnet_virtio', 'overlay'],
  ...['usbhid', 'hid_generic', 'usblp', 'cdc_acm'],
  ...['libcomposite', 'dummy_hcd', 'usb_f_printer', 'usb_f_hid', 'usb_f_acm'],
]

type Module = { readonly name: string; readonly bytes: Buffer }

/** The wanted modules of an unpacked kernel, each behind those that it depends on. */
export function modulesInOrder(kernelFolder: string): readonly Module[] {
  const files = new Map(
    globSync('lib/modules/*/kernel/**/*.ko*', { cwd: kernelFolder }).map((path) => [
      basename(path)
        .replace(/\.ko(\.xz)?$/, '')
        .replaceAll('-', '_'),
      join(kernelFolder, path),
    ]),
  )
  const found = new Map<string, Module>()
  function add(name: string): void {
    const file = files.get(name)
    if (found.has(name) || file === undefined) return // built into the kernel
    const bytes = file.endsWith('.xz') ? execFileSync('xz', ['-dc', file], { maxBuffer: 2 ** 28 }) : readFileSync(file)
    for (const other of dependsOf(bytes)) add(other)
    found.set(name, { name, bytes })
  }
  WANTED.forEach(add)
  return [...found.values()]
}

/** `depends=` of the module's own description. */
function dependsOf(bytes: Buffer): readonly string[] {
  const at = bytes.indexOf('\0depends=')
  const text = bytes.subarray(at + 9, bytes.indexOf(0, at + 9)).toString('latin1')
  return text
    .split(',')
    .filter(Boolean)
    .map((name) => name.replaceAll('-', '_'))
}

type File = { readonly path: string; readonly mode: number; readonly bytes?: Buffer }
const FOLDER = 0o040755
const PROGRAM = 0o100755

/** The first file system of the guest: a shell, the modules, and what it does. */
export function initramfs(busybox: Buffer, modules: readonly Module[], init: string): Buffer {
  const folders = ['bin', 'proc', 'sys', 'dev', 'host', 'rw', 'root', 'modules'].map((path) => ({ path, mode: FOLDER }))
  return archive([
    ...folders,
    { path: 'init', mode: PROGRAM, bytes: Buffer.from(init) },
    { path: 'bin/busybox', mode: PROGRAM, bytes: busybox },
    // In the order of their names, one behind what it depends on.
    ...modules.map(({ name, bytes }, n) => ({
      path: `modules/${String(n).padStart(3, '0')}-${name}.ko`,
      mode: 0o100644,
      bytes,
    })),
  ])
}

/** The « newc » form of cpio, which the kernel unpacks (Documentation/driver-api/early-userspace/buffer-format.rst). */
function archive(files: readonly File[]): Buffer {
  const entries = [...files, { path: 'TRAILER!!!', mode: 0 }].flatMap(({ path, mode, bytes = Buffer.alloc(0) }, n) => {
    const name = Buffer.from(`${path}\0`)
    const fields = [n + 1, mode, 0, 0, 1, 0, bytes.length, 0, 0, 0, 0, name.length, 0]
    const head = Buffer.from(`070701${fields.map((field) => field.toString(16).padStart(8, '0')).join('')}`)
    return [padded(Buffer.concat([head, name])), padded(bytes)]
  })
  return Buffer.concat(entries)
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
}
