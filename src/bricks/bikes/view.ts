import type { ServiceStore } from '../../main/services/index.ts'
import { sum } from '../../shared/money.ts'
import type { PhotoStore } from './photo-store.ts'
import type { Rental } from './rental.ts'
import type { KeptRental } from './store.ts'

/** « 2027-081 »; nothing before a rental has a number. */
export function contractNumber({ year, number }: Pick<KeptRental, 'year' | 'number'>): string {
  return year === null || number === null ? '' : `${year}-${String(number).padStart(3, '0')}`
}

/** A rental as screens are told of it: what it comes to from its own paper, what was paid from the sealed tickets. */
export function createView(
  services: Pick<ServiceStore, 'coveredOf' | 'isOnTicket'>,
  photos: Pick<PhotoStore, 'ofRental'>,
) {
  return (kept: KeptRental): Rental => {
    const { rentalId, state, channel, startMs, endMs, heldUntilMs, party, lines, asked, quote, deposit } = kept
    return {
      rentalId,
      number: contractNumber(kept),
      state,
      channel,
      startMs,
      endMs,
      heldUntilMs,
      party,
      lines: [...lines],
      // The quote names its options in the order they were asked for, as they were called then.
      accessories: asked.accessories.map(({ accessoryId, quantity }, n) => ({
        accessoryId,
        label: quote.options[n]?.label ?? '',
        quantity,
      })),
      guarantee: asked.guarantee,
      bikeIds: asked.wishes.flatMap(({ bikeIds }) => bikeIds),
      quote,
      deposit,
      advance: kept.advance ?? null,
      language: kept.language,
      isSigned: kept.signature !== '',
      photos: photos.ofRental(rentalId),
      extras: kept.extras,
      ...(kept.tariffs && { tariffs: kept.tariffs }),
      totalCents: sum([quote.totalCents, ...kept.extras.map((extra) => extra.cents)]),
      paidCents: services.coveredOf(rentalId),
      onTicket: services.isOnTicket(rentalId),
      createdBy: kept.createdBy,
      createdAtMs: kept.createdAtMs,
    }
  }
}
