import { Button } from '../../../renderer/ui/Button.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import type { Article } from '../rules/service.ts'
import { AgencyMain } from './AgencyScreen.tsx'
import { counterActions } from './counter-actions.ts'
import { CounterSide } from './CounterSide.tsx'
import { set, useDesk, usePanels, useShop, type Panel } from './shop.ts'

const PIECES = [1, 2, 5, 10, 20] as const

/** One panel a service, with its keys: what is sold, counted, handed out or left. */
export function CounterPage() {
  const { t } = useShop()
  const known = usePanels()
  return (
    <>
      <AgencyMain>
        <PiecesBar />
        <div className="sv-body" tabIndex={0} role="group" aria-label={t.title}>
          {known?.panels.length === 0 && <p className="sv-none">{t.counter.none}</p>}
          <div className="ag-panels">
            {known?.panels.map((panel) => (
              <PanelOf key={panel.service.code} panel={panel} />
            ))}
          </div>
        </div>
      </AgencyMain>
      <CounterSide panels={known?.panels ?? []} />
    </>
  )
}

/** How many the next key sells; one again after it. */
function PiecesBar() {
  const { t } = useShop()
  const pieces = useDesk((s) => s.pieces)
  return (
    <div className="sv-bar ag-pieces" role="group" aria-label={t.counter.pieces}>
      <span className="sv-label">{t.counter.pieces}</span>
      <Button icon="minus" label={t.counter.less} off={pieces <= 1} onPress={() => set({ pieces: pieces - 1 })} />
      <b aria-live="polite">{pieces}</b>
      <Button icon="plus" label={t.counter.more} off={pieces >= 99} onPress={() => set({ pieces: pieces + 1 })} />
      {PIECES.map((count) => (
        <Button key={count} pressed={pieces === count} onPress={() => set({ pieces: count })}>
          {`× ${count}`}
        </Button>
      ))}
    </div>
  )
}

function PanelOf({ panel }: { readonly panel: Panel }) {
  const shop = useShop()
  const { t, day } = shop
  const { service, terms, today, dayMissing } = panel
  const w = t.counter
  return (
    <section className="ag-panel" aria-label={service.name} data-colour={service.colour}>
      <header>
        <Icon name={service.icon} />
        <h2>{service.name}</h2>
        {terms?.toCheck && <small className="sv-warn">{w.toCheck}</small>}
      </header>
      <p className="ag-today">{todayOf(panel, shop)}</p>
      <div className="ag-keys">
        {isSoldByKey(panel) &&
          service.articles.map((article) => <ArticleKey key={article.code} panel={panel} article={article} />)}
        {service.daily && (
          <Button
            tone={dayMissing === null ? 'plain' : 'soft'}
            icon="calendar"
            onPress={() => set({ side: { kind: 'day', service: service.code }, told: undefined })}
          >
            {dayMissing === null ? w.day : w.dayMissing(day(dayMissing))}
          </Button>
        )}
        {paysOut(panel) && (
          <Button
            icon="banknote"
            onPress={() => set({ side: { kind: 'pay', service: service.code }, told: undefined })}
          >
            {w.pay}
          </Button>
        )}
        {service.kind === 'item-follow-up' && (
          <>
            <Button
              icon="plus"
              onPress={() => set({ side: { kind: 'leave', service: service.code }, told: undefined })}
            >
              {w.leave}
            </Button>
            <Button icon="tag" onPress={() => set({ page: 'items', told: undefined })}>
              {w.here(today.open)}
            </Button>
          </>
        )}
        {service.kind === 'deposit' && (
          <Button
            icon="undo"
            onPress={() => set({ side: { kind: 'bottles', service: service.code }, told: undefined })}
          >
            {w.bottles(today.open)}
          </Button>
        )}
      </div>
    </section>
  )
}

const isSoldByKey = ({ service: { kind, daily } }: Panel): boolean =>
  kind === 'own-sale' || kind === 'deposit' || kind === 'count-only' || (kind === 'agency-sales' && !daily)
const paysOut = ({ service: { kind } }: Panel): boolean => kind === 'agency-payout'

/** « 36,48 € encaissés · 2 aujourd'hui »: what was nothing is not told. */
function todayOf({ today }: Panel, { t, euros }: ReturnType<typeof useShop>): string {
  const w = t.counter
  const told = [
    today.collectedCents === 0 ? '' : w.collected(euros(today.collectedCents)),
    today.paidOutCents === 0 ? '' : w.paid(euros(today.paidOutCents)),
    today.ownCents === 0 ? '' : w.sold(euros(today.ownCents)),
    today.pieces === 0 ? '' : w.count(today.pieces),
    today.minutes === 0 ? '' : w.minutes(today.minutes),
  ].filter((text) => text !== '')
  return told.join(' · ') || w.nothing
}

function ArticleKey({ panel, article }: { readonly panel: Panel; readonly article: Article }) {
  const shop = useShop()
  const { euros, t } = shop
  const { service } = panel
  const press = () => {
    if (service.kind === 'count-only') return counterActions(shop).count(service.code, article)
    if (service.kind === 'deposit' && article.depositCents !== null)
      return set({ side: { kind: 'bottle', service: service.code, article: article.code }, told: undefined })
    if (article.priceCents === null)
      return set({ side: { kind: 'price', service: service.code, article: article.code }, told: undefined })
    return counterActions(shop).sell(service.code, article, { priceCents: null, bulletin: null })
  }
  return (
    <button type="button" className="ag-key" onClick={press}>
      <b>{article.label}</b>
      {service.kind !== 'count-only' && (
        <span>{article.priceCents === null ? t.counter.open : euros(article.priceCents)}</span>
      )}
    </button>
  )
}
