import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Archive } from '../../shared/contracts/archives.ts'
import { count } from '../../shared/texts/format.ts'
import { fileSize, longDay, periodName } from '../../shared/texts/periods.ts'
import { QueryFailed } from '../shell/QueryFailed.tsx'
import { useTill } from '../shell/TillContext.ts'
import { TwoStep } from '../shell/TwoStep.tsx'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { CopyLine } from '../ui/CopyLine.tsx'
import { Progress } from '../ui/Progress.tsx'
import { CheckAnswer } from './CheckAnswer.tsx'
import { ControlSide, Facts } from './ControlSide.tsx'

type Props = { readonly archive: Archive; readonly onClose: () => void }

/** One archive: what it is, whether it is whole, and the ways it can go. */
export function ArchiveSide({ archive, onClose }: Props) {
  const { lang, t } = useWords()
  const { queries, control } = useTill()
  const [purged, setPurged] = useState<number>()
  const words = t.control.tax.archive
  const download = useDownload(archive)
  const check = useQuery(
    queries.archives.check.queryOptions({ input: { seq: archive.seq }, enabled: false, gcTime: 0 }),
  )
  return (
    <ControlSide
      title={periodName(archive.from, archive.to, lang)}
      aside={<Button icon="cross" tone="quiet" label={words.close} onPress={onClose} />}
      keys={
        <div className="side-keys">
          <Button icon="seal" off={check.isFetching || !archive.isHere} onPress={() => void check.refetch()}>
            {check.isFetching ? words.checking : words.check}
          </Button>
          {archive.purged ? (
            <span />
          ) : (
            <TwoStep
              text={words.purge}
              sure={words.purgeSure}
              more={words.purgeMore}
              icon="trash"
              onPress={() => control.purge(archive, setPurged)}
            />
          )}
          <Button
            className="side-main"
            tone="accent"
            icon="download"
            off={!archive.isHere || download.progress !== undefined}
            onPress={download.begin}
          >
            {words.download}
          </Button>
        </div>
      }
    >
      {check.data && !check.isFetching && <CheckAnswer check={check.data} />}
      {check.error && !check.isFetching && <QueryFailed error={check.error} />}
      <div role="status">
        {download.done && <p className="done-line">{words.downloaded}</p>}
        {purged !== undefined && (
          <p className="done-line">{words.purgeDone({ count: purged, shown: count(purged, lang) })}</p>
        )}
      </div>
      {download.progress && <DownloadProgress {...download.progress} />}
      <ArchiveFacts archive={archive} />
    </ControlSide>
  )
}

function ArchiveFacts({ archive }: { readonly archive: Archive }) {
  const { lang, t } = useWords()
  const { dayAndTime } = useClock()
  const { fields } = t.control
  const words = t.control.tax.archive
  return (
    <>
      <Facts
        rows={[
          [t.control.tax.find.what, words.kind[archive.kind]],
          [words.made, dayAndTime(archive.madeAtMs)],
          [words.size, fileSize(archive.bytes, lang)],
          [words.entries, count(archive.entries, lang)],
          [words.state, archive.isHere ? words.hereMore : words.awayMore],
          archive.purged ? [words.purged, words.purgedMore] : [words.purgeFrom, longDay(archive.purgeableFrom, lang)],
        ]}
      />
      <CopyLine label={words.name} text={archive.name} words={fields} />
      <CopyLine label={words.sha256} text={archive.sha256} words={fields} />
    </>
  )
}

type Loaded = { readonly done: number; readonly of: number }

function DownloadProgress({ done, of }: Loaded) {
  const { lang, t } = useWords()
  const words = t.control.tax.archive
  return (
    <Progress
      label={words.downloadLabel}
      share={of === 0 ? undefined : done / of}
      text={words.downloading({ done: fileSize(done, lang), of: fileSize(of, lang) })}
    />
  )
}

function useDownload(archive: Archive) {
  const { control } = useTill()
  const [progress, setProgress] = useState<Loaded>()
  const [done, setDone] = useState(false)
  const begin = () => {
    setDone(false)
    setProgress({ done: 0, of: archive.bytes })
    void control
      .downloadArchive(archive, (loaded, of) => setProgress({ done: loaded, of }))
      .then((saved) => {
        setProgress(undefined)
        setDone(saved)
      })
  }
  return { begin, progress, done }
}
