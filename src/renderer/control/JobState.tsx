import { useState } from 'react'
import type { ArchiveJob } from '../../shared/contracts/archives.ts'
import { periodName } from '../../shared/texts/periods.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Progress } from '../ui/Progress.tsx'

/** The archive that is being made, or that could not be. */
export function JobState({ job }: { readonly job: ArchiveJob }) {
  const { lang, t } = useWords()
  const words = t.control.tax.archive
  const [seen, setSeen] = useState<ArchiveJob>()
  if (job.state === 'idle' || job === seen) return null
  const period = periodName(job.from, job.to, lang)
  if (job.state === 'running') {
    const text = words.running({ period })
    return (
      <section className="card job" role="status">
        <Progress label={text} share={undefined} text={text} />
        <p className="quiet">{words.runningMore}</p>
      </section>
    )
  }
  return (
    <section className="card job job-failed" role="alert">
      <Icon name="alert" />
      <div>
        <p>
          <b>{words.failed({ period })}</b>
        </p>
        <p className="quiet">{words.failedMore({ why: job.why })}</p>
      </div>
      <Button onPress={() => setSeen(job)}>{words.dismiss}</Button>
    </section>
  )
}
