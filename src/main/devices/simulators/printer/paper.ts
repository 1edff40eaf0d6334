import { plainCode, plainLine, plainQr } from '../../../documents/text.ts'
import type { Align, Barcode, Kick, Op, Qr, Raster, TextStyle } from './ops.ts'

export type Run = { readonly text: string; readonly style: TextStyle }
export type SlipItem =
  | { readonly kind: 'line'; readonly runs: readonly Run[]; readonly align: Align }
  | ({ readonly kind: 'qr' } & Qr)
  | ({ readonly kind: 'barcode' } & Barcode)
  | ({ readonly kind: 'raster' } & Raster)
  | ({ readonly kind: 'kick' } & Kick)

/** One piece of paper, from cut to cut, with the drawer pulses that came before and between its lines. */
export type Slip = { readonly number: number; readonly items: readonly SlipItem[] }

/** What one op did to the paper. */
export type PaperEvent = SlipItem | { readonly kind: 'cut'; readonly slip: Slip }

export type Paper = {
  /** Executes one op. */
  readonly run: (op: Op) => readonly PaperEvent[]
  /** What is on the paper that is not yet cut off. */
  readonly uncut: () => readonly SlipItem[]
}

const COLUMNS = 48

export function createPaper(): Paper {
  let items: SlipItem[] = []
  let runs: Run[] = []
  let cuts = 0

  function put(item: SlipItem): SlipItem {
    items.push(item)
    return item
  }
  function endLine(): SlipItem {
    const line = put({ kind: 'line', runs, align: runs[0]?.style.align ?? 'left' })
    runs = []
    return line
  }
  function endBegunLine(): readonly SlipItem[] {
    return runs.length > 0 ? [endLine()] : []
  }

  return {
    uncut: () => [...items],
    run(op) {
      switch (op.kind) {
        case 'text':
          runs.push({ text: op.text, style: op.style })
          return []
        case 'init':
          runs = []
          return []
        case 'feed':
          if (op.lines === 0) return endBegunLine()
          return Array.from({ length: op.lines }, endLine)
        case 'qr':
        case 'barcode':
        case 'raster':
          return [...endBegunLine(), put(op)]
        case 'kick':
          return [put(op)]
        case 'cut': {
          const last = endBegunLine()
          cuts += 1
          const slip = { number: cuts, items }
          items = []
          return [...last, { kind: 'cut', slip }]
        }
        case 'buzz':
        case 'unknown':
        case 'incomplete':
        case 'status':
        case 'paper-status':
        case 'process-id':
        case 'auto-status':
          return []
      }
    },
  }
}

/** What is to be read on a slip, as plain text: comparable with `toText` of the document that was printed. */
export function slipText(slip: Slip, columns = COLUMNS): string {
  return slip.items
    .flatMap((item) => {
      switch (item.kind) {
        case 'line':
          return lineText(item, columns)
        case 'qr':
          return plainQr(item.data, columns)
        case 'barcode':
          return plainCode(item.data, columns)
        case 'raster':
        case 'kick':
          return []
      }
    })
    .join('\n')
}

export function lineText(line: Extract<SlipItem, { kind: 'line' }>, columns = COLUMNS): string {
  return plainLine(line.runs.map((run) => run.text).join(''), (line.runs[0]?.style.width ?? 1) > 1, columns)
}
