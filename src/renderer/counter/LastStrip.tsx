import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { absolute } from '../../shared/money.ts'
import { count } from '../../shared/texts/format.ts'
import { TodayKey } from '../today/TodayKey.tsx'
import { change, useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import type { CatalogueView } from './catalogue-view.ts'
import { lastView, tenderPhrase } from './ticket-view.ts'
import { lastTicket, useCounter } from './use-counter.ts'
import { usePricesNow } from './use-prices.ts'
import { hourOf } from '../../shared/texts/hours.ts'
import { usePlace } from './use-place.ts'

/** Above the tiles: the last customer's ticket, the page of tiles, and where the next one consumes. */
export function LastStrip({ view }: { readonly view: CatalogueView }) {
  const { t } = useWords()
  const { counter } = useTill()
  const place = usePlace()
  return (
    <header className="strip">
      <LastTicket />
      <HourMark />
      <TodayKey />
      <Pager view={view} />
      <Segmented
        label={t.place.label}
        value={place}
        choices={[
          { value: 'on-site', text: t.place['on-site'] },
          { value: 'takeaway', text: t.place.takeaway },
        ]}
        onChoose={counter.setPlace}
      />
    </header>
  )
}

/** Other prices count now, and until when. */
function HourMark() {
  const { t } = useWords()
  const { mark } = usePricesNow()
  if (!mark) return null
  return (
    <p className="hour-mark" role="status">
      <Icon name="tag" />
      {t.pricing.mark.until({ label: mark.label, hour: hourOf(mark.untilMinute) })}
    </p>
  )
}

function LastTicket() {
  const { lang, t, euros } = useWords()
  const { counter } = useTill()
  const shown = lastView(useCounter(lastTicket) ?? null)
  if (shown.kind === 'none') return <p className="last">{t.last.none}</p>

  const { last, hasChange, duplicate, saleNumber } = shown
  const paid = tenderPhrase(last.tenderKinds, t.tender)
  const number = count(last.number, lang)
  return (
    <div className="last" role="group" aria-label={t.last.label}>
      <Icon name="receipt" />
      <p>
        <span className="last-title">{t.last.title} </span>
        {last.kind === 'tender-change' ? t.last.tenderChanged : <b>{euros(absolute(last.totalCents))}</b>}
        {last.kind === 'refund' && ` ${t.last.refunded}`}
        {hasChange ? (
          <>
            {' · '}
            {t.last.change} <b>{euros(last.changeCents)}</b>
          </>
        ) : (
          last.kind === 'sale' && paid && <span className="last-word"> · {paid}</span>
        )}
      </p>
      <Button
        icon="printer"
        className="last-print"
        label={duplicate ? t.last.duplicateLabel({ number }) : t.last.printLabel({ number })}
        onPress={() => counter.printReceipt(last.ticketId)}
      >
        {duplicate ? t.last.duplicate : t.last.print}
      </Button>
      <Button
        icon="undo"
        className="last-print"
        label={t.last.refundLabel({ number: count(saleNumber, lang) })}
        onPress={() => change({ over: { kind: 'card', number: saleNumber, step: { kind: 'lines' } } })}
      >
        {t.last.refund}
      </Button>
    </div>
  )
}

function Pager({ view }: { readonly view: CatalogueView }) {
  const { t } = useWords()
  const categoryId = useSession((s) => s.categoryId)
  const page = useSession((s) => s.page)
  const shown = view.categories.find(({ category }) => category.id === categoryId) ?? view.categories[0]
  const pages = shown?.pages.length ?? 1
  if (pages < 2) return null
  const turn = (step: number) => change({ page: (page + step + pages) % pages })
  return (
    <div className="pager" role="group" aria-label={t.tiles.page({ page: page + 1, pages })}>
      <button type="button" aria-label={t.tiles.previousPage} onClick={() => turn(-1)}>
        <Icon name="left" />
      </button>
      <span aria-hidden="true">
        {page + 1}/{pages}
      </span>
      <button type="button" aria-label={t.tiles.nextPage} onClick={() => turn(1)}>
        <Icon name="right" />
      </button>
    </div>
  )
}
