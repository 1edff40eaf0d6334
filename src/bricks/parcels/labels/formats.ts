import { colissimoKey, dpdKey, glsKey, mondialRelayKey, s10Key, ssccKey, upsKey } from './check-digits.ts'

/** `free`: a carrier whose numbers nobody has published, `own`: a pattern of the café's settings. */
export type LabelKind =
  | 'mondial-relay-label'
  | 'mondial-relay-number'
  | 'inpost'
  | 'colissimo'
  | 's10'
  | 'dpd-long'
  | 'dpd-short'
  | 'gls'
  | 'gls-track-id'
  | 'ups'
  | 'amazon'
  | 'sscc'
  | 'own'
  | 'free'

/** What a key should be and what was read; Mondial Relay has two, written one behind the other. */
export type Keys = { readonly expected: string; readonly read: string }
type Groups = Readonly<Record<string, string | undefined>>

/** One row: what a number looks like, whose it is, which of its signs are the shipment, how it is checked. */
export type LabelFormat = {
  readonly kind: LabelKind
  /** Codes of the carriers that number so. None named: any carrier may (GS1). */
  readonly carriers: readonly string[]
  /**
   * Over the normalised code. Its group `shipment` is what names the shipment, `no` and `count` its parcel among several;
   * without `shipment` the whole code does.
   */
  readonly pattern: RegExp
  /** Undefined where the code bears no key. */
  readonly keys?: (groups: Groups) => Keys | undefined
  /**
   * What the shape alone is worth. `whose`: only this carrier has it. `asks`: others may, so the carrier is asked for.
   * `unmistakable`: so long, or so begun, that even a scan through the wrong keyboard is believed without a key.
   */
  readonly shape: 'whose' | 'asks' | 'unmistakable'
}

const key =
  (over: (body: string) => string) =>
  ({ body = '', key: read }: Groups): Keys | undefined =>
    read === undefined ? undefined : { expected: over(body), read }

/**
 * The published formats (brief parcels §1.2). A new carrier is a new row. The order is that of the candidates, where
 * several fit.
 */
export const labelFormats: readonly LabelFormat[] = [
  {
    kind: 'mondial-relay-label',
    carriers: ['mondial-relay'],
    // brand · shipment · parcel · of how many · X · agency, service, run · Y
    pattern: /^(?<first>\d\d(?<shipment>\d{8})(?<no>\d\d)(?<count>\d\d))(?<x>\d)(?<second>\d{10})(?<y>\d)$/,
    keys: ({ first = '', second = '', x = '', y = '' }) => ({
      expected: mondialRelayKey(first) + mondialRelayKey(second),
      read: x + y,
    }),
    shape: 'whose',
  },
  { kind: 'inpost', carriers: ['inpost'], pattern: /^\d{24}$/, shape: 'unmistakable' },
  {
    kind: 'colissimo',
    carriers: ['colissimo'],
    pattern: /^\d[A-Z](?<body>\d{10})(?<key>\d)$/,
    keys: key(colissimoKey),
    shape: 'whose',
  },
  {
    kind: 's10',
    carriers: ['colissimo', 'chronopost', 'la-poste'],
    pattern: /^[A-Z]{2}(?<body>\d{8})(?<key>\d)[A-Z]{2}$/,
    keys: key(s10Key),
    shape: 'whose',
  },
  {
    kind: 'dpd-long',
    carriers: ['dpd'],
    // postcode · parcel · service · country; letters may stand in the postcode and begin the parcel (bwipp, DPD label)
    pattern: /^(?<body>[0-9A-Z]{7}(?<shipment>[0-9A-Z]{2}\d{12})\d{6})(?<key>[0-9A-Z])?$/,
    keys: key(dpdKey),
    shape: 'unmistakable',
  },
  {
    kind: 'dpd-short',
    carriers: ['dpd'],
    pattern: /^(?<body>(?<shipment>[0-9A-Z]{2}\d{12}))(?<key>[0-9A-Z])$/,
    keys: key(dpdKey),
    shape: 'whose',
  },
  { kind: 'dpd-short', carriers: ['dpd'], pattern: /^[0-9A-Z]{2}\d{12}$/, shape: 'asks' },
  { kind: 'gls', carriers: ['gls'], pattern: /^(?<body>\d{11})(?<key>\d)$/, keys: key(glsKey), shape: 'whose' },
  {
    kind: 'ups',
    carriers: ['ups'],
    pattern: /^1Z(?<body>[0-9A-Z]{15})(?<key>\d)$/,
    keys: key(upsKey),
    shape: 'whose',
  },
  { kind: 'amazon', carriers: ['amazon'], pattern: /^TB[ACM]\d{12}$/, shape: 'unmistakable' },
  { kind: 'amazon', carriers: ['amazon'], pattern: /^[ACF]\d{10}$/, shape: 'whose' },
  {
    kind: 'sscc',
    carriers: [],
    pattern: /^00(?<shipment>(?<body>\d{17})(?<key>\d))$/,
    keys: key(ssccKey),
    shape: 'asks',
  },
  // Eight digits are printed below the bars; that there are numbers of ten and twelve is not established.
  { kind: 'mondial-relay-number', carriers: ['mondial-relay'], pattern: /^\d{8}(\d{2}(\d{2})?)?$/, shape: 'asks' },
  { kind: 'gls-track-id', carriers: ['gls'], pattern: /^[0-9A-Z]{8}$/, shape: 'asks' },
]

/** Colissimo's other barcode: product, 1 or 2, postcode or country, customer, weight and so on; it names no parcel. */
export const COLISSIMO_SORTING = /^\d[A-Z][12][0-9A-Z]{21}$/
