import { z } from 'zod'

/**
 * La Poste's « Suivi v2 » (Colissimo, Chronopost, letters): what the carrier says of a number. Sources: brief parcels §1.3,
 * the OpenAPI document of developer.laposte.fr, what its gateway answers. Nothing here waits for it: whoever asks keeps the
 * last answer and works without.
 */
export const SUIVI_BASE_URL = 'https://api.laposte.fr'
/** How many numbers one question may have (documented). */
export const SUIVI_IDS_MAX = 10
export const SUIVI_TIMEOUT_MS = 5_000
/** A whole answer about ten parcels is some tens of kilobytes. */
const ANSWER_MAX = 1_000_000

export type SuiviSettings = {
  /** `https://api.laposte.fr`, without a path; another one in tests. */
  readonly baseUrl: string
  /** Okapi key of the café's account at developer.laposte.fr. Sent in a header, never part of an answer or an error. */
  readonly key: string
  readonly lang: 'fr_FR' | 'en_GB'
  readonly timeoutMs?: number
}

/** Times as La Poste writes them (ISO 8601 with its zone), or undefined where it gives none. */
export type SuiviShipment = {
  readonly id: string
  /** « Colissimo », « Chronopost »… as they name it. */
  readonly product: string
  /** Nothing more will happen to it: delivered, or back with its sender. */
  readonly isFinal: boolean
  readonly enteredAt: string | undefined
  /** Newest first. */
  readonly events: readonly { readonly code: string; readonly label: string; readonly at: string }[]
  /** Their five steps, in order; `done` those that are behind it. */
  readonly steps: readonly { readonly label: string; readonly at: string | undefined; readonly done: boolean }[]
}
export type SuiviNumber =
  | { readonly kind: 'found'; readonly id: string; readonly shipment: SuiviShipment }
  /** Not known, or not yet: a parcel is known once the carrier has scanned it. */
  | { readonly kind: 'unknown'; readonly id: string }
  /** No number of La Poste's at all. */
  | { readonly kind: 'invalid'; readonly id: string }
  /** This one could not be looked up now. */
  | { readonly kind: 'failed'; readonly id: string; readonly status: number }

export type SuiviAnswer =
  /** One for each number asked, in the order asked. */
  | { readonly kind: 'answered'; readonly numbers: readonly SuiviNumber[] }
  /** 401 or 403: the key is wrong, withdrawn, or was not subscribed to this service. */
  | { readonly kind: 'key-refused' }
  /** 429: a hundred calls a minute for one key. `retryAfterS` where they say it, in seconds. */
  | { readonly kind: 'too-many'; readonly retryAfterS: number | undefined }
  | { readonly kind: 'unreachable'; readonly why: 'network' | 'timeout' }
  /** 5xx, or any status that is not documented. */
  | { readonly kind: 'service-failed'; readonly status: number }
  /** An answer that is not as documented. */
  | { readonly kind: 'not-understood' }
  /** Nothing was asked: no number, more than ten, or one that cannot be part of an address. */
  | { readonly kind: 'not-asked' }

/** Absent, null and empty mean the same to them. */
const zText = z
  .string()
  .nullish()
  .transform((text) => text || undefined)
const zShipment = z.object({
  idShip: z.string(),
  product: zText,
  isFinal: z.boolean().nullish(),
  entryDate: zText,
  event: z
    .array(z.object({ code: z.string(), label: z.string(), date: z.string() }))
    .nullish()
    .transform((list) => list ?? []),
  timeline: z
    .array(
      z.object({ id: z.number(), shortLabel: zText, longLabel: zText, date: zText, status: z.boolean().nullish() }),
    )
    .nullish()
    .transform((list) => list ?? []),
})
const zEnvelope = z.object({ returnCode: z.int(), idShip: zText, shipment: zShipment.nullish() })
type Envelope = z.infer<typeof zEnvelope>
/** One number is answered with an object, several with a list of them. */
const zAnswer = z.union([zEnvelope.transform((one) => [one]), z.array(zEnvelope).max(SUIVI_IDS_MAX)])

const ID = /^[0-9A-Z]{8,40}$/
/** The statuses whose body speaks of the numbers. */
const OF_NUMBERS: ReadonlySet<number> = new Set([200, 207, 400, 404])

