import { useQuery } from '@tanstack/react-query'
import type { Product } from '../../shared/catalogue.ts'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'

/** Over the tiles: there is none left of this, or there is again. */
export function SoldOutPanel({ product }: { readonly product: Product }) {
  const { t } = useWords()
  const { queries, kitchen } = useTill()
  const clock = useClock()
  const gone = useQuery(queries.kitchen.soldOut.queryOptions({ input: {} })).data
  const since = gone?.find(({ productId }) => productId === product.id)?.sinceMs
  const words = t.kitchen
  const turn = () => {
    kitchen.setSoldOut(product.id, since === undefined)
    change({ over: undefined })
  }
  return (
    <section className="over editor sold-out-panel" aria-label={words.soldOutTitle({ label: product.label })}>
      <header>
        <h2>{product.label}</h2>
        <Button icon="cross" tone="quiet" label={t.common.close} onPress={() => change({ over: undefined })} />
      </header>
      <p>{since === undefined ? words.soldOutMore : words.soldOutSince({ time: clock.time(since) })}</p>
      <Button tone="accent" icon={since === undefined ? 'ban' : 'check'} onPress={turn}>
        {since === undefined ? words.soldOutKey : words.backKey}
      </Button>
    </section>
  )
}
