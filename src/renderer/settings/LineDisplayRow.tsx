import { useState } from 'react'
import type { LineDisplay } from '../../shared/devices.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { displayFrom, draftOfDisplay, speeds, whyNotShown, type LineDisplayDraft } from './line-display-view.ts'

type Tried = { readonly is: 'not' | 'trying' | 'sent' | 'saved' } | { readonly is: 'missed'; readonly why: string }

/** The display of two lines that faces the customer: written, tried, kept. */
export function LineDisplayRow({ kept }: { readonly kept: LineDisplay | null }) {
  const { t } = useWords()
  const { till, settings } = useTill()
  const words = t.lineDisplay.settings
  const [draft, setDraft] = useState<LineDisplayDraft>()
  const [tried, setTried] = useState<Tried>({ is: 'not' })
  const shown = draft ?? draftOfDisplay(kept)
  const display = displayFrom(shown)
  const isWrong = shown.path.trim() !== '' && !display
  const isChanged = JSON.stringify(shown) !== JSON.stringify(draftOfDisplay(kept))
  const edit = (more: Partial<LineDisplayDraft>) => {
    setDraft({ ...shown, ...more })
    setTried({ is: 'not' })
  }
  const keep = (lineDisplay: LineDisplay | null) =>
    settings.change({ lineDisplay }, () => {
      setDraft(undefined)
      setTried({ is: lineDisplay ? 'saved' : 'not' })
    })
  const tryOut = () => {
    if (!display || tried.is === 'trying') return
    setTried({ is: 'trying' })
    till.customerDisplay
      .tryLines({ display })
      .then((answer) => setTried(answer.sent ? { is: 'sent' } : { is: 'missed', why: answer.why }))
      .catch(() => setTried({ is: 'missed', why: '' }))
  }
  return (
    <div role="group" aria-label={words.name}>
      <h2>{words.name}</h2>
      <p>{words.more}</p>
      <div className="terminal-fields">
        <Field
          label={words.path}
          keys="text"
          maxLength={120}
          placeholder={words.example}
          value={shown.path}
          fault={isWrong ? words.wrong : undefined}
          onChange={(path) => edit({ path })}
          onEnter={tryOut}
        />
        <Choice
          name={words.speed}
          value={shown.baudRate}
          choices={speeds.map((value) => ({ value, text: value }))}
          onChoose={(baudRate) => edit({ baudRate })}
        />
        <Choice
          name={words.dialect}
          value={shown.dialect}
          choices={(['cd5220', 'epson-dm'] as const).map((value) => ({ value, text: words.dialects[value] }))}
          onChoose={(dialect) => edit({ dialect })}
        />
        <Choice
          name={words.columns}
          value={shown.columns}
          choices={(['16', '20'] as const).map((value) => ({ value, text: words.columnsOf[value] }))}
          onChoose={(columns) => edit({ columns })}
        />
      </div>
      <div className="setting-keys">
        <Button tone="accent" icon="check" off={!display || !isChanged} onPress={() => display && keep(display)}>
          {words.save}
        </Button>
        <Button icon="again" off={!display || tried.is === 'trying'} onPress={tryOut}>
          {words.tryOut}
        </Button>
        {kept && (
          <Button tone="danger" icon="cross" onPress={() => keep(null)}>
            {words.remove}
          </Button>
        )}
      </div>
      <p className="probe-answer" role="status" data-answer={tried.is === 'sent' ? 'found' : tried.is}>
        <TriedText tried={tried} />
      </p>
    </div>
  )
}

function TriedText({ tried }: { readonly tried: Tried }) {
  const { t } = useWords()
  const words = t.lineDisplay.settings
  switch (tried.is) {
    case 'not':
      return null
    case 'trying':
    case 'sent':
      return words.tried[tried.is]
    case 'saved':
      return words.saved
    case 'missed':
      return words.why[whyNotShown(tried.why)]
  }
}

type ChoiceProps<Value extends string> = {
  readonly name: string
  readonly value: Value
  readonly choices: readonly { readonly value: Value; readonly text: string }[]
  readonly onChoose: (value: Value) => void
}

function Choice<Value extends string>({ name, value, choices, onChoose }: ChoiceProps<Value>) {
  return (
    <div className="field">
      <span className="field-name">{name}</span>
      <Segmented label={name} value={value} choices={choices} onChoose={onChoose} />
    </div>
  )
}
