import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askSuivi, type SuiviSettings } from '../suivi.ts'
import { openSuiviPeer, PEER_KEY, peerShipment, type SuiviPeer } from './suivi-peer.ts'

const KNOWN = ['6A15602676300', 'XY746876977FR']
let peer: SuiviPeer
let settings: SuiviSettings
beforeAll(async () => {
  peer = await openSuiviPeer(KNOWN)
  settings = { baseUrl: peer.baseUrl, key: PEER_KEY, lang: 'fr_FR' }
})
beforeEach(() => {
  peer.become({ kind: 'as-documented' })
  peer.asked.length = 0
})
afterAll(() => peer.close())

const saying = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  peer.become({ kind: 'says', status, body: typeof body === 'string' ? body : JSON.stringify(body), headers })

describe('Suivi v2, over real HTTP', () => {
  it('tells of one number: where it is, its steps, its events newest first', async () => {
    const answer = await askSuivi(['6A15602676300'], settings)
    expect(answer).toMatchObject({
      kind: 'answered',
      numbers: [
        {
          kind: 'found',
          id: '6A15602676300',
          shipment: {
            product: 'Colissimo',
            isFinal: false,
            enteredAt: '2026-11-14T17:12:00+01:00',
            events: [{ code: 'AG1' }, { code: 'PC1', at: '2026-11-14T17:12:00+01:00' }],
            steps: [
              { done: true },
              { done: true },
              { done: true, label: 'Arrivé au point de retrait' },
              { done: false, at: undefined },
            ],
          },
        },
      ],
    })
    const [question] = peer.asked
    expect(question?.url).toBe('/suivi/v2/idships/6A15602676300?lang=fr_FR')
    expect(question?.headers).toMatchObject({ 'x-okapi-key': PEER_KEY, accept: 'application/json' })
  })

  it('tells of several at once (207), each in its place: known, unknown, no number of theirs', async () => {
    const answer = await askSuivi(['XY746876977FR', '6A26112200015', '12345678', '6A15602676300'], {
      ...settings,
      lang: 'en_GB',
    })
    expect(answer).toMatchObject({
      kind: 'answered',
      numbers: [
        { kind: 'found', id: 'XY746876977FR' },
        { kind: 'unknown', id: '6A26112200015' },
        { kind: 'invalid', id: '12345678' },
        { kind: 'found', id: '6A15602676300' },
      ],
    })
    expect(peer.asked[0]?.url).toContain('lang=en_GB')
  })

  it.each([
    ['6A26112200015', 'unknown', 'a 404'],
    ['12345678', 'invalid', 'a 400'],
  ])('%s alone is %s: %s about one number is an answer', async (id, kind) => {
    expect(await askSuivi([id], settings)).toEqual({ kind: 'answered', numbers: [{ kind, id }] })
  })

  it('takes a list about one number as well, and fields that are absent', async () => {
    saying(200, [{ returnCode: 200, shipment: { idShip: '6A15602676300', product: null, event: null, more: 1 } }])
    expect(await askSuivi(['6A15602676300'], settings)).toMatchObject({
      numbers: [{ kind: 'found', shipment: { product: '', isFinal: false, events: [], steps: [] } }],
    })
  })

  it('tells which of several could not be looked up', async () => {
    saying(207, [
      { returnCode: 200, shipment: peerShipment('6A15602676300') },
      { returnCode: 500, idShip: 'XY746876977FR', returnMessage: 'Erreur interne' },
    ])
    expect(await askSuivi(KNOWN, settings)).toMatchObject({
      numbers: [{ kind: 'found' }, { kind: 'failed', id: 'XY746876977FR', status: 500 }],
    })
  })

  it('tells that a question about several was refused whole, and blames no number for it', async () => {
    saying(400, { returnCode: 400, returnMessage: 'Requête invalide' })
    expect(await askSuivi(KNOWN, settings)).toEqual({
      kind: 'answered',
      numbers: KNOWN.map((id) => ({ kind: 'failed', id, status: 400 })),
    })
  })

  it('says that the key is refused, and never says the key', async () => {
    const key = 'secret-of-the-cafe'
    const answer = await askSuivi(['6A15602676300'], { ...settings, key })
    expect(answer).toEqual({ kind: 'key-refused' })
    saying(403, { code: 'FORBIDDEN' })
    expect(await askSuivi(['6A15602676300'], settings)).toEqual({ kind: 'key-refused' })
    // A key that no header can carry fails in fetch itself, whose error quotes it.
    const broken = await askSuivi(['6A15602676300'], { ...settings, key: `${key}\n` })
    expect(JSON.stringify([answer, broken])).not.toContain(key)
  })

  it.each([
    ['60', 60],
    ['soon', undefined],
  ])('waits when told to, 429 with Retry-After %s', async (header, retryAfterS) => {
    saying(
      429,
      { code: 'TOO_MANY_REQUESTS', message: 'max quota reached 100 calls per minute' },
      { 'retry-after': header },
    )
    expect(await askSuivi(['6A15602676300'], settings)).toEqual({ kind: 'too-many', retryAfterS })
  })

  it.each([500, 502, 503, 504, 418])('%i is the service’s failure', async (status) => {
    saying(status, { code: 'SERVICE_UNAVAILABLE' })
    expect(await askSuivi(['6A15602676300'], settings)).toEqual({ kind: 'service-failed', status })
  })

  it('follows no redirection: the key would go with it', async () => {
    saying(302, '', { location: `${peer.baseUrl}/elsewhere` })
    expect(await askSuivi(['6A15602676300'], settings)).toEqual({ kind: 'service-failed', status: 302 })
    expect(peer.asked).toHaveLength(1)
  })

  it.each([
    ['no JSON', '<html>Portail Wi-Fi</html>'],
    ['nothing', ''],
    ['null', null],
    ['another shape', { hello: 'world' }],
    ['200 without a shipment', { returnCode: 200 }],
    ['an answer about another number', { returnCode: 200, shipment: peerShipment('6A26112200015') }],
    ['more than any answer', `"${'x'.repeat(1_000_001)}"`],
  ])('does not understand %s', async (_name, body) => {
    saying(200, body)
    expect(await askSuivi(['6A15602676300'], settings)).toEqual({ kind: 'not-understood' })
  })

  it('does not understand an answer that leaves one out', async () => {
    saying(207, [{ returnCode: 200, shipment: peerShipment('6A15602676300') }])
    expect(await askSuivi(KNOWN, settings)).toEqual({ kind: 'not-understood' })
  })

  it('gives up on a peer that is slow, hangs up, or is not there', async () => {
    peer.become({ kind: 'slow' })
    expect(await askSuivi(['6A15602676300'], { ...settings, timeoutMs: 50 })).toEqual({
      kind: 'unreachable',
      why: 'timeout',
    })
    peer.become({ kind: 'hangs-up' })
    expect(await askSuivi(['6A15602676300'], settings)).toEqual({ kind: 'unreachable', why: 'network' })
    const gone = await openSuiviPeer([])
    await gone.close()
    expect(await askSuivi(['6A15602676300'], { ...settings, baseUrl: gone.baseUrl })).toEqual({
      kind: 'unreachable',
      why: 'network',
    })
  })

  it.each([[[]], [Array.from({ length: 11 }, () => '6A15602676300')], [['../../etc']], [['6A15602676300?x=1']]])(
    'asks nothing for %j',
    async (ids) => {
      expect(await askSuivi(ids, settings)).toEqual({ kind: 'not-asked' })
      expect(peer.asked).toHaveLength(0)
    },
  )

  it('has an answer to whatever comes back', async () => {
    const anyStatus = fc.constantFrom(200, 207, 400, 404, 401, 429, 500)
    const anyBody = fc.oneof(
      fc.json(),
      fc.string(),
      fc.json().map((shipment) => `{"returnCode":200,"shipment":${shipment}}`),
    )
    await fc.assert(
      fc.asyncProperty(anyStatus, anyBody, async (status, body) => {
        saying(status, body)
        expect(await askSuivi(['6A15602676300'], settings)).toHaveProperty('kind')
      }),
    )
  })
})
