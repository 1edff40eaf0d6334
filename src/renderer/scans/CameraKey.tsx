import { change, useSession } from '../shell/session.ts'
import { useWords } from '../shell/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { cameraHere } from './camera-view.ts'

/** Opens the camera in place of the tiles and closes it; only where it is wanted and can be had. */
export function CameraKey() {
  const { t } = useWords()
  const wanted = useSession((s) => s.camera)
  const open = useSession((s) => s.over?.kind === 'camera')
  if (!wanted || cameraHere(window) !== 'ready') return null
  return (
    <button
      type="button"
      className="camera-key"
      aria-label={t.scan.camera.key}
      aria-pressed={open}
      onClick={() => change({ over: open ? undefined : { kind: 'camera' } })}
    >
      <Icon name="camera" />
    </button>
  )
}
