import type { TillStatus } from '../../shared/contracts/till.ts'
import { dayName, time } from '../../shared/texts/format.ts'
import { Notice } from '../shell/Notice.tsx'
import { useNow } from '../shell/use-now.ts'
import { useWords } from '../shell/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { SignIn } from './SignIn.tsx'

type Running = Extract<TillStatus, { phase: 'running' }>

/** Nobody holds the till: the hour, the team's tiles, and nothing else to be reached. */
export function LockScreen({ status }: { readonly status: Running }) {
  const { lang, t } = useWords()
  const nowMs = useNow()
  const { zone } = status.settings
  return (
    <main className="lock" aria-label={t.people.locked}>
      <section className="lock-face">
        <span className="brand">zinc</span>
        <div>
          <time className="lock-hour">{time(nowMs, lang, zone)}</time>
          <p>{dayName(calendarDay(nowMs, zone), lang)}</p>
        </div>
        <div>
          <p className="lock-site">{status.site.name}</p>
          <p className="lock-word">
            <Icon name="lock" />
            <b>{t.people.locked}</b>
          </p>
        </div>
      </section>
      <section className="lock-people" aria-labelledby="lock-title">
        <h1 id="lock-title">{t.people.title}</h1>
        <SignIn />
        <Notice />
      </section>
    </main>
  )
}

/** The day on the wall, not the business day: a locked till says what the clock says. */
function calendarDay(atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(atMs)
}
