import { useRef, useState } from 'react'
import { zSetupFile, type SetupFile } from '../../shared/contracts/setup-file.ts'
import { count } from '../../shared/texts/format.ts'
import { saveFile } from '../client/download.ts'
import { TwoStep } from '../shell/TwoStep.tsx'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useBackupActions } from './backup-actions.ts'

type Read = { readonly state: 'none' | 'wrong' | 'done' } | { readonly state: 'read'; readonly file: SetupFile }

/** A till's set-up in a file, and this till set up by one: looked at before it counts. */
export function SetupFileCard() {
  const { t } = useWords()
  const { exportSetup, importSetup } = useBackupActions()
  const picker = useRef<HTMLInputElement>(null)
  const [read, setRead] = useState<Read>({ state: 'none' })
  const words = t.backups.setupFile
  async function save(): Promise<void> {
    const file = await exportSetup()
    saveFile(`zinc-${file.till}.json`, [new TextEncoder().encode(JSON.stringify(file, null, 2))], 'application/json')
  }
  async function take(file: File): Promise<void> {
    const parsed = zSetupFile.safeParse(await file.text().then(jsonOf))
    setRead(parsed.success ? { state: 'read', file: parsed.data } : { state: 'wrong' })
  }
  return (
    <section className="card" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{words.about}</p>
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
            onPress={() => importSetup(read.file, () => setRead({ state: 'done' }))}
          />
        </>
      )}
      {(read.state === 'wrong' || read.state === 'done') && (
        <p className="verdict" role="status" data-verdict={read.state === 'done' ? 'right' : 'short'}>
          <Icon name={read.state === 'done' ? 'check' : 'alert'} />
          {read.state === 'done' ? words.done : words.wrong}
        </p>
      )}
    </section>
  )
}

function Brings({ file }: { readonly file: SetupFile }) {
  const { lang, t } = useWords()
  const { dayAndTime } = useClock()
  const words = t.backups.setupFile
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
