import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { readFile } from 'node:fs/promises'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import { extname, join } from 'node:path'
import { listenOn, LOOPBACK } from '../network-peer.ts'
import { slipSvg } from '../printer/paper-svg.ts'
import { zAction } from './actions.ts'
import type { Workbench } from './workbench.ts'

const PAGE = join(import.meta.dirname, 'page')
const FONTS = createRequire(import.meta.url)
/** The page's own files, by name: nothing else of this machine is served. */
const FILES: ReadonlyMap<string, string> = new Map([
  ['/', join(PAGE, 'index.html')],
  ...['page.css', 'page.ts', 'words.ts'].map((name) => [`/${name}`, join(PAGE, name)] as const),
  ...['DejaVuSansMono.ttf', 'DejaVuSansMono-Bold.ttf'].map(
    (name) => [`/${name}`, FONTS.resolve(`dejavu-fonts-ttf/ttf/${name}`)] as const,
  ),
  ...['500', '700'].map(
    (weight) =>
      [`/inter-${weight}.woff2`, FONTS.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff2`)] as const,
  ),
])
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
}
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'"
const BODY_MAX = 8192

/** The workbench's page, on loopback alone: it is told of every change, and what is pressed there is done here. */
export async function serveWorkbench(
  workbench: Workbench,
  port = 0,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const watchers = new Set<ServerResponse>()
  let soon: NodeJS.Immediate | undefined
  const tell = () => {
    soon = undefined
    for (const watcher of watchers) watcher.write(event(workbench))
  }
  workbench.onChange(() => (soon ??= setImmediate(tell)))

  const server = createServer((request, response) => {
    if (!isOurs(request)) return void response.writeHead(403).end()
    void answer(workbench, watchers, request, response).catch(() => response.writeHead(500).end())
  })
  const peer = await listenOn(server, port)
  return { url: `http://${LOOPBACK}:${peer.port}/`, close: peer.off }
}

async function answer(
  workbench: Workbench,
  watchers: Set<ServerResponse>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url?.split('?', 1)[0] ?? ''
  if (request.method === 'POST' && path === '/do') {
    const action = zAction.safeParse(await json(request))
    if (!action.success) return void response.writeHead(400).end()
    await workbench.act(action.data)
    return void response.writeHead(204).end()
  }
  if (path === '/state') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
    response.write(event(workbench))
    watchers.add(response)
    response.on('close', () => watchers.delete(response))
    return
  }
  const slip = /^\/slips\/(\d{1,6})$/.exec(path)?.[1]
  if (slip !== undefined) {
    const found = workbench.slip(Number(slip))
    if (!found) return void response.writeHead(404).end()
    return void response
      .writeHead(200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'no-store' })
      .end(slipSvg(found))
  }
  const file = FILES.get(path)
  if (file === undefined) return void response.writeHead(404).end()
  const type = extname(file)
  const content = await readFile(file)
  response
    .writeHead(200, { 'Content-Type': TYPES[type], 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store' })
    .end(type === '.ts' ? stripTypeScriptTypes(content.toString('utf8')) : content)
}

const event = (workbench: Workbench): string => `data: ${JSON.stringify(workbench.state())}\n\n`

async function json(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk)
    if (text.length > BODY_MAX) return undefined
  }
  try {
    return JSON.parse(text)
  } catch {
    return undefined // no action, as whatever else is none
  }
}

/** Asked by this machine's own name, and by no other page: a web site in the next window must not pull our cables. */
function isOurs({ headers }: IncomingMessage): boolean {
  const name = headers.host?.replace(/:\d+$/, '')
  const isLoopback = name === LOOPBACK || name === 'localhost'
  return isLoopback && (headers.origin === undefined || headers.origin === `http://${headers.host}`)
}
