import type { AskedSite, FirstCatalogue, VatRegime } from '../../shared/contracts/setup.ts'
import type { Site } from '../../shared/contracts/till.ts'
import { isSiret, PENDING, vatNumberOf } from '../../shared/siret.ts'
import type { Texts } from '../../shared/texts/index.ts'

/** The time zones of France, in the order in which they are offered. */
export const ZONES = [
  'Europe/Paris',
  'America/Guadeloupe',
  'America/Martinique',
  'America/Cayenne',
  'Indian/Reunion',
  'Indian/Mayotte',
  'America/Miquelon',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'Pacific/Wallis',
] as const
export type Zone = (typeof ZONES)[number]

export type SiteDraft = {
  readonly name: string
  readonly street: string
  readonly town: string
  readonly phone: string
  readonly siret: string
  readonly naf: string
  readonly thanks: string
  readonly regime: VatRegime
}
export type CafeDraft = {
  readonly site: SiteDraft
  readonly zone: Zone
  readonly cutOffHour: number
  readonly fiscalYearEndMonth: number
  readonly manager: { readonly name: string; readonly initials: string }
  readonly pin: string
  readonly catalogue: FirstCatalogue
}
export type FirstStep = 'cafe' | 'books' | 'you' | 'catalogue'
export const FIRST_STEPS: readonly FirstStep[] = ['cafe', 'books', 'you', 'catalogue']

/** What a village café most often says; the zone is this machine's own where it is one of France's. */
export function freshDraft(words: Texts['setup'], machineZone: string): CafeDraft {
  return {
    site: {
      name: '',
      street: '',
      town: '',
      phone: '',
      siret: '',
      naf: '',
      thanks: words.cafe.thanksFirst,
      regime: 'normal',
    },
    zone: ZONES.find((zone) => zone === machineZone) ?? 'Europe/Paris',
    cutOffHour: 5,
    fiscalYearEndMonth: 12,
    manager: { name: '', initials: '' },
    pin: '',
    catalogue: 'starter',
  }
}

/** A café as it is now, to be corrected. */
export function draftOfSite(site: Site): SiteDraft {
  const town = site.addressLines.at(-1) ?? ''
  return {
    name: site.name,
    street: site.addressLines.slice(0, -1).join(', '),
    town,
    phone: site.phone,
    siret: site.siret === PENDING ? '' : site.siret,
    naf: site.naf,
    thanks: site.thanks,
    regime: site.vatNumber === '' ? 'franchise' : 'normal',
  }
}

export function askedSite({ street, town, siret, naf, ...site }: SiteDraft): AskedSite {
  return {
    ...site,
    addressLines: [street, town].map((line) => line.trim()).filter((line) => line !== ''),
    siret: siret.trim(),
    naf: plainNaf(naf),
  }
}

/** `56.30 Z` is written in as many ways as there are letters. */
function plainNaf(naf: string): string {
  return naf.replaceAll(/[\s.]/g, '').toUpperCase()
}

export type SiretState = 'empty' | 'short' | 'wrong' | 'right'

export function siretState(siret: string): SiretState {
  const digits = siret.replaceAll(/\s/g, '')
  if (digits === '') return 'empty'
  if (!/^\d{14}$/.test(digits)) return 'short'
  return isSiret(digits) ? 'right' : 'wrong'
}

export function vatNumberFor({ siret, regime }: SiteDraft): string | undefined {
  return regime === 'normal' && siretState(siret) === 'right' ? vatNumberOf(siret) : undefined
}

export type SiteFaults = Partial<Record<'name' | 'town' | 'siret' | 'naf', string>>

/** Why a café cannot be written down like this; without faults it can. */
export function siteFaults(site: SiteDraft, words: Texts['setup']['cafe']): SiteFaults {
  const siret = siretState(site.siret)
  return {
    ...(site.name.trim() === '' && { name: words.nameMissing }),
    ...(site.town.trim() === '' && { town: words.townMissing }),
    ...(siret === 'short' && { siret: words.siretShort }),
    ...(siret === 'wrong' && { siret: words.siretWrong }),
    ...(!/^(\d{4}[A-Z])?$/.test(plainNaf(site.naf)) && { naf: words.nafWrong }),
  }
}

export const isFaultless = (faults: SiteFaults): boolean => Object.keys(faults).length === 0
