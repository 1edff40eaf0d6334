import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { CatalogueView } from '../counter/catalogue-view.ts'
import { change, changePreferences, useSession } from '../shell/session.ts'
import { useWords } from '../shell/words.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { focusPanel } from '../ui/focus-panel.ts'
import { Icon } from '../ui/Icon.tsx'
import { nextCamera, type CameraTrouble } from './camera-view.ts'
import type { Scanned } from './scan-actions.ts'
import { shortCode } from './scan-view.ts'
import { useHeard } from './use-heard.ts'
import { watchCamera, type Cameras } from './watch-camera.ts'
import './camera.css'

type State = { readonly cameras?: Cameras; readonly trouble?: CameraTrouble }

/** In place of the tiles: what the camera sees. Each code that is held before it goes the way of every scanner's. */
export function CameraPanel({ view }: { readonly view: CatalogueView }) {
  const { t } = useWords()
  const words = t.scan.camera
  const [{ cameras, trouble }, setState] = useState<State>({})
  const [attempt, setAttempt] = useState(0)
  const other = cameras && nextCamera(cameras.ids, cameras.now)
  const retry = () => {
    setState({})
    setAttempt(attempt + 1)
  }
  useClosedWhenAway()
  return (
    <section className="camera-panel" aria-labelledby="camera-title" tabIndex={-1} ref={focusPanel}>
      <header className="panel-head">
        <h2 id="camera-title">{words.title}</h2>
        {other !== undefined && (
          <Button icon="again" onPress={() => changePreferences({ cameraId: other })}>
            {words.another}
          </Button>
        )}
        <Button icon="cross" onPress={() => change({ over: undefined })}>
          {t.common.close}
        </Button>
      </header>
      {trouble ? (
        <Banner
          tone="amber"
          icon="camera"
          actions={
            // A browser keeps in mind that a chunk did not come: only a fresh page asks for it again.
            trouble === 'broken' ? (
              <Button onPress={() => location.reload()}>{t.failure.reloadKey}</Button>
            ) : (
              <Button onPress={retry}>{t.common.retry}</Button>
            )
          }
        >
          {words.trouble[trouble]}
        </Banner>
      ) : (
        <Picture key={attempt} view={view} running={cameras !== undefined} onState={setState} />
      )}
    </section>
  )
}

type PictureProps = {
  readonly view: CatalogueView
  readonly running: boolean
  readonly onState: (state: State) => void
}

function Picture({ view, running, onState }: PictureProps) {
  const { t } = useWords()
  const video = useRef<HTMLVideoElement>(null)
  const cameraId = useSession((s) => s.cameraId)
  const [last, setLast] = useState<{ readonly code: string; readonly nth: number }>()
  const hear = useHeard(view)
  const words = t.scan.camera
  const read = useEffectEvent((scanned: Scanned) => {
    setLast({ code: shortCode(scanned.text), nth: (last?.nth ?? 0) + 1 })
    hear(scanned)
  })
  const told = useEffectEvent(onState)
  useEffect(() => {
    if (!video.current) return undefined
    return watchCamera(video.current, cameraId, {
      shown: (cameras) => told({ cameras }),
      read: (scanned) => read(scanned),
      failed: (trouble) => told({ trouble }),
    })
  }, [cameraId])
  return (
    <>
      <div className="camera-picture">
        <video ref={video} muted playsInline aria-hidden="true" data-running={running ? '' : undefined} />
        {/* A new code draws a new frame, and a new frame lights up once. */}
        {running && <i key={last?.nth} data-read={last ? '' : undefined} aria-hidden="true" />}
      </div>
      <p className="camera-said" role="status" data-read={last ? '' : undefined}>
        <Icon name={last ? 'check' : 'scan'} />
        {last ? words.read({ code: last.code }) : running ? words.hint : words.opening}
      </p>
    </>
  )
}

/** No camera stays open behind a page that nobody sees, nor behind the red screen, where nothing can be sold. */
function useClosedWhenAway(): void {
  const stopped = useSession((s) => s.failure?.kind === 'storage')
  useEffect(() => {
    if (stopped) change({ over: undefined })
    const onHidden = () => {
      if (document.visibilityState === 'hidden') change({ over: undefined })
    }
    document.addEventListener('visibilitychange', onHidden)
    return () => document.removeEventListener('visibilitychange', onHidden)
  }, [stopped])
}
