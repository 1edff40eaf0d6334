import { changePreferences, useSession } from '../shell/session.ts'
import { useWords } from '../shell/words.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { cameraHere } from './camera-view.ts'

/** Whether this window reads codes with its machine's camera, and what it needs where it cannot. */
export function CameraSetting() {
  const { t } = useWords()
  const wanted = useSession((s) => s.camera)
  const words = t.scan.camera
  const here = cameraHere(window)
  return (
    <div>
      <h2>{words.use}</h2>
      <Segmented
        label={words.use}
        value={wanted ? 'on' : 'off'}
        choices={[
          { value: 'off', text: words.off },
          { value: 'on', text: words.on },
        ]}
        onChoose={(value) => changePreferences({ camera: value === 'on' })}
      />
      <p>{words.more}</p>
      {here !== 'ready' && <p role="status">{words.cannot[here]}</p>}
    </div>
  )
}
