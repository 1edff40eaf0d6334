import { useRef, useState, type PointerEvent, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import { drawnTo, PAD, pathOf, pointOn, type Stroke } from './signature-view.ts'
import './signature.css'

/** Where somebody signs, by finger, pen or mouse. */
export function SignaturePad({
  words,
  strokes,
  onStrokes,
  instead,
}: {
  readonly words: { readonly group: string; readonly here: string; readonly clear: string }
  readonly strokes: readonly Stroke[]
  readonly onStrokes: (strokes: readonly Stroke[]) => void
  /** For whoever cannot sign here: what is said on the pad, if that was chosen, and the key that chooses it. */
  readonly instead?: { readonly chosen: string | undefined; readonly key: ReactNode }
}) {
  const pad = useRef<SVGSVGElement>(null)
  const [stroke, setStroke] = useState<Stroke>()
  const at = (event: PointerEvent) => {
    const box = pad.current?.getBoundingClientRect()
    return box ? pointOn(box, event.clientX, event.clientY) : undefined
  }
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    const point = at(event)
    if (!point || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setStroke([point])
  }
  const go = (event: PointerEvent) => {
    const point = at(event)
    if (stroke && point) setStroke(drawnTo(stroke, point))
  }
  const end = () => {
    if (stroke) onStrokes([...strokes, stroke])
    setStroke(undefined)
  }
  const path = pathOf(stroke ? [...strokes, stroke] : strokes)
  return (
    <div className="sign" role="group" aria-label={words.group} data-on={path || instead?.chosen ? '' : undefined}>
      <svg
        ref={pad}
        viewBox={`0 0 ${PAD.width} ${PAD.height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words.here}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={() => setStroke(undefined)}
      >
        <line x1="24" y1="160" x2="576" y2="160" />
        {path && <path d={path} />}
      </svg>
      {!path && <p aria-hidden="true">{instead?.chosen ?? words.here}</p>}
      <div className="sign-keys">
        {path ? (
          <Button icon="undo" onPress={() => onStrokes([])}>
            {words.clear}
          </Button>
        ) : (
          instead?.key
        )}
      </div>
    </div>
  )
}
