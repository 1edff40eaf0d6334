import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Archive } from '../../shared/contracts/archives.ts'
import { fileSize, mediumDay, periodName } from '../../shared/texts/periods.ts'
import { useStepBack } from '../shell/back.ts'
import { QueryFailed } from '../shell/QueryFailed.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { alongRows } from '../ui/rows.ts'
import { ArchiveMaker } from './ArchiveMaker.tsx'
import { ArchiveSide } from './ArchiveSide.tsx'
import type { PartProps } from './ControlScreen.tsx'
import { JobState } from './JobState.tsx'

/** The archives that were sealed; one that is being made says so above them. */
export function ArchivesPart({ frame }: PartProps) {
  const { t } = useWords()
  const { queries } = useTill()
  const words = t.control.tax.archive
  const [seq, setSeq] = useState<number>()
  const asked = useQuery(queries.archives.list.queryOptions({ input: {}, staleTime: 0 }))
  const archives = asked.data?.archives.toSorted((a, b) => b.seq - a.seq) ?? []
  const job = asked.data?.job ?? { state: 'idle' as const }
  const chosen = archives.find((archive) => archive.seq === seq)
  useStepBack(chosen !== undefined, () => setSeq(undefined))
  return (
    <>
      {frame(
        <div className="cash-body">
          {asked.error && <QueryFailed error={asked.error} onAgain={() => void asked.refetch()} />}
          <JobState job={job} />
          {asked.isSuccess && archives.length === 0 && <p className="cash-empty">{words.none}</p>}
          {archives.length > 0 && <ArchiveTable archives={archives} chosen={chosen} onChoose={setSeq} />}
        </div>,
      )}
      {chosen ? (
        <ArchiveSide key={chosen.seq} archive={chosen} onClose={() => setSeq(undefined)} />
      ) : (
        <ArchiveMaker archives={archives} busy={job.state === 'running'} />
      )}
    </>
  )
}

type TableProps = {
  readonly archives: readonly Archive[]
  readonly chosen: Archive | undefined
  readonly onChoose: (seq: number) => void
}

function ArchiveTable({ archives, chosen, onChoose }: TableProps) {
  const { lang, t } = useWords()
  const { dayAndTime } = useClock()
  const words = t.control.tax.archive
  return (
    <section className="card found">
      <table className="table rows picks" onKeyDown={alongRows}>
        <caption className="hidden-text">{t.control.tax.archives}</caption>
        <thead>
          <tr>
            <th scope="col">{words.period}</th>
            <th scope="col" className="words">
              {words.made}
            </th>
            <th scope="col">{words.size}</th>
            <th scope="col">{words.state}</th>
          </tr>
        </thead>
        <tbody>
          {archives.map((archive) => {
            const period = periodName(archive.from, archive.to, lang)
            const on = archive === chosen
            return (
              <tr key={archive.seq} data-chosen={on ? '' : undefined} onClick={() => onChoose(archive.seq)}>
                <th scope="row">
                  <button type="button" className="pick" aria-pressed={on} aria-label={words.show({ period })}>
                    {period}
                  </button>
                </th>
                <td className="words">
                  {dayAndTime(archive.madeAtMs)}
                  <em>{words.kind[archive.kind]}</em>
                </td>
                <td>{fileSize(archive.bytes, lang)}</td>
                <td>
                  <ArchiveMark archive={archive} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function ArchiveMark({ archive }: { readonly archive: Archive }) {
  const { lang, t } = useWords()
  const words = t.control.tax.archive
  return (
    <>
      <span className="pill" data-tone={archive.isHere ? 'here' : 'away'}>
        {archive.isHere ? words.here : words.away}
      </span>
      <em>{archive.purged ? words.purged : words.purgeShort({ day: mediumDay(archive.purgeableFrom, lang) })}</em>
    </>
  )
}
