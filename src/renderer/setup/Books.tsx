import { monthName } from '../../shared/texts/periods.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { ZONES, type CafeDraft } from './setup-view.ts'

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)
/** A till may end its day at any hour until noon; these are those that cafés choose. */
const HOURS = [0, 3, 4, 5, 6, 7]

type Props = { readonly draft: CafeDraft; readonly onChange: (draft: CafeDraft) => void }

/** VAT, fiscal year, the end of the day, and whose time it is. */
export function Books({ draft, onChange }: Props) {
  const { lang, t } = useWords()
  const words = t.setup.books
  const { regime } = draft.site
  const set = (next: Partial<CafeDraft>) => onChange({ ...draft, ...next })
  return (
    <div className="books">
      <section>
        <h2>{words.regime}</h2>
        <Segmented
          label={words.regime}
          value={regime}
          choices={[
            { value: 'normal', text: words.normal },
            { value: 'franchise', text: words.franchise },
          ]}
          onChoose={(next) => set({ site: { ...draft.site, regime: next } })}
        />
        <p className="site-note">{regime === 'normal' ? words.normalMore : words.franchiseMore}</p>
      </section>
      <section>
        <h2>{words.yearEnd}</h2>
        <div className="books-grid" role="group" aria-label={words.yearEnd}>
          {MONTHS.map((month) => (
            <Button
              key={month}
              pressed={draft.fiscalYearEndMonth === month}
              onPress={() => set({ fiscalYearEndMonth: month })}
            >
              {monthName(month, lang)}
            </Button>
          ))}
        </div>
      </section>
      <section>
        <h2>{words.cutOff}</h2>
        <Segmented
          label={words.cutOff}
          value={String(draft.cutOffHour)}
          choices={HOURS.map((hour) => ({ value: String(hour), text: words.hour({ hour }) }))}
          onChoose={(hour) => set({ cutOffHour: Number(hour) })}
        />
      </section>
      <section>
        <h2>{words.zone}</h2>
        <div className="books-grid books-zones" role="group" aria-label={words.zone}>
          {ZONES.map((zone) => (
            <Button key={zone} pressed={draft.zone === zone} onPress={() => set({ zone })}>
              {words.zones[zone]}
            </Button>
          ))}
        </div>
        {draft.zone !== 'Europe/Paris' && regime === 'normal' && (
          <p className="site-note" data-warn="" role="status">
            {words.zoneVat}
          </p>
        )}
      </section>
    </div>
  )
}
