import { PaperPane } from '../demo/PaperPane.tsx'
import { Banners } from '../shell/Banners.tsx'
import { useSession, type Over } from '../shell/session.ts'
import { useWords } from '../shell/words.ts'
import { CardOver } from '../ticket-card/CardOver.tsx'
import { TablesPanel } from '../tables/TablesPanel.tsx'
import { DiscountPanel } from '../tabs/DiscountPanel.tsx'
import { CustomerPanel } from '../loyalty/CustomerPanel.tsx'
import { AccountPanel } from '../money/AccountPanel.tsx'
import { VoucherPanel } from '../money/VoucherPanel.tsx'
import { CameraPanel } from '../scans/CameraPanel.tsx'
import { SplitPanel } from '../tabs/SplitPanel.tsx'
import { TabsDrawer } from '../tabs/TabsDrawer.tsx'
import { TodayPanel } from '../today/TodayPanel.tsx'
import type { CatalogueView } from './catalogue-view.ts'
import { Categories } from './Categories.tsx'
import { ChoosePanel } from './ChoosePanel.tsx'
import { EditorPanel } from './EditorPanel.tsx'
import { Foot } from './Foot.tsx'
import { LastStrip } from './LastStrip.tsx'
import { NewProductPanel } from './NewProductPanel.tsx'
import { PriceSheet } from './PriceSheet.tsx'
import { SearchPanel } from './SearchPanel.tsx'
import { SoldOutPanel } from './SoldOutPanel.tsx'
import { TicketColumn } from './TicketColumn.tsx'
import { Tiles } from './Tiles.tsx'
import { useCatalogue, useCounter, wholeTicket } from './use-counter.ts'
import './choose.css'
import { VariantsPanel } from './VariantsPanel.tsx'
import { useCounterKeys } from './use-counter-keys.ts'
import './counter.css'
import './ticket.css'

export function CounterScreen() {
  const { t } = useWords()
  const view = useCatalogue()
  const over = useSession((s) => s.over)
  useCounterKeys()
  return (
    <>
      <main className="grid" aria-label={t.rail.counter}>
        <h1 className="hidden-text">{t.rail.counter}</h1>
        {view && (
          <>
            <LastStrip view={view} />
            {over?.kind === 'camera' ? (
              <CameraPanel view={view} />
            ) : (
              <>
                <Categories view={view} />
                <Tiles view={view} />
              </>
            )}
            <Banners />
            <Foot />
            {over && <OverTiles view={view} over={over} />}
          </>
        )}
      </main>
      <TicketColumn view={view} />
    </>
  )
}

function OverTiles({ view, over }: { readonly view: CatalogueView; readonly over: Over }) {
  const ticket = useCounter(wholeTicket)
  switch (over.kind) {
    case 'search':
      return <SearchPanel view={view} text={over.text} />
    case 'editor': {
      const line = ticket?.lines.find((one) => one.lineId === over.lineId)
      return line ? <EditorPanel key={line.lineId} view={view} line={line} focus={over.focus} /> : null
    }
    case 'choose': {
      const product = view.products.get(over.productId)
      return product ? <ChoosePanel view={view} product={product} answers={over.answers} /> : null
    }
    case 'variants':
      return <VariantsPanel view={view} productId={over.productId} />
    case 'price': {
      const product = view.products.get(over.productId)
      return product ? <PriceSheet product={product} digits={over.digits} /> : null
    }
    case 'sold-out': {
      const product = view.products.get(over.productId)
      return product ? <SoldOutPanel product={product} /> : null
    }
    case 'new-product':
      return <NewProductPanel key={over.code} view={view} code={over.code} />
    case 'today':
      return <TodayPanel />
    case 'paper':
      return <PaperPane />
    case 'card':
      return (
        <div className="over over-card">
          <CardOver over={over} />
        </div>
      )
    case 'discount':
      return ticket ? <DiscountPanel key={over.lineId} ticket={ticket} lineId={over.lineId} /> : null
    case 'tabs':
      return <TabsDrawer step={over.step} />
    case 'split':
      return <SplitPanel step={over.step} />
    case 'customer':
      return <CustomerPanel />
    case 'account':
      return <AccountPanel ticket={ticket ?? null} />
    case 'voucher':
      return <VoucherPanel ticket={ticket ?? null} shown={over.shown} />
    case 'tables':
      return <TablesPanel step={over.step} />
    case 'camera': // in place of the tiles, so that what a code means is told under it
    case 'help':
    case 'people':
      return null // on every screen: shell/Overs.tsx
  }
}
