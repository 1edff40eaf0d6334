import { useState } from 'react'
import type { PrinterConnection } from '../../shared/devices.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { withSensor, type PrinterDraft } from './printers-view.ts'

type Props = {
  readonly draft: PrinterDraft
  readonly connection: PrinterConnection | undefined
  readonly onChange: (draft: PrinterDraft) => void
}

/** The drawer's switch: printers and drawers differ in its polarity, so it is read while the drawer is shut. */
export function DrawerSensor({ draft, connection, onChange }: Props) {
  const { t } = useWords()
  const { till } = useTill()
  const words = t.printers
  const [said, setSaid] = useState<keyof typeof words.sensorSays>()
  const { profileId, codePage } = draft
  const learn = () => {
    if (!connection || said === 'reading') return
    setSaid('reading')
    till.printers
      .drawerPin({ connection, make: { profileId, codePage } })
      .then((pin) => {
        setSaid(pin === 'unknown' ? 'unknown' : 'learnt')
        if (pin !== 'unknown') onChange(withSensor(draft, pin === 'low' ? 'high-is-open' : 'low-is-open'))
      })
      .catch(() => setSaid('unknown'))
  }
  return (
    <>
      <h3>{words.sensor}</h3>
      <Segmented
        label={words.sensor}
        value={draft.drawerSensor ?? 'none'}
        choices={(['none', 'high-is-open', 'low-is-open'] as const).map((value) => ({
          value,
          text: words.sensors[value],
        }))}
        onChoose={(value) => onChange(withSensor(draft, value === 'none' ? undefined : value))}
      />
      <Button icon="drawer" off={!connection || said === 'reading'} onPress={learn}>
        {words.sensorLearn}
      </Button>
      <p className="quiet" role="status">
        {said && words.sensorSays[said]}
      </p>
    </>
  )
}
