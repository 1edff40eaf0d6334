import type { Request } from './ops.ts'

/**
 * `epson` answers everything; `clone` lacks Epson's process id; `mute` prints and never says a word, as many cheap
 * network printers do; `star` speaks Star's line mode and answers no question of ESC/POS.
 */
export type Personality = 'epson' | 'clone' | 'mute' | 'star'

export type Condition = {
  readonly paperOut: boolean
  readonly paperLow: boolean
  readonly coverOpen: boolean
  readonly cutterJam: boolean
  /** Pin 3 of the drawer's socket; which level is an open drawer depends on the drawer. */
  readonly drawerHigh: boolean
}
export const ALL_WELL: Condition = {
  paperOut: false,
  paperLow: false,
  coverOpen: false,
  cutterJam: false,
  drawerHigh: false,
}
/** What 9600 baud looks like at 19 200: no byte of it is an answer. */
export const NOISE: readonly number[] = [0xff, 0x80, 0xfe, 0xf8]

export function isStopped(condition: Condition): boolean {
  return condition.paperOut || condition.coverOpen || condition.cutterJam
}

/** What the printer answers to one question, bit by bit from brief hardware §3.2; nothing when it does not know it. */
export function answerTo(request: Request, condition: Condition, personality: Personality): readonly number[] {
  if (personality === 'mute' || personality === 'star') return []
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

function statusByte(subject: number, condition: Condition): readonly number[] {
  const { paperOut, paperLow, coverOpen, cutterJam } = condition
  const always = 0x12
  switch (subject) {
    case 1:
      return [always | (condition.drawerHigh ? 0x04 : 0) | (isStopped(condition) ? 0x08 : 0)]
    case 2:
      return [always | (coverOpen ? 0x04 : 0) | (paperOut ? 0x20 : 0) | (cutterJam ? 0x40 : 0)]
    case 3:
      return [always | (cutterJam ? 0x08 : 0)]
    case 4:
      return [always | (paperLow || paperOut ? 0x0c : 0) | (paperOut ? 0x60 : 0)]
    default:
      return []
  }
}

function autoStatus(condition: Condition): readonly number[] {
  const { paperOut, paperLow, coverOpen, cutterJam } = condition
  const first = 0x10 | (condition.drawerHigh ? 0x04 : 0) | (isStopped(condition) ? 0x08 : 0) | (coverOpen ? 0x20 : 0)
  return [first, cutterJam ? 0x08 : 0x00, (paperLow || paperOut ? 0x03 : 0) | (paperOut ? 0x0c : 0), 0x00]
}
