import { protocol } from 'electron'
import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import { pathOf, stationAt, type PageStation } from '../../shared/stations.ts'

/** The address of a station's page. Node gives `origin` as the text `null` for such a scheme: compare protocol and host. */
export const addressOf = (station: PageStation): string => `app://till${pathOf(station)}`

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
}

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Must be called before the application is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Answers `app://till/…` with the files of one folder and nothing else. */
export function servePage(folder: string): void {
  protocol.handle('app', (request) => answer(folder, request))
}

/** Whose page an address is; undefined for every address that is no page of ours. */
export function stationOf(url: string): PageStation | undefined {
  return isOurs(url) ? stationAt(new URL(url).pathname) : undefined
}

function isOurs(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol: scheme, host } = new URL(url)
  return scheme === 'app:' && host === 'till'
}

async function answer(folder: string, { method, url }: Request): Promise<Response> {
  if (method !== 'GET' || !isOurs(url)) return refusal(403)
  const file = fileOf(folder, new URL(url).pathname)
  const contentType = file && contentTypes[extname(file)]
  if (!file || !contentType) return refusal(403)
  try {
    const headers = {
      'content-type': contentType,
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    }
    return new Response(new Uint8Array(await readFile(file)), { headers })
  } catch {
    return refusal(404)
  }
}

/** The file inside the folder, or undefined where the path leads out of it, however that was written. */
function fileOf(folder: string, pathname: string): string | undefined {
  let path: string
  try {
    path = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  if (path.includes('\0') || path.includes('\\')) return undefined
  const root = resolve(folder)
  const file = resolve(root, `.${stationAt(path) ? '/index.html' : path}`)
  return file.startsWith(root + sep) ? file : undefined
}

function refusal(status: 403 | 404): Response {
  return new Response(null, { status, headers: { 'content-security-policy': contentSecurityPolicy } })
}
