import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../renderer/ui/Button.tsx'
import type { Rental } from '../rental.ts'
import { write } from './desk.ts'
import { askedAgain, wholeMinute } from './hire-view.ts'
import { useNow, useShop } from './shop.ts'

/** Minutes before the hour that was booked in which nobody counts. */
const EARLY_MS = 15 * 60_000

/**
 * Somebody who has booked stands here before their hour. They leave at the price that was agreed, or at that of the longer
 * hire: whichever is chosen is the price that is shown, and what is paid.
 */
export function EarlyPart({ rental }: { readonly rental: Rental }) {
  const shop = useShop()
  const { t, euros, hour, queries, part } = shop
  const { rentalId, startMs, endMs, quote, lines } = rental
  const nowMs = wholeMinute(useNow())
  const isEarly = startMs - nowMs > EARLY_MS
  const asked = askedAgain(rental, nowMs)
  const input = { asked, rentalId }
  const now = useQuery({ ...queries.quote.queryOptions({ input }), enabled: isEarly }).data?.quote
  const [line] = lines
  if (!isEarly || !now || !line || now.totalCents === quote.totalCents) return null
  const { bikeId } = line
  const reprice = () =>
    shop.ask(
      (commandId) => part.move({ rentalId, bikeId, toBikeId: bikeId, startMs: nowMs, endMs, commandId }),
      (moved) => {
        write({ rental: moved, conditions: undefined }) // another bike may be theirs now
        shop.again()
      },
    )
  return (
    <div className="sv-part" role="group" aria-label={t.hire.early({ time: hour(startMs) })}>
      <p className="sv-warn">{t.hire.early({ time: hour(startMs) })}</p>
      <Button icon="clock" onPress={reprice}>
        {t.hire.priceFromNow({ amount: euros(now.totalCents) })}
      </Button>
    </div>
  )
}
