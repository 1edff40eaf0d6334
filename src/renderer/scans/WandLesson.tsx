import { useEffect, useState } from 'react'
import { code128Bars } from '../../shared/code128.ts'
import { learnWand } from '../shell/keyboard.ts'
import { isModifier, keepWand, keptWand, type Keystroke, type LearnedWand } from '../shell/wand.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { learnFrom, LESSON, LESSON_SILENCE_MS, LESSON_TIMES, type Lesson } from './learning.ts'

/** The wand that writes like a keyboard: what the till knows of it, and a short lesson. */
export function WandLesson() {
  const { t } = useWords()
  const [wand, setWand] = useState(keptWand)
  const [going, setGoing] = useState(false)
  const [failed, setFailed] = useState<Extract<Lesson, { kind: 'unclear' }>['why']>()
  const words = t.scan.wand
  const finish = (lesson: Lesson) => {
    setGoing(false)
    if (lesson.kind === 'unclear') return setFailed(lesson.why)
    keepWand(lesson.wand)
    setWand(lesson.wand)
  }
  return (
    <div>
      <h2>{words.title}</h2>
      <p>{words.more}</p>
      {going ? (
        <LessonGoing onDone={finish} onStop={() => setGoing(false)} />
      ) : (
        <>
          <p role="status">{failed ? words.unclear[failed] : wand ? <Known wand={wand} /> : words.unknown}</p>
          <div className="setting-keys">
            <Button
              icon="scan"
              tone="accent"
              onPress={() => {
                setFailed(undefined)
                setGoing(true)
              }}
            >
              {wand ? words.again : words.teach}
            </Button>
            {wand && (
              <Button
                onPress={() => {
                  keepWand(undefined)
                  setWand(undefined)
                }}
              >
                {words.forget}
              </Button>
            )}
          </div>
        </>
      )}
    </div>
  )
}

function Known({ wand }: { readonly wand: LearnedWand }) {
  const { t } = useWords()
  const words = t.scan.wand
  return (
    <>
      {words.known({
        layout: words.layout[wand.layout],
        suffix: words.suffix[wand.suffix],
        prefix: wand.prefix === null ? '' : words.prefix({ key: wand.prefix }),
        gap: wand.gapMs,
      })}
    </>
  )
}

type GoingProps = { readonly onDone: (lesson: Lesson) => void; readonly onStop: () => void }

function LessonGoing({ onDone, onStop }: GoingProps) {
  const { t } = useWords()
  const [count, setCount] = useState(0)
  const words = t.scan.wand
  useEffect(() => {
    const scans: Keystroke[][] = []
    let scan: Keystroke[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const over = () => {
      if (scan.every(({ code }) => isModifier(code))) return
      scans.push(scan)
      scan = []
      setCount(scans.length)
      if (scans.length === LESSON_TIMES) onDone(learnFrom(scans))
    }
    const stop = learnWand((stroke) => {
      scan.push(stroke)
      clearTimeout(timer)
      timer = setTimeout(over, LESSON_SILENCE_MS)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [onDone])
  return (
    <div className="wand-lesson">
      <Barcode text={LESSON} />
      <p role="status">{words.scanThis({ count, times: LESSON_TIMES })}</p>
      <p>{words.anyCode}</p>
      <Button icon="cross" onPress={onStop}>
        {t.common.close}
      </Button>
    </div>
  )
}

const QUIET = 10 // modules of white on both sides, without which no scanner finds the beginning

function Barcode({ text }: { readonly text: string }) {
  const { bars, width } = code128Bars(text)
  return (
    <svg className="barcode" viewBox={`0 0 ${width + 2 * QUIET} 60`} role="img" aria-label={text}>
      <rect width="100%" height="100%" fill="white" />
      {bars.map(({ at, width: bar }) => (
        <rect key={at} x={at + QUIET} y={6} width={bar} height={48} fill="black" />
      ))}
    </svg>
  )
}
