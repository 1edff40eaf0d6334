import { useState } from 'react'
import { newCommandId } from '../../shared/ids.ts'
import { failureSentence, sortFailure, type Failure } from '../client/failures.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Segmented } from '../ui/Segmented.tsx'

/** How many weeks the demonstration may have behind it. */
const WEEKS = [0, 2, 8] as const
/** What living a week of it takes on a small machine. */
const SECONDS_A_WEEK = 5

type Props = { readonly folder: string; readonly onOpen: () => void }

/** A café of one's own, or a look at somebody else's. */
export function Welcome({ folder, onOpen }: Props) {
  const { t } = useWords()
  const { till, cache, queries } = useTill()
  const [weeks, setWeeks] = useState('2')
  const [failure, setFailure] = useState<Failure>()
  const words = t.setup.welcome

  async function tryDemo() {
    setFailure(undefined)
    try {
      await till.setup.startDemo({ days: Number(weeks) * 7, commandId: newCommandId() })
      await cache.invalidateQueries({ queryKey: queries.till.status.key() })
    } catch (error) {
      setFailure(sortFailure(error))
    }
  }
  return (
    <section className="first-work first-choice" aria-label={t.setup.section}>
      <div className="first-card" data-main="">
        <Icon name="store" />
        <h2>{words.open}</h2>
        <p>{words.openMore}</p>
        <Button tone="accent" onPress={onOpen}>
          {words.openKey}
        </Button>
      </div>
      <div className="first-card">
        <Icon name="screens" />
        <h2>{words.demo}</h2>
        <p>{words.demoMore}</p>
        <div className="first-past">
          <span>{words.demoDays}</span>
          <Segmented
            label={words.demoDays}
            value={weeks}
            choices={WEEKS.map((count) => ({
              value: String(count),
              text: count === 0 ? words.demoFresh : words.demoWeeks({ weeks: count }),
            }))}
            onChoose={setWeeks}
          />
        </div>
        <p className="site-note" role="status">
          {words.demoTakes({ seconds: Number(weeks) * SECONDS_A_WEEK })}
        </p>
        <Button tone="soft" onPress={() => void tryDemo()}>
          {words.demoKey}
        </Button>
        {failure && (
          <Banner tone="amber" icon="alert">
            {failureSentence(failure, t)}
          </Banner>
        )}
      </div>
      <p className="first-folder">{words.folder({ folder })}</p>
    </section>
  )
}
