import { useQuery } from '@tanstack/react-query'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ETicket } from '../../shared/contracts/e-tickets.ts'
import { count } from '../../shared/texts/format.ts'
import { change, session } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { crispSide, qrPath } from './qr-path.ts'
import { focusPanel } from '../ui/focus-panel.ts'
import './card.css'

/** The receipt for a telephone: as large as the panel allows, on white in every theme, its words beside it. */
export function CodePanel({ receipt }: { readonly receipt: ETicket }) {
  const { lang, t } = useWords()
  const { queries } = useTill()
  const code = useQuery(queries.eTickets.code.queryOptions({ input: receipt })).data
  const done = () => {
    const { screen } = session()
    const card = { kind: 'card', number: receipt.number, step: { kind: 'lines' } } as const
    change({ over: screen === 'counter' ? undefined : card })
  }
  return (
    <section className="code-panel" aria-labelledby="code-title" tabIndex={-1} ref={focusPanel}>
      <header className="panel-head">
        <div>
          <h2 id="code-title">{t.card.label({ number: count(receipt.number, lang) })}</h2>
          <p>{t.card.codeAbout}</p>
        </div>
        <Button tone="accent" icon="check" onPress={done}>
          {t.common.done}
        </Button>
      </header>
      <div className="code-body">
        {code && <QrCode rows={code.rows} label={t.card.code} />}
        {code && (
          <pre className="code-words" tabIndex={0} aria-label={t.card.codeWords}>
            {code.text}
          </pre>
        )}
      </div>
    </section>
  )
}

type QrProps = { readonly rows: readonly string[]; readonly label: string }

function QrCode({ rows, label }: QrProps) {
  const room = useRef<HTMLDivElement>(null)
  const [side, setSide] = useState(0)
  const { d, size } = useMemo(() => qrPath(rows), [rows])
  useLayoutEffect(() => {
    const box = room.current
    if (!box) return undefined
    const measure = () => setSide(crispSide(Math.min(box.clientWidth, box.clientHeight), size, window.devicePixelRatio))
    const watch = new ResizeObserver(measure)
    watch.observe(box)
    measure()
    return () => watch.disconnect()
  }, [size])
  return (
    <div className="code-room" ref={room}>
      <svg
        className="code"
        role="img"
        aria-label={label}
        width={side}
        height={side}
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
      >
        <rect className="code-ground" width={size} height={size} />
        <path d={d} />
      </svg>
    </div>
  )
}
