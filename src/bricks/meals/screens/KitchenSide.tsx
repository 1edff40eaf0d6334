import { useQuery } from '@tanstack/react-query'
import type { ContractRouterClient } from '@orpc/contract'
import { fromBase64, saveFile } from '../../../renderer/client/download.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import type { MealsContract } from '../contract/index.ts'
import { roundScreens } from '../texts/round-screens.ts'
import { BatchPart } from './BatchPart.tsx'
import { useDay } from './DayBar.tsx'
import { KitchenExit } from './KitchenExit.tsx'
import { MealsSide } from './MealsMain.tsx'
import { useShop } from './shop.ts'

type Known = Awaited<ReturnType<ContractRouterClient<MealsContract>['kitchenDay']>>

/** How far the kitchen is, what goes into which round's bags, the batches; one key when everything is made. */
export function KitchenSide({ known }: { readonly known: Known | undefined }) {
  const shop = useShop()
  const { lang, part, queries, day: shortDay } = shop
  const t = roundScreens[lang].kitchen
  const day = useDay()
  const rounds = useQuery(queries.rounds.queryOptions({ input: {} })).data ?? []
  const { locked = 0, prepared = 0, gone = 0, open = 0 } = known?.meals ?? {}
  const prepare = () =>
    shop.ask(
      (commandId) => part.prepare({ day, commandId }),
      ({ meals }) => {
        shop.done(t.done(meals))
        shop.again()
      },
    )
  const undo = () =>
    shop.ask(
      (commandId) => part.undoPrepare({ day, commandId }),
      ({ meals }) => {
        shop.done(t.undone(meals))
        shop.again()
      },
    )
  const isDone = locked === 0 && prepared + gone > 0
  return (
    <MealsSide
      label={t.title}
      head={
        <p>
          <b>{t.title}</b>
          <span>{shortDay(day)}</span>
        </p>
      }
      keys={
        <div className="sv-keys">
          {prepared > 0 && <Button onPress={undo}>{t.undo}</Button>}
          <Button className="sv-main" icon="check" off={locked === 0} onPress={prepare}>
            {isDone ? t.allPrepared : t.prepare(locked)}
          </Button>
        </div>
      }
    >
      <ol className="mr-progress">
        <li data-on={locked > 0 ? '' : undefined}>
          <strong>{locked}</strong> {t.locked}
        </li>
        <li data-on={prepared > 0 ? '' : undefined}>
          <strong>{prepared}</strong> {t.prepared}
        </li>
        <li data-on={gone > 0 ? '' : undefined}>
          <strong>{gone}</strong> {t.gone}
        </li>
      </ol>
      {open > 0 && <p className="sv-warn">{t.open(open)}</p>}
      {known && known.packing.length > 0 && (
        <section className="sv-part">
          <h2 className="sv-label">{t.bags}</h2>
          <dl className="sv-sums">
            {known.packing.map(({ roundId, meals, bags }) => (
              <div key={roundId ?? 'none'} className="sv-sum" data-tone={roundId ? undefined : 'red'}>
                <dt>{rounds.find((round) => round.roundId === roundId)?.name ?? t.noRound}</dt>
                <dd>{t.bagsOf(bags.length, meals)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {known && prepared > 0 && (
        <KitchenExit
          key={day}
          temperatures={known.temperatures}
          concerned={known.packing.flatMap(({ bags }) => bags.map(({ name }) => name))}
        />
      )}
      <BatchPart />
      <Files />
    </MealsSide>
  )
}

/** The same papers as pages: to pin up, or on sheets of labels. */
function Files() {
  const shop = useShop()
  const { lang, part } = shop
  const t = roundScreens[lang].kitchen
  const day = useDay()
  const save = (paper: 'kitchen' | 'labels' | 'packing') =>
    shop.ask(
      () => part.kitchenPdf({ day, paper, roundId: null }),
      (file) => {
        if (!file) return shop.done(t.noPdf)
        saveFile(file.name, [fromBase64(file.base64)], 'application/pdf')
        if (paper === 'kitchen')
          shop.ask((commandId) => part.markPrinted({ day, roundId: null, commandId }), shop.again)
      },
    )
  return (
    <section className="sv-part">
      <h2 className="sv-label">{t.onA4}</h2>
      <div className="mr-three">
        <Button icon="download" onPress={() => save('kitchen')}>
          {t.sheet}
        </Button>
        <Button icon="download" onPress={() => save('labels')}>
          {t.labels}
        </Button>
        <Button icon="download" onPress={() => save('packing')}>
          {t.packing}
        </Button>
      </div>
    </section>
  )
}
