import { useRef, useState, type PointerEvent } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { desk, useDesk, write } from './desk.ts'
import { useShop } from './shop.ts'
import { drawnTo, PAD, pathOf, pointOn, type Stroke } from './signature-view.ts'

/** Where the customer signs, by finger, pen or mouse; whoever cannot signs the paper. */
export function SignaturePad() {
  const { t } = useShop()
  const strokes = useDesk((s) => s.form.strokes)
  const onPaper = useDesk((s) => s.form.onPaper)
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
    if (stroke) write({ strokes: [...desk().form.strokes, stroke], onPaper: false })
    setStroke(undefined)
  }
  const path = pathOf(stroke ? [...strokes, stroke] : strokes)
  return (
    <div className="bk-part" role="group" aria-label={t.hire.sign}>
      <div className="bk-sign" data-on={path || onPaper ? '' : undefined}>
        <svg
          ref={pad}
          viewBox={`0 0 ${PAD.width} ${PAD.height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t.hire.signHere}
          onPointerDown={begin}
          onPointerMove={go}
          onPointerUp={end}
          onPointerCancel={() => setStroke(undefined)}
        >
          <line x1="24" y1="160" x2="576" y2="160" />
          {path && <path d={path} />}
        </svg>
        {!path && <p aria-hidden="true">{onPaper ? t.hire.onPaper : t.hire.signHere}</p>}
        <div className="bk-sign-keys">
          {path ? (
            <Button icon="undo" onPress={() => write({ strokes: [] })}>
              {t.hire.clear}
            </Button>
          ) : (
            <Button icon="pencil" pressed={onPaper} onPress={() => write({ onPaper: !onPaper })}>
              {t.hire.onPaper}
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}
