import { useState } from 'react'
import type { CustomerId, VoucherId } from '../../shared/ids.ts'
import { useStatus, useTendersUsed } from '../counter/use-counter.ts'
import { useMay } from '../people/use-people.ts'
import { Banners } from '../shell/Banners.tsx'
import { ScreenKeys } from '../shell/ScreenKeys.tsx'
import { change, useSession, type CustomersPage } from '../shell/session.ts'
import { useWords } from '../shell/words.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { CustomerList } from './CustomerList.tsx'
import { CustomerSide } from './CustomerSide.tsx'
import { OwedPage } from './OwedPage.tsx'
import { TipsPage } from './TipsPage.tsx'
import { VouchersPage } from './VouchersPage.tsx'
import { VoucherSide } from './VoucherSide.tsx'
import '../cash/cash.css'
import '../money/money.css'
import './customers.css'

/** Those whom the café knows, what they owe, and what is owed to whoever holds a voucher. */
export function CustomersScreen() {
  const page = useSession((s) => s.customersPage)
  const [customerId, setCustomerId] = useState<CustomerId>()
  const [voucherId, setVoucherId] = useState<VoucherId>()
  const [fresh, setFresh] = useState(false)
  const choose = (chosen: CustomerId | undefined) => {
    setFresh(false)
    setCustomerId(chosen)
  }
  const begin = () => {
    setCustomerId(undefined)
    setFresh(true)
  }
  return (
    <>
      <main className="cash customers-screen">
        <Head page={page} />
        <Banners />
        <div className="cash-body">
          {page === 'list' && <CustomerList chosen={customerId} onChoose={choose} onFresh={begin} />}
          {page === 'owed' && <OwedPage chosen={customerId} onChoose={choose} />}
          {page === 'vouchers' && <VouchersPage chosen={voucherId} onChoose={setVoucherId} />}
          {page === 'tips' && <TipsPage />}
        </div>
        <ScreenKeys />
      </main>
      {page === 'vouchers' || page === 'tips' ? (
        <VoucherSide key={voucherId} voucherId={voucherId} />
      ) : (
        <CustomerSide key={customerId ?? String(fresh)} customerId={customerId} fresh={fresh} onChoose={choose} />
      )}
    </>
  )
}

/** Only the pages of what this café uses. */
function Head({ page }: { readonly page: CustomersPage }) {
  const { t } = useWords()
  const status = useStatus()
  const used = useTendersUsed()
  const mayReport = useMay('reports')
  const tips = status?.phase === 'running' && status.settings.tips && mayReport
  const words = t.money.pages
  const choices: { readonly value: CustomersPage; readonly text: string }[] = [
    { value: 'list', text: words.list },
    ...(used.includes('account') ? [{ value: 'owed' as const, text: words.owed }] : []),
    ...(used.includes('voucher') ? [{ value: 'vouchers' as const, text: words.vouchers }] : []),
    ...(tips ? [{ value: 'tips' as const, text: words.tips }] : []),
  ]
  return (
    <header className="cash-head">
      <div>
        <h1>{t.money.rail}</h1>
      </div>
      {choices.length > 1 && (
        <Segmented
          label={words.label}
          value={page}
          choices={choices}
          onChoose={(customersPage) => change({ customersPage })}
        />
      )}
    </header>
  )
}
