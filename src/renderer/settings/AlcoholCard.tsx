import { useQuery } from '@tanstack/react-query'
import { licences, type AlcoholRules } from '../../shared/alcohol.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Segmented } from '../ui/Segmented.tsx'

/** The hours that most mayors forbid. */
const NIGHT = { fromMinute: 22 * 60, toMinute: 8 * 60 }

/** What the licence allows, and what is asked of whoever buys alcohol. */
export function AlcoholCard() {
  const { t } = useWords()
  const { queries, settings } = useTill()
  const rules = useQuery(queries.alcohol.rules.queryOptions({ input: {} })).data
  const words = t.pricing.alcohol
  if (!rules) return null
  const set = (more: Partial<AlcoholRules>) => settings.changeAlcohol({ ...rules, ...more })
  return (
    <section className="card setting-rows alcohol-card" aria-label={words.title}>
      <div>
        <h2>{words.licence}</h2>
        <Segmented
          label={words.licence}
          value={rules.licence}
          choices={licences.map((licence) => ({ value: licence, text: words.licences[licence] }))}
          onChoose={(licence) => set({ licence })}
        />
        <p role="status">{words.meaning[rules.licence]}</p>
      </div>
      <div>
        <h2>{words.age}</h2>
        <Segmented
          label={words.age}
          value={rules.agePrompt}
          choices={[
            { value: 'off', text: words.ages.off },
            { value: 'every-ticket', text: words.ages['every-ticket'] },
          ]}
          onChoose={(agePrompt) => set({ agePrompt })}
        />
        <p>{words.ageMore}</p>
      </div>
      <div>
        <h2>{words.ban}</h2>
        <Segmented
          label={words.ban}
          value={rules.takeawayBan ? 'night' : 'free'}
          choices={[
            { value: 'free', text: words.bans.free },
            { value: 'night', text: words.bans.night },
          ]}
          onChoose={(ban) => set({ takeawayBan: ban === 'night' ? NIGHT : null })}
        />
      </div>
    </section>
  )
}