/** Asks about up to ten numbers at once. Never throws, whatever comes back. */
export async function askSuivi(ids: readonly string[], settings: SuiviSettings): Promise<SuiviAnswer> {
  if (ids.length === 0 || ids.length > SUIVI_IDS_MAX || !ids.every((id) => ID.test(id))) return { kind: 'not-asked' }
  const reply = await replyTo(addressOf(ids, settings), settings)
  if (typeof reply === 'string') return { kind: 'unreachable', why: reply }
  const { status, retryAfter, body } = reply
  if (status === 401 || status === 403) return { kind: 'key-refused' }
  if (status === 429) return { kind: 'too-many', retryAfterS: secondsOf(retryAfter) }
  return OF_NUMBERS.has(status) ? understood(ids, body) : { kind: 'service-failed', status }
}

function addressOf(ids: readonly string[], { baseUrl, lang }: SuiviSettings): URL {
  const address = new URL(`/suivi/v2/idships/${ids.join(',')}`, baseUrl)
  address.searchParams.set('lang', lang)
  return address
}

type Reply = { readonly status: number; readonly retryAfter: string | null; readonly body: unknown }

async function replyTo(address: URL, settings: SuiviSettings): Promise<Reply | 'network' | 'timeout'> {
  const signal = AbortSignal.timeout(settings.timeoutMs ?? SUIVI_TIMEOUT_MS)
  try {
    const response = await fetch(address, {
      headers: { 'X-Okapi-Key': settings.key, Accept: 'application/json' },
      // The key must not follow a redirection to somebody else's address.
      redirect: 'manual',
      signal,
    })
    const { status, headers } = response
    return { status, retryAfter: headers.get('retry-after'), body: await jsonOf(response) }
  } catch {
    // The cause of a failed fetch may quote the request's headers: it goes no further.
    return signal.aborted ? 'timeout' : 'network'
  }
}

function understood(ids: readonly string[], body: unknown): SuiviAnswer {
  const envelopes = zAnswer.safeParse(body).data
  const numbers = envelopes ? ids.map((id) => numberOf(id, ids, envelopes)) : [undefined]
  const told = numbers.filter((one) => one !== undefined)
  return told.length === numbers.length ? { kind: 'answered', numbers: told } : { kind: 'not-understood' }
}

function secondsOf(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) : undefined
}

/** Undefined for what is no JSON or longer than any answer. */
async function jsonOf(response: Response): Promise<unknown> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of response.body ?? []) {
    size += piece.length
    if (size > ANSWER_MAX) return undefined
    pieces.push(piece)
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'))
  } catch {
    return undefined
  }
}

const nameIn = ({ shipment, idShip }: Envelope): string | undefined => shipment?.idShip ?? idShip

/** What was said of one number. An answer that names nobody is about the only one asked, or refuses the whole question. */
function numberOf(id: string, ids: readonly string[], envelopes: readonly Envelope[]): SuiviNumber | undefined {
  const [only, ...more] = envelopes
  const unnamed = only && more.length === 0 && nameIn(only) === undefined ? only : undefined
  const said = envelopes.find((one) => nameIn(one) === id) ?? unnamed
  if (!said) return undefined
  const { returnCode: status, shipment } = said
  if (shipment) return { kind: 'found', id, shipment: shipmentOf(shipment) }
  const isAboutIt = said !== unnamed || ids.length === 1
  if (isAboutIt && status === 404) return { kind: 'unknown', id }
  if (isAboutIt && status === 400) return { kind: 'invalid', id }
  return status >= 400 ? { kind: 'failed', id, status } : undefined
}

function shipmentOf({
  idShip,
  product,
  isFinal,
  entryDate,
  event,
  timeline,
}: z.infer<typeof zShipment>): SuiviShipment {
  return {
    id: idShip,
    product: product ?? '',
    isFinal: isFinal ?? false,
    enteredAt: entryDate,
    events: event
      .map(({ code, label, date }) => ({ code, label, at: date }))
      .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at)),
    steps: timeline
      .toSorted((a, b) => a.id - b.id)
      .map(({ shortLabel, longLabel, date, status }) => ({
        label: shortLabel ?? longLabel ?? '',
        at: date,
        done: status ?? false,
      })),
  }
}
