const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** Known to software, and no country of ISO 3166-1: reserved, for private use, or of more than one country. */
const NO_COUNTRY = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ'.split(' '))

/** Whether a code of two letters names a country of ISO 3166-1; one that no longer exists does not. */
export function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || NO_COUNTRY.has(code) || regions.of(code) === undefined) return false
  return new Intl.Locale('und', { region: code }).region === code
}
