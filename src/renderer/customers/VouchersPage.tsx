import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Voucher } from '../../shared/contracts/vouchers.ts'
import type { VoucherId } from '../../shared/ids.ts'
import { longDay } from '../../shared/texts/periods.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { Segmented } from '../ui/Segmented.tsx'

const SHOWN_MAX = 200

type Props = {
  readonly chosen: VoucherId | undefined
  readonly onChoose: (voucherId: VoucherId | undefined) => void
}

/** Vouchers with what is left of each, the newest first. Their codes are on their papers alone. */
export function VouchersPage({ chosen, onChoose }: Props) {
  const { t, euros } = useWords()
  const { queries } = useTill()
  const [which, setWhich] = useState<'open' | 'all'>('open')
  const input = { openOnly: which === 'open', limit: SHOWN_MAX }
  const found = useQuery(queries.vouchers.list.queryOptions({ input })).data
  const words = t.money.voucher
  return (
    <>
      <Segmented
        label={words.which}
        value={which}
        choices={[
          { value: 'open', text: words.open },
          { value: 'all', text: words.all },
        ]}
        onChoose={setWhich}
      />
      <ul className="owed-list" aria-label={t.money.pages.vouchers}>
        {found?.map((voucher) => (
          <li key={voucher.voucherId}>
            <button
              type="button"
              aria-pressed={voucher.voucherId === chosen}
              onClick={() => onChoose(voucher.voucherId === chosen ? undefined : voucher.voucherId)}
            >
              <Icon name="gift" />
              <span>
                <b>{words.number({ number: String(voucher.number) })}</b>
                <VoucherFacts voucher={voucher} />
              </span>
              <span className="owed-figures">
                <b>{euros(voucher.balanceCents)}</b>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found?.length === 0 && <p className="quiet">{words.none}</p>}
    </>
  )
}

function VoucherFacts({ voucher }: { readonly voucher: Voucher }) {
  const { lang, t } = useWords()
  const words = t.money.voucher
  const { expiresOn } = voucher
  const ends = expiresOn === null ? words.forever : words.expires({ day: longDay(expiresOn, lang) })
  return <em>{[words.kinds[voucher.kind], ends, voucher.blocked && words.blocked].filter(Boolean).join(' · ')}</em>
}
