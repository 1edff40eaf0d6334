import { useRef, useState } from 'react'
import { zSetupFile, type SetupFile } from '../../shared/contracts/setup-file.ts'
import { count } from '../../shared/texts/format.ts'
import { saveFile } from '../client/download.ts'
import type { Failure } from '../client/failures.ts'
import { TwoStep } from '../shell/TwoStep.tsx'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useBackupActions } from './backup-actions.ts'
import { partsOf, whyNotTaken } from './setup-parts.ts'

type Read =
  | { readonly state: 'none' | 'wrong' | 'done' }
  | { readonly state: 'read'; readonly file: SetupFile }
  | { readonly state: 'refused'; readonly why: string }

/** A till's set-up in a file, and this till set up by one: looked at before it counts. */
export function SetupFileCard() {
  const said = useWords()
  const { exportSetup, importSetup } = useBackupActions()
  const picker = useRef<HTMLInputElement>(null)
  const [read, setRead] = useState<Read>({ state: 'none' })
  const words = said.t.backups.setupFile
  async function save(): Promise<void> {
    const file = await exportSetup()
    saveFile(`zinc-${file.till}.json`, [new TextEncoder().encode(JSON.stringify(file, null, 2))], 'application/json')
  }
  function refused(failure: Failure): boolean {
    const why = whyNotTaken(failure, said)
    if (why !== undefined) setRead({ state: 'refused', why })
    return why !== undefined
  }
  async function take(file: File): Promise<void> {
    const parsed = zSetupFile.safeParse(await file.text().then(jsonOf))
    setRead(parsed.success ? { state: 'read', file: parsed.data } : { state: 'wrong' })
  }
  return (
    <section className="card" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{words.about}</p>
      <p>{words.leftOut}</p>
      <div className="setting-keys">
        <Button icon="download" onPress={() => void save()}>
          {words.save}
        </Button>
        <Button icon="file" onPress={() => picker.current?.click()}>
          {words.read}
        </Button>
      </div>
      <input
        ref={picker}
        type="file"
        hidden
        accept="application/json,.json"
        aria-label={words.read}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) void take(file)
          event.target.value = ''
        }}
      />
      {read.state === 'read' && (
        <>
          <Brings file={read.file} />
          <TwoStep
            text={words.use}
            sure={words.sure}
            more={words.more}
            icon="check"
            onPress={() => importSetup(read.file, () => setRead({ state: 'done' }), refused)}
          />
        </>
      )}
      {read.state === 'done' && <Verdict isGood text={words.done} />}
      {read.state === 'wrong' && <Verdict isGood={false} text={words.wrong} />}
      {read.state === 'refused' && <Verdict isGood={false} text={read.why} />}
    </section>
  )
}

function Verdict({ isGood, text }: { readonly isGood: boolean; readonly text: string }) {
  return (
    <p className="verdict" role="status" data-verdict={isGood ? 'right' : 'short'}>
      <Icon name={isGood ? 'check' : 'alert'} />
      {text}
    </p>
  )
}

function Brings({ file }: { readonly file: SetupFile }) {
  const said = useWords()
  const { dayAndTime } = useClock()
  const { lang, t } = said
  const words = t.backups.setupFile
  const { known, unknown } = partsOf(file, said)
  return (
    <p role="status">
      <b>
        {file.site} · {file.till} · {dayAndTime(file.madeAtMs)}
      </b>
      <br />
      {words.brings({
        products: count(file.catalogue.products.length, lang),
        lists: count(file.priceLists.length, lang),
        rooms: count(file.rooms.length, lang),
        printers: count(file.printers.printers.length, lang),
      })}
      <br />
      {known.length > 0 ? words.bringsParts({ parts: known.join(' · ') }) : words.bringsNoParts}
      {unknown.length > 0 && (
        <>
          <br />
          {words.unknownParts({ parts: unknown.join(' · ') })}
        </>
      )}
    </p>
  )
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // no JSON at all: said like any other file that is no set-up
  }
}
