import { useState } from 'react'
import type { Settings } from '../../shared/contracts/till.ts'
import { whyNotReached } from '../card-payments/terminal-view.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { CardTerminalOptions } from './CardTerminalOptions.tsx'
import { draftOf, settingOf, type Draft, type Link } from './card-terminal-view.ts'

type Probe = { readonly is: 'none' | 'asking' | 'found' } | { readonly is: 'missed'; readonly why: string }

/** How the card terminal is reached: chosen, tried, then kept. */
export function CardTerminalPage({ settings }: { readonly settings: Settings }) {
  const { t } = useWords()
  const { till, settings: actions } = useTill()
  const words = t.terminal.settings
  const [draft, setDraft] = useState<Draft>()
  const [probe, setProbe] = useState<Probe>({ is: 'none' })
  const kept = draftOf(settings.cardTerminal)
  const shown = draft ?? kept
  const setting = settingOf(shown)
  const edit = (more: Partial<Draft>) => {
    setDraft({ ...shown, ...more })
    setProbe({ is: 'none' })
  }
  const links: readonly Link[] = ['manual', 'caisse-ap', 'caisse-ap-serial', 'concert-v2']
  const isLinked = shown.link !== 'manual'
  const isChanged = JSON.stringify(shown) !== JSON.stringify(kept)

  const ask = () => {
    if (!setting || probe.is === 'asking') return
    setProbe({ is: 'asking' })
    till.cardPayments
      .probe({ terminal: setting })
      .then((found) => setProbe(found.reachable ? { is: 'found' } : { is: 'missed', why: found.why }))
      .catch(() => setProbe({ is: 'missed', why: '' }))
  }
  return (
    <section className="card setting-rows terminal-page" aria-label={words.title}>
      <div>
        <h2>{words.title}</h2>
        <Segmented
          label={words.link}
          value={shown.link}
          choices={links.map((value) => ({ value, text: words.links[value] }))}
          onChoose={(link) => edit({ link })}
        />
        <p>{isLinked ? words.linkedMore : words.manualMore}</p>
      </div>
      {isLinked && (
        <div>
          {shown.link === 'caisse-ap' ? <Network draft={shown} edit={edit} /> : <Serial draft={shown} edit={edit} />}
          <CardTerminalOptions draft={shown} edit={edit} />
        </div>
      )}
      <div>
        <div className="setting-keys">
          <Button
            tone="accent"
            icon="check"
            off={!setting || !isChanged}
            onPress={() => setting && actions.linkTerminal(setting, () => setDraft(undefined))}
          >
            {words.save}
          </Button>
          {isLinked && (
            <Button icon="again" off={!setting || probe.is === 'asking'} onPress={ask}>
              {words.probe}
            </Button>
          )}
        </div>
        <Answer probe={probe} complete={setting !== undefined} />
      </div>
    </section>
  )
}

function Answer({ probe, complete }: { readonly probe: Probe; readonly complete: boolean }) {
  const { t } = useWords()
  const words = t.terminal
  const said = !complete
    ? words.settings.wrong
    : probe.is === 'asking'
      ? words.settings.probing
      : probe.is === 'found'
        ? words.settings.found
        : probe.is === 'missed'
          ? words.why[whyNotReached(probe.why)]
          : ''
  return (
    <p className="probe-answer" role="status" data-answer={complete ? probe.is : 'missed'}>
      {said && (
        <Icon
          name={complete && probe.is === 'found' ? 'check' : complete && probe.is === 'asking' ? 'clock' : 'alert'}
        />
      )}
      {said}
    </p>
  )
}

type Props = { readonly draft: Draft; readonly edit: (more: Partial<Draft>) => void }

function Network({ draft, edit }: Props) {
  const { t } = useWords()
  const words = t.terminal.settings
  return (
    <div className="terminal-fields">
      <Field
        label={words.host}
        keys="text"
        placeholder="192.168.1.50"
        maxLength={120}
        value={draft.host}
        onChange={(host) => edit({ host })}
      />
      <Field label={words.port} keys="digits" maxLength={5} value={draft.port} onChange={(port) => edit({ port })} />
    </div>
  )
}

function Serial({ draft, edit }: Props) {
  const { t } = useWords()
  const words = t.terminal.settings
  const bauds = ['1200', '9600', '19200', '38400', '115200'] as const
  return (
    <div className="terminal-fields">
      <Field label={words.path} keys="text" maxLength={120} value={draft.path} onChange={(path) => edit({ path })} />
      <div className="field">
        <span className="field-name">{words.baud}</span>
        <Segmented
          label={words.baud}
          value={draft.baud}
          choices={bauds.map((value) => ({ value, text: value }))}
          onChoose={(baud) => edit({ baud })}
        />
      </div>
      <div className="field">
        <span className="field-name">{words.framing}</span>
        <Segmented
          label={words.framing}
          value={draft.framing}
          choices={[
            { value: '8N1', text: '8N1' },
            { value: '7E1', text: '7E1' },
          ]}
          onChoose={(framing) => edit({ framing })}
        />
      </div>
    </div>
  )
}
