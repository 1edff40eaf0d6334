import { newLineId } from '../../../shared/ids.ts'
import { sum, type Cents } from '../../../shared/money.ts'
import { roundScreens } from '../texts/round-screens.ts'
import { useShop } from './shop.ts'
import type { RunSeen } from './use-round.ts'

/**
 * What the driver was given, person by person: a tap puts it on the ticket in hand, which settles the account. Whoever
 * owes nothing any more is told of: there is nothing left to settle.
 */
export function Collected({ run }: { readonly run: RunSeen }) {
  const { lang, euros, host, ask } = useShop()
  const t = roundScreens[lang].rounds
  const given = run.stops.flatMap(({ personId, name, collectCents, stop }) =>
    stop && stop.collectedCents > 0 ? [{ personId, name, collectCents, amountCents: stop.collectedCents }] : [],
  )
  if (given.length === 0) return null
  const settle = (customerId: (typeof given)[number]['personId'], amountCents: Cents) =>
    ask(
      (commandId) =>
        host.client.till.accounts.settle({
          ...host.nextTicket(),
          lineId: newLineId(),
          customerId,
          amountCents,
          commandId,
        }),
      () => host.toCounter(),
    )
  return (
    <section className="sv-part" aria-label={t.collectedAll}>
      <h2 className="sv-label">{`${t.collectedAll} · ${euros(sum(given.map(({ amountCents }) => amountCents)))}`}</h2>
      <p className="sv-hint">{t.collectedHint}</p>
      <ul className="sv-list">
        {given.map(({ personId, name, collectCents, amountCents }) => (
          <li key={personId}>
            <button type="button" onClick={() => settle(personId, amountCents)}>
              <b>{name}</b>{' '}
              <em>{[collectCents === 0 && t.owesNothing, euros(amountCents)].filter(Boolean).join(' · ')}</em>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
