import { useState, type ReactNode } from 'react'
import { DISPLAY_MESSAGE_MAX } from '../../shared/contracts/till.ts'
import type { PageStation } from '../../shared/stations.ts'
import { openStation } from '../client/station.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { LineDisplayRow } from './LineDisplayRow.tsx'
import type { Running } from './SettingsSection.tsx'

/** The till's other screens, each in a window that is drawn to its place. */
export function ScreensPage({ status }: { readonly status: Running }) {
  const { t } = useWords()
  const words = t.stations
  return (
    <section className="card setting-rows" aria-label={words.title}>
      <StationRow station="display" name={words.display} more={words.displayMore} size="width=800,height=480">
        <Message status={status} />
      </StationRow>
      <LineDisplayRow kept={status.settings.lineDisplay} />
      <StationRow station="room" name={words.room} more={words.roomMore} />
      <StationRow station="kitchen" name={words.kitchen} more={words.kitchenMore} />
    </section>
  )
}

type RowProps = {
  readonly station: PageStation
  readonly name: string
  readonly more: string
  readonly size?: string
  readonly children?: ReactNode
}

function StationRow({ station, name, more, size, children }: RowProps) {
  const { t } = useWords()
  return (
    <div>
      <h2>{name}</h2>
      <p>{more}</p>
      <Button icon="window" label={t.stations.openOf({ name })} onPress={() => openStation(station, size)}>
        {t.stations.open}
      </Button>
      {children}
    </div>
  )
}

/** What the display says between two customers: written here, applied with a key. */
function Message({ status }: { readonly status: Running }) {
  const { t } = useWords()
  const { settings } = useTill()
  const { displayMessage } = status.settings
  const [text, setText] = useState<string>()
  const changed = text !== undefined && text.trim() !== displayMessage
  const apply = () => {
    if (!changed) return
    settings.change({ displayMessage: text.trim() })
    setText(undefined)
  }
  return (
    <>
      <div className="setting-line">
        <Field
          label={t.stations.message}
          keys="text"
          value={text ?? displayMessage}
          placeholder={status.site.thanks}
          maxLength={DISPLAY_MESSAGE_MAX}
          onChange={setText}
          onEnter={apply}
        />
        <Button tone="accent" icon="check" off={!changed} onPress={apply}>
          {t.stations.messageKey}
        </Button>
      </div>
      <p>{t.stations.messageMore({ thanks: status.site.thanks })}</p>
    </>
  )
}
