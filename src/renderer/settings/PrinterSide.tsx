import { useState } from 'react'
import type { Printer } from '../../shared/contracts/printers.ts'
import {
  deviceWhy,
  codePageLetter,
  zCodePage,
  zPrinterProfileId,
  type PrinterConnectionKind,
  type PrinterProfileId,
} from '../../shared/devices.ts'
import type { PrinterId } from '../../shared/ids.ts'
import { Notice } from '../shell/Notice.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { DrawerSensor } from './DrawerSensor.tsx'
import { connectionFrom, kinds, printerFrom, type PrinterDraft } from './printers-view.ts'

type Props = {
  readonly draft: PrinterDraft | undefined
  readonly isKept: boolean
  readonly onChange: (draft: PrinterDraft) => void
  readonly onClose: () => void
  readonly onSave: (printer: Printer, kept: () => void) => void
  readonly onRemove: (printerId: PrinterId) => void
}
type Tried = { readonly state: 'not' | 'trying' | 'yes' } | { readonly state: 'maybe' | 'no'; readonly why: string }

/** Sets one printer up: how it is reached, a test page, what that page showed, and its name. */
export function PrinterSide({ draft, isKept, onChange, onClose, onSave, onRemove }: Props) {
  const { t } = useWords()
  const { settings } = useTill()
  const [tried, setTried] = useState<Tried>({ state: 'not' })
  const [done, setDone] = useState(false)
  const words = t.printers
  if (!draft) {
    return (
      <aside className="ticket drawer-side" aria-label={words.page}>
        <div className="side-empty">
          <Icon name="printer" />
          <p>{words.chooseOne}</p>
        </div>
      </aside>
    )
  }
  const write = (more: Partial<PrinterDraft>) => {
    setDone(false)
    if (more.name === undefined && more.drawerPin === undefined) setTried({ state: 'not' })
    onChange({ ...draft, ...more })
  }
  const connection = connectionFrom(draft.kind, draft.address)
  const printer = printerFrom(draft)
  const { profileId, codePage } = draft
  async function tryOut(): Promise<void> {
    if (!connection) return
    setTried({ state: 'trying' })
    const answer = await settings.tryPrinter({ connection, make: { profileId, codePage } })
    setTried(answer.cameOut === 'yes' ? { state: 'yes' } : { state: answer.cameOut, why: answer.why })
  }
  return (
    <aside className="ticket list-side" aria-label={draft.name}>
      <header className="ticket-head">
        <p>
          <b>{draft.name || words.add}</b>
        </p>
        <Button icon="cross" tone="quiet" label={t.common.close} onPress={onClose} />
      </header>
      <div className="ticket-body list-body printer-side">
        <Field label={words.name} keys="text" maxLength={20} value={draft.name} onChange={(name) => write({ name })} />
        <Segmented<PrinterConnectionKind>
          label={words.reached}
          value={draft.kind}
          choices={kinds.map((value) => ({ value, text: words.kinds[value] }))}
          onChoose={(kind) => write({ kind, address: '' })}
        />
        <Field
          label={words.addresses[draft.kind]}
          keys="text"
          maxLength={120}
          placeholder={words.examples[draft.kind]}
          value={draft.address}
          fault={draft.address !== '' && !connection ? words.addressWrong : undefined}
          onChange={(address) => write({ address })}
          onEnter={() => void tryOut()}
        />
        <h3>{words.make}</h3>
        <Segmented<PrinterProfileId>
          label={words.make}
          value={profileId}
          choices={zPrinterProfileId.options.map((value) => ({ value, text: words.profiles[value] }))}
          onChoose={(value) => write({ profileId: value, codePage: null })}
        />
        <h3>{words.accents}</h3>
        <Segmented
          label={words.accents}
          value={codePage ?? 'own'}
          choices={[
            { value: 'own' as const, text: words.codePageOwn },
            ...zCodePage.options.map((value) => ({
              value,
              text: codePageLetter(value),
            })),
          ]}
          onChoose={(value) => write({ codePage: value === 'own' ? null : value })}
        />
        <h3>{words.drawer}</h3>
        <Segmented
          label={words.drawer}
          value={String(draft.drawerPin ?? 'none')}
          choices={(['none', '2', '5'] as const).map((value) => ({ value, text: words.pins[value] }))}
          onChoose={(value) => write({ drawerPin: value === '2' ? 2 : value === '5' ? 5 : null })}
        />
        {draft.drawerPin !== null && (
          <DrawerSensor
            draft={draft}
            connection={connection}
            onChange={(next) => {
              setDone(false)
              onChange(next)
            }}
          />
        )}
      </div>
      <Notice />
      <p className="side-hint" role="status" data-wrong={tried.state === 'no' ? '' : undefined}>
        {done ? words.saved : <TriedText tried={tried} />}
      </p>
      <div className="side-keys" data-pair="">
        <Button icon="printer" off={!connection || tried.state === 'trying'} onPress={() => void tryOut()}>
          {words.tryOut}
        </Button>
        <Button
          className="side-main"
          tone="accent"
          icon="check"
          off={!printer}
          onPress={() => printer && onSave(printer, () => setDone(true))}
        >
          {words.save}
        </Button>
      </div>
      {isKept && <RemoveKey onRemove={() => onRemove(draft.printerId)} />}
    </aside>
  )
}

/** What became of the test page, and what to look at on it. */
function TriedText({ tried }: { readonly tried: Tried }) {
  const { t } = useWords()
  const words = t.printers.tried
  switch (tried.state) {
    case 'not':
    case 'trying':
    case 'yes':
      return words[tried.state]
    case 'maybe':
      return tried.why === '' ? words.maybe : t.deviceWhy[deviceWhy(tried.why)]
    case 'no':
      return t.deviceWhy[deviceWhy(tried.why)]
  }
}

function RemoveKey({ onRemove }: { readonly onRemove: () => void }) {
  const { t } = useWords()
  const [sure, setSure] = useState(false)
  return (
    <Button tone={sure ? 'red' : 'danger'} onPress={() => (sure ? onRemove() : setSure(true))}>
      {sure ? t.printers.removeSure : t.printers.remove}
    </Button>
  )
}
