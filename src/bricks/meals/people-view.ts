import type { BusinessDay } from '../../shared/business-day.ts'
import type { CustomerId } from '../../shared/ids.ts'
import type { PersonDetails, PersonRow, PersonView } from './contract/views.ts'
import type { MealsParts } from './parts.ts'
import { pauseOn, runningPause } from './rules/pauses.ts'
import type { PersonFile } from './rules/person.ts'

const NOBODY: PersonDetails = {
  name: '',
  phone: '',
  email: '',
  addressLines: [],
  postcode: '',
  city: '',
  country: 'FR',
}
/** As a person types it: without accents and capitals. */
const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Files with the names and addresses that lie with the café's customers. */
export function createPeopleView({ doors, people, rounds, runs, trail }: MealsParts) {
  function details(personId: CustomerId): PersonDetails {
    const customer = doors.customers.byId(personId)
    if (!customer) return NOBODY
    const { name, phone, email, addressLines, postcode, city, country } = customer
    return { name, phone, email, addressLines: [...addressLines], postcode, city, country }
  }
  const addressOf = ({ addressLines, city }: PersonDetails) => [...addressLines, city].filter(Boolean).join(', ')

  /** What nobody could bring a meal without. */
  function lacking(file: PersonFile, { addressLines, city }: PersonDetails = details(file.personId)) {
    const hasRound = file.roundId !== null && rounds.round(file.roundId) !== undefined
    return [
      ...(addressLines.length === 0 || city === '' ? (['address'] as const) : []),
      ...(hasRound ? [] : (['round'] as const)),
    ]
  }

  function row(file: PersonFile, today: BusinessDay): PersonRow {
    const own = details(file.personId)
    const { personId, status, roundId, band } = file
    const pause = pauseOn(file.pauses, today) ?? null
    const { name, phone } = own
    return {
      personId,
      name,
      phone,
      address: addressOf(own),
      status,
      pause,
      roundId,
      band,
      lacking: lacking(file, own),
    }
  }

  return {
    details,
    lacking,
    nameOf: (personId: CustomerId) => details(personId).name,
    addressOf: (personId: CustomerId) => addressOf(details(personId)),
    /** By any part of a name, a town or a telephone number. */
    search(text: string, ended: boolean, today: BusinessDay): readonly PersonRow[] {
      const wanted = plain(text).split(/\s+/).filter(Boolean)
      return people
        .people()
        .filter(({ status }) => ended || status !== 'ended')
        .map((file) => row(file, today))
        .filter(({ name, phone, address }) => {
          const searched = plain(`${name} ${address} ${phone} ${phone.replaceAll(/\D/g, '')}`)
          return wanted.every((part) => searched.includes(part))
        })
        .toSorted((a, b) => a.name.localeCompare(b.name, 'fr') || a.address.localeCompare(b.address, 'fr'))
    },
    view(personId: CustomerId, today: BusinessDay): PersonView | null {
      const file = people.person(personId)
      if (!file) return null
      const own = details(personId)
      return {
        file,
        details: own,
        lacking: lacking(file, own),
        pause: runningPause(file.pauses, today) ?? null,
        hasHistory: people.hasHistory(personId),
        hasNeeds: people.needs(personId) !== undefined,
        containers: runs.containersAt(personId),
        trail: trail.of(personId).map((entry) => ({ ...entry, by: doors.nameOf(entry.by), value: { ...entry.value } })),
      }
    },
  }
}
export type PeopleViews = ReturnType<typeof createPeopleView>
