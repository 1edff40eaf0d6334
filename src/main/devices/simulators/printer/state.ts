import type { Request } from './ops.ts'

/**
 * `epson` answers everything; `clone` lacks Epson's process id; `mute` prints and never says a word, as many cheap
 * network printers do.
 */
export type Personality = 'epson' | 'clone' | 'mute'

export type Condition = { readonly paperOut: boolean; readonly paperLow: boolean; readonly coverOpen: boolean }
export const ALL_WELL: Condition = { paperOut: false, paperLow: false, coverOpen: false }

export function isStopped(condition: Condition): boolean {
  return condition.paperOut || condition.coverOpen
}

/** What the printer answers to one question, bit by bit from brief hardware §3.2; nothing when it does not know it. */
export function answerTo(request: Request, condition: Condition, personality: Personality): readonly number[] {
  if (personality === 'mute') return []
  switch (request.kind) {
    case 'status':
      return statusByte(request.subject, condition)
    case 'paper-status':
      return [(condition.paperLow ? 0x03 : 0) | (condition.paperOut ? 0x0c : 0)]
    case 'process-id':
      return personality === 'epson' ? [0x37, 0x22, ...request.id, 0x00] : []
    case 'auto-status':
      return request.mask === 0 ? [] : autoStatus(condition)
  }
}

function statusByte(subject: number, { paperOut, paperLow, coverOpen }: Condition): readonly number[] {
  const always = 0x12
  switch (subject) {
    case 1:
      return [always | (paperOut || coverOpen ? 0x08 : 0)]
    case 2:
      return [always | (coverOpen ? 0x04 : 0) | (paperOut ? 0x20 : 0)]
    case 3:
      return [always]
    case 4:
      return [always | (paperLow || paperOut ? 0x0c : 0) | (paperOut ? 0x60 : 0)]
    default:
      return []
  }
}

function autoStatus({ paperOut, paperLow, coverOpen }: Condition): readonly number[] {
  const first = 0x10 | (paperOut || coverOpen ? 0x08 : 0) | (coverOpen ? 0x20 : 0)
  return [first, 0x00, (paperLow || paperOut ? 0x03 : 0) | (paperOut ? 0x0c : 0), 0x00]
}
