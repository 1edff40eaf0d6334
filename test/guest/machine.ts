import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../resources/setup/common.mjs'
import { initramfs, modulesInOrder } from './initramfs.ts'

/** Nothing of this test's own is wrong: this machine cannot have a guest. */
export class NoGuest extends Error {}

const PACKAGES = ['qemu-system-x86', 'busybox-static', 'kmod', 'udev']
const BUSYBOX = '/bin/busybox'
export const UDEVD = '/lib/systemd/systemd-udevd'
const EMULATOR = 'qemu-system-x86_64'
/** What the emulator says before there is a system. */
const BIOS = /SeaBIOS|Booting from ROM|^ZINC-GUEST/
const CACHE = join(root, 'node_modules', '.cache', 'zinc-guest')

/** Installs what is missing where it may; otherwise says what to type. */
export function ensureEmulator(): void {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new NoGuest('the guest is an x86-64 Linux with the files of this machine: only such a machine can have it')
  }
  // The guest has a /tmp of its own, so that it writes nothing on this machine.
  if (root.startsWith('/tmp/')) throw new NoGuest('the project lies below /tmp: put it somewhere else')
  if (hasEmulator()) return
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    const apt = (...args: readonly string[]) => spawnSync('apt-get', ['-qq', ...args], { stdio: 'ignore' })
    apt('update')
    apt('install', '-y', '--no-install-recommends', ...PACKAGES)
  }
  if (!hasEmulator()) throw new NoGuest(`it needs: sudo apt-get install ${PACKAGES.join(' ')}`)
}

function hasEmulator(): boolean {
  const emulates = spawnSync(EMULATOR, ['--version']).status === 0
  return emulates && existsSync(UDEVD) && existsSync(BUSYBOX) && !readFileSync(BUSYBOX).includes('/lib64/ld-linux')
}

/** Debian's stock kernel, unpacked and never installed; fetched once. The `cloud` kernel has no gadget drivers. */
export function ensureKernel(): string {
  const unpacked = join(CACHE, 'kernel')
  if (globSync('boot/vmlinuz-*', { cwd: unpacked }).length === 1) return unpacked
  const depends = spawnSync('apt-cache', ['depends', 'linux-image-amd64'], { encoding: 'utf8' }).stdout ?? ''
  const name = /Depends: (linux-image-\S+-amd64)/.exec(depends)?.[1]
  if (name === undefined) throw new NoGuest('Debian’s package linux-image-amd64 is not known here: sudo apt-get update')
  mkdirSync(CACHE, { recursive: true })
  const fetched = mkdtempSync(join(CACHE, 'fetched-'))
  try {
    execFileSync('apt-get', ['-qq', 'download', name], { cwd: fetched, stdio: ['ignore', 'ignore', 'pipe'] })
    const [file = ''] = globSync('*.deb', { cwd: fetched })
    execFileSync('dpkg-deb', ['-x', join(fetched, file), join(fetched, 'kernel')])
    rmSync(unpacked, { recursive: true, force: true })
    renameSync(join(fetched, 'kernel'), unpacked)
  } catch (error) {
    throw new NoGuest(`the kernel ${name} cannot be fetched: ${String(error).split('\n')[0]}`)
  } finally {
    rmSync(fetched, { recursive: true, force: true })
  }
  return unpacked
}

/**
 * Runs a script of this project in a guest: Debian's kernel with its own drivers, emulated, over this machine's files, of
 * which it can change none. The script says `ZINC-GUEST` and its exit code, which is
 * answered; the guest ends after `limitMs` whatever it is doing.
 */
export async function runInGuest(kernel: string, script: string, limitMs: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'zinc-guest-'))
  const image = join(folder, 'initramfs')
  writeFileSync(image, initramfs(readFileSync(BUSYBOX), modulesInOrder(kernel), init(script)))
  const [vmlinuz = ''] = globSync('boot/vmlinuz-*', { cwd: kernel })
  const child = spawn(
    EMULATOR,
    [
      ...['-accel', 'tcg,thread=multi', '-cpu', 'max', '-m', '1280', '-smp', '2'],
      ...['-nographic', '-no-reboot', '-nic', 'none'],
      ...['-kernel', join(kernel, vmlinuz), '-initrd', image],
      ...['-append', 'console=ttyS0 quiet loglevel=3 panic=-1'],
      '-virtfs',
      'local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const tooLong = setTimeout(() => child.kill('SIGKILL'), limitMs)
  let said = ''
  let shown = 0
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    const lines = said.slice(shown).split('\n')
    const whole = lines.slice(0, -1)
    shown += whole.join('\n').length + (whole.length > 0 ? 1 : 0)
    for (const line of whole) if (!BIOS.test(line)) process.stdout.write(`${line.replaceAll('\r', '')}\n`)
  })
  await new Promise<void>((resolve) => void child.on('error', () => resolve()).on('close', () => resolve()))
  clearTimeout(tooLong)
  rmSync(folder, { recursive: true, force: true })
  const code = /^ZINC-GUEST (\d+)/m.exec(said)?.[1]
  return code === undefined ? 124 : Number(code)
}

/** The guest's first program: modules, this machine's files under a layer that is forgotten, then the script. */
const init = (script: string): string => `#!/bin/busybox sh
/bin/busybox --install -s /bin
export PATH=/bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
for module in /modules/*; do
  case $module in *dummy_hcd*) insmod $module num=3 ;; *) insmod $module ;; esac
done
mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=262144,cache=loose host /host
mount -t tmpfs rw /rw
mkdir /rw/files /rw/work
mount -t overlay overlay -o lowerdir=/host,upperdir=/rw/files,workdir=/rw/work /root
mount -t proc proc /root/proc
mount -t sysfs sysfs /root/sys
mount -t devtmpfs dev /root/dev
mkdir -p /root/dev/pts /root/dev/shm
mount -t devpts devpts /root/dev/pts
mount -t tmpfs -o mode=1777 shm /root/dev/shm
mount -t tmpfs run /root/run
mount -t tmpfs -o mode=1777 tmp /root/tmp
mount -t configfs config /root/sys/kernel/config
ifconfig lo up
cd /root
PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 SYSTEMD_IGNORE_CHROOT=1 chroot /root ${process.execPath} ${script}
echo "ZINC-GUEST 1"
poweroff -f
`
