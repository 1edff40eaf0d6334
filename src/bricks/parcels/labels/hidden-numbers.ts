import { gs1Elements } from '../../../shared/barcode-gs1.ts'

/** Between fields: GROUP SEPARATOR and its kin, as scanners send them. */
const SEPARATORS = /\p{Cc}/u
const UPS_SHORT = /^1Z[0-9A-Z]{8}$/

/**
 * The pieces of a two-dimensional code that may be a parcel's number, where its layout is published: GS1 elements, messages
 * of ISO/IEC 15434 (UPS MaxiCode among them), the address of a carrier's page about the parcel. None for anything else;
 * whoever asks believes only a piece that its key confirms.
 */
export function numbersIn(raw: string): readonly string[] {
  const text = raw.trim().replace(/^\][A-Za-z][0-9A-Za-z]/, '')
  if (/^https?:\/\//i.test(text)) return URL.canParse(text) ? [...new URL(text).searchParams.values()] : []
  const sscc = gs1Elements(text)?.find(({ ai }) => ai === '00')
  if (sscc) return [`00${sscc.value}`]
  const fields = text.split(SEPARATORS)
  if (fields.length === 1) return []
  return [...fields, ...fromMaxiCode(fields)]
}

/** UPS leaves out of the number what the message says elsewhere: … class of service · short number · UPSN · shipper … */
function fromMaxiCode(fields: readonly string[]): readonly string[] {
  const at = fields.indexOf('UPSN')
  const [service = '', short = '', , shipper = ''] = fields.slice(Math.max(at - 2, 0), at + 2)
  return at >= 2 && UPS_SHORT.test(short) ? [`1Z${shipper}${service.slice(-2)}${short.slice(2)}`] : []
}
