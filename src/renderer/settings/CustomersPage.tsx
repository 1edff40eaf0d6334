import type { Settings } from '../../shared/contracts/till.ts'
import { useTill } from '../shell/TillContext.ts'
import { LoyaltyCard } from '../loyalty/LoyaltyCard.tsx'
import { useWords } from '../shell/words.ts'
import { Segmented } from '../ui/Segmented.tsx'

const MONTHS = [0, 6, 12, 24]

/** What the café does for its customers besides selling. */
export function CustomersPage({ settings: now }: { readonly settings: Settings }) {
  const { t } = useWords()
  const { settings } = useTill()
  const words = t.money.settings
  return (
    <>
      <section className="card setting-rows" aria-label={words.page}>
        <div>
          <h2>{words.tips}</h2>
          <Segmented
            label={words.tips}
            value={now.tips ? 'on' : 'off'}
            choices={[
              { value: 'off', text: words.tipsOff },
              { value: 'on', text: words.tipsOn },
            ]}
            onChoose={(value) => settings.change({ tips: value === 'on' })}
          />
          <p role="status">{words.tipsMore[now.tips ? 'on' : 'off']}</p>
        </div>
        <UsedRow kind="voucher" title={words.vouchers} more={words.vouchersMore} now={now} />
        {now.tenders.includes('voucher') && (
          <div>
            <h2>{words.months}</h2>
            <Segmented
              label={words.months}
              value={String(now.voucherMonths)}
              choices={MONTHS.map((months) => ({ value: String(months), text: words.monthsOf({ months }) }))}
              onChoose={(months) => settings.change({ voucherMonths: Number(months) })}
            />
          </div>
        )}
        <UsedRow kind="account" title={words.accounts} more={words.accountsMore} now={now} />
      </section>
      <LoyaltyCard />
    </>
  )
}

type RowProps = {
  readonly kind: 'voucher' | 'account'
  readonly title: string
  readonly more: { readonly off: string; readonly on: string }
  readonly now: Settings
}

/** A form of money that the café takes, or does not. */
function UsedRow({ kind, title, more, now }: RowProps) {
  const { t } = useWords()
  const { settings } = useTill()
  const words = t.money.settings
  const isUsed = now.tenders.includes(kind)
  const others = now.tenders.filter((one) => one !== kind)
  return (
    <div>
      <h2>{title}</h2>
      <Segmented
        label={title}
        value={isUsed ? 'on' : 'off'}
        choices={[
          { value: 'off', text: words.tipsOff },
          { value: 'on', text: words.tipsOn },
        ]}
        onChoose={(value) => settings.change({ tenders: value === 'on' ? [...others, kind] : others })}
      />
      <p>{isUsed ? more.on : more.off}</p>
    </div>
  )
}
