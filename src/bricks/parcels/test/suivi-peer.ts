import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How the peer behaves, whatever is asked. */
export type Mood =
  | { readonly kind: 'as-documented' }
  /** So slow that no answer ever comes. */
  | { readonly kind: 'slow' }
  /** Says these words with this status. */
  | { readonly kind: 'says'; readonly status: number; readonly body: string; readonly headers?: Record<string, string> }
  /** Hangs up in the middle of its answer. */
  | { readonly kind: 'hangs-up' }

export const PEER_KEY = 'k'.repeat(64)
const IDS = /^\/suivi\/v2\/idships\/([^/?]+)$/

/** A shipment as the documentation shows one, delivered to the point of collection. */
export const peerShipment = (idShip: string) => ({
  holder: 4,
  idShip,
  product: 'Colissimo',
  isFinal: false,
  entryDate: '2026-11-14T17:12:00+01:00',
  timeline: [
    {
      id: 1,
      shortLabel: 'Pris en charge',
      longLabel: '',
      date: '2026-11-14T17:12:00+01:00',
      country: '',
      status: true,
      type: 1,
    },
    {
      id: 2,
      shortLabel: 'En cours d’acheminement',
      longLabel: '',
      date: '2026-11-15T04:00:00+01:00',
      status: true,
      type: 1,
    },
    {
      id: 3,
      shortLabel: 'Arrivé au point de retrait',
      longLabel: '',
      date: '2026-11-16T09:50:00+01:00',
      status: true,
      type: 1,
    },
    { id: 4, shortLabel: 'Remis au destinataire', longLabel: '', date: '', status: false, type: 1 },
  ],
  event: [
    {
      order: 2,
      label: 'Votre colis est disponible dans votre point de retrait.',
      code: 'AG1',
      date: '2026-11-16T09:50:00+01:00',
    },
    { order: 1, label: 'Votre colis est pris en charge.', code: 'PC1', date: '2026-11-14T17:12:00+01:00' },
  ],
  contextData: { deliveryChoice: { deliveryChoice: 0 }, originCountry: 'FR', arrivalCountry: 'FR' },
  url: `https://www.laposte.fr/outils/suivre-vos-envois?code=${idShip}`,
})

/**
 * La Poste's tracking service as it is documented: an object for one number, 207 and a list for several, 404 for an unknown
 * one, 400 for what is no number, 401 for a wrong key. On loopback, over real HTTP.
 */
export async function openSuiviPeer(known: readonly string[]) {
  let mood: Mood = { kind: 'as-documented' }
  const asked: { url: string; headers: IncomingMessage['headers'] }[] = []

  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', headers: request.headers })
    switch (mood.kind) {
      case 'slow':
        return
      case 'says':
        response.writeHead(mood.status, mood.headers).end(mood.body)
        return
      case 'hangs-up':
        response.writeHead(200, { 'content-length': '5000' })
        response.write('{"returnCode":200,')
        response.destroy()
        return
      case 'as-documented':
        asDocumented(request, response)
    }
  })

  function asDocumented(request: IncomingMessage, response: ServerResponse): void {
    const say = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (request.headers['x-okapi-key'] !== PEER_KEY)
      return void say(401, { code: 'UNAUTHORIZED', message: 'This action requires an authorization' })
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://peer')
    const ids = decodeURIComponent(IDS.exec(pathname)?.[1] ?? '').split(',')
    const lang = searchParams.get('lang') ?? 'fr_FR'
    const answers = ids.map((idShip) => about(idShip, lang))
    const [first] = answers
    if (answers.length === 1 && first) return void say(first.returnCode, first)
    say(207, answers)
  }

  function about(idShip: string, lang: string) {
    const said = { lang, scope: 'open' }
    if (!/^[0-9A-Z]{11,15}$/.test(idShip))
      return { ...said, returnCode: 400, returnMessage: 'Numéro invalide', idShip, shipment: null }
    if (!known.includes(idShip)) return { ...said, returnCode: 404, returnMessage: 'Ressource non trouvée', idShip }
    return { ...said, returnCode: 200, shipment: peerShipment(idShip) }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on TCP
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    asked,
    become(next: Mood): void {
      mood = next
    },
    async close(): Promise<void> {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
export type SuiviPeer = Awaited<ReturnType<typeof openSuiviPeer>>
