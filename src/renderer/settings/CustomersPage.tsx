import type { Settings } from '../../shared/contracts/till.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Segmented } from '../ui/Segmented.tsx'

/** What the café does for its customers besides selling. */
export function CustomersPage({ settings: now }: { readonly settings: Settings }) {
  const { t } = useWords()
  const { settings } = useTill()
  const words = t.money.settings
  return (
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
    </section>
  )
}
