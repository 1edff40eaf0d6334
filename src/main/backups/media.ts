import { existsSync, readdirSync, statfsSync } from 'node:fs'
import { join } from 'node:path'

type Medium = { readonly path: string; readonly freeBytes: number | null }
const MEDIA_MAX = 20

/** Where systems show what is plugged in: sticks, cards, shares. */
export function pluggedIn(platform: NodeJS.Platform, user: string): readonly Medium[] {
  const folders =
    platform === 'win32'
      ? [...'DEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`).filter((path) => existsSync(path))
      : (platform === 'darwin' ? ['/Volumes'] : [`/media/${user}`, `/run/media/${user}`, '/mnt']).flatMap(inside)
  return folders.slice(0, MEDIA_MAX).map((path) => ({ path, freeBytes: freeOf(path) }))
}

function inside(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(folder, name))
  } catch {
    return [] // this machine has none
  }
}

function freeOf(path: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(path)
    return bavail * bsize
  } catch {
    return null
  }
}
