import { GuideSection } from '../guide/GuideSection.tsx'
import { NetworkSection } from '../network/NetworkSection.tsx'
import { ProductsSection } from '../products/ProductsSection.tsx'
import { ReportsSection } from '../reports/ReportsSection.tsx'
import { change, useSession, type OfficeSection } from '../shell/session.ts'
import { useWords } from '../shell/words.ts'
import { StockSection } from '../stock/StockSection.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import './office.css'

/** The manager's office: what was sold, what is sold, what lies in the cellar, who reads the numbers, how it all works. */
export function OfficeScreen() {
  const section = useSession((s) => s.officeSection)
  const head = <OfficeHead section={section} />
  switch (section) {
    case 'reports':
      return <ReportsSection head={head} />
    case 'products':
      return <ProductsSection head={head} />
    case 'stock':
      return <StockSection head={head} />
    case 'network':
      return <NetworkSection head={head} />
    case 'guide':
      return <GuideSection head={head} />
  }
}

function OfficeHead({ section }: { readonly section: OfficeSection }) {
  const { t } = useWords()
  return (
    <header className="cash-head">
      <h1>{t.office.section}</h1>
      <Segmented
        label={t.office.sections}
        value={section}
        choices={[
          { value: 'reports', text: t.reports.section },
          { value: 'products', text: t.products.section },
          { value: 'stock', text: t.stock.section },
          { value: 'network', text: t.network.section },
          { value: 'guide', text: t.guide.section },
        ]}
        onChoose={(next) => change({ officeSection: next })}
      />
    </header>
  )
}
