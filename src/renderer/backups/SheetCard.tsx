import type { Backups } from '../../shared/contracts/backups.ts'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { useBackupActions } from './backup-actions.ts'

type Props = { readonly setup: NonNullable<Backups['setup']>; readonly onDraw: () => void }

const HOURLY = [1, 2, 7, 14]
const DAILY = [30, 60, 180, 365]

/** Which sheet opens what is made now, and how long backups are kept. */
export function SheetCard({ setup, onDraw }: Props) {
  const { t } = useWords()
  const { dayAndTime } = useClock()
  const { setRetention } = useBackupActions()
  const words = t.backups
  const { hourlyDays, dailyDays } = setup.retention
  const choices = (days: readonly number[], now: number) =>
    [...new Set([...days, now])]
      .toSorted((a, b) => a - b)
      .map((count) => ({ value: String(count), text: words.retention.days({ count }) }))
  return (
    <section className="card backups-sheet" aria-label={words.sheet.title}>
      <h2>
        {words.sheet.title} {setup.sheet}
      </h2>
      <p>
        {words.sheet.since({ day: dayAndTime(setup.sinceMs) })} {words.sheet.anewMore}
      </p>
      <Button icon="key" onPress={onDraw}>
        {words.sheet.anew}
      </Button>
      <h2>{words.retention.title}</h2>
      <span className="retention-name">{words.retention.hourly}</span>
      <Segmented
        label={words.retention.hourly}
        value={String(hourlyDays)}
        choices={choices(HOURLY, hourlyDays)}
        onChoose={(days) => setRetention({ hourlyDays: Number(days), dailyDays })}
      />
      <span className="retention-name">{words.retention.daily}</span>
      <Segmented
        label={words.retention.daily}
        value={String(dailyDays)}
        choices={choices(DAILY, dailyDays)}
        onChoose={(days) => setRetention({ hourlyDays, dailyDays: Number(days) })}
      />
      <p>{words.retention.monthly}</p>
    </section>
  )
}
