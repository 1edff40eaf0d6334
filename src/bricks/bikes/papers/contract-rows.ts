import { negate, sum, type Cents } from '../../../shared/money.ts'
import type { Bike, BikesSetup } from '../fleet.ts'
import type { BikeId } from '../ids.ts'
import type { Condition, Language, Rental, RentalLine } from '../rental.ts'
import { contractWords, type ContractWords } from './contract-words.ts'
import { combination, dayOf, instant, money, named } from './said.ts'
import type { PaperSite } from '../../../main/documents/demonstration.ts'
import { termsOf } from './terms.ts'

export type ContractFacts = {
  readonly rental: Rental
  /** The path that was drawn; empty where the paper is signed. */
  readonly signature: string
  readonly bikes: ReadonlyMap<BikeId, Pick<Bike, 'serial' | 'size' | 'batterySerial'>>
  readonly setup: Pick<BikesSetup, 'riders' | 'theftKept'>
  /** Minutes that are given before a late hour counts, by the tariff of the hire. */
  readonly graceMinutes: number
  readonly site: PaperSite
  readonly zone: string
}
export type Priced = { readonly label: string; readonly detail: string; readonly amount: string }

/** What a contract says, in its own language, whichever paper shows it. */
export function contractRows({ rental, bikes, setup, graceMinutes, zone }: ContractFacts) {
  const { language, party, quote, deposit } = rental
  const words = contractWords[language]
  const at = (atMs: number) => instant(atMs, language, zone)
  const euros = (amount: Cents) => money(amount, language)
  return {
    words,
    renter: [
      party.name,
      ...(party.phone === '' ? [] : [`${words.phone} ${party.phone}`]),
      ...(party.email === '' ? [] : [party.email]),
      words.idSeen[party.idSeen],
      ...(party.isAdult ? [party.idSeen === 'none' ? words.adultSaid : words.adult] : []),
    ],
    riders: party.riders.map(({ name, ageYears, helmet }) =>
      [
        ...(name === '' ? [] : [name]),
        ...(ageYears === null ? [] : [words.years(ageYears)]),
        ...(helmet === null ? [] : [words.helmets[helmet]]),
      ].join(', '),
    ),
    bikes: rental.lines.map((line) => ({
      number: line.number,
      model: line.modelName,
      facts: factsOf(bikes.get(line.bikeId), words),
      state: [...stateOf(line.goingOut, words, language), ...fateOf(line, rental.lines, words, at)],
    })),
    accessories: rental.accessories.map(({ label, quantity }) => `${label} × ${quantity}`),
    from: at(rental.startMs),
    until: at(rental.endMs),
    prices: [
      ...quote.lines.map(({ label, quantity, pieces, ttcCents, discountCents }): Priced => ({
        label: `${label} × ${quantity}`,
        detail: combination(pieces, language),
        amount: euros(sum([ttcCents, discountCents])),
      })),
      ...(quote.discount
        ? [{ label: words.discount[quote.discount.why], detail: '', amount: euros(negate(quote.discount.cents)) }]
        : []),
      ...quote.options.map(({ label, quantity, ttcCents }): Priced => ({
        label: `${label} × ${quantity}`,
        detail: '',
        amount: euros(ttcCents),
      })),
    ],
    total: euros(quote.totalCents),
    extras: rental.extras.map(({ label, cents }): Priced => ({ label, detail: '', amount: euros(cents) })),
    deposit: deposit && {
      kind: words.deposits[deposit.kind],
      amount: euros(deposit.kind === 'none' ? sum([]) : deposit.amountCents),
      ref: [deposit.scheme, deposit.ref].filter((part) => part !== '').join(' '),
      until: deposit.expiresOn === null ? '' : words.holdUntil(dayOf(deposit.expiresOn, language)),
    },
    terms: termsOf({ ...setup, graceMinutes, guarantee: rental.guarantee }, language),
  }
}
export type ContractRows = ReturnType<typeof contractRows>

function factsOf(
  bike: Pick<Bike, 'serial' | 'size' | 'batterySerial'> | undefined,
  words: ContractWords,
): readonly string[] {
  if (!bike) return []
  const named = [
    [words.serial, bike.serial],
    [words.size, bike.size],
    [words.battery, bike.batterySerial],
  ] as const
  return named.flatMap(([name, value]) => (value === '' ? [] : [`${name} ${value}`]))
}

function stateOf(condition: Condition | null, words: ContractWords, language: Language): readonly string[] {
  if (!condition) return []
  const bad = condition.checks.filter(({ ok }) => !ok).map(({ item }) => item)
  return [
    named(words.state, bad.length === 0 ? words.good : words.defects(bad.join(', ')), language),
    ...(condition.batteryPercent === null ? [] : [words.charge(condition.batteryPercent)]),
    ...(condition.note === '' ? [] : [condition.note]),
  ]
}

function fateOf(
  line: RentalLine,
  all: readonly RentalLine[],
  words: ContractWords,
  at: (atMs: number) => string,
): readonly string[] {
  const { replacedBy, backAtMs, stolenAtMs } = line
  if (stolenAtMs !== undefined) return [words.stolen(at(stolenAtMs))]
  if (backAtMs === null) return []
  if (replacedBy === null) return [words.back(at(backAtMs))]
  const by = all.find(({ bikeId }) => bikeId === replacedBy)
  return [words.replaced(by?.number ?? '', at(backAtMs))]
}
