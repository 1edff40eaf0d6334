import { charactersOf, type PageNumbers } from './code-pages.ts'
import { PLAIN, type Align, type Op, type Qr, type TextStyle } from './ops.ts'

/** The printer's modes. Mutated by commands, as in the printer itself. */
export type State = {
  readonly pages: PageNumbers
  style: TextStyle
  characters: readonly string[]
  line: string
  qr: Pick<Qr, 'moduleDots' | 'level'> & { stored: Uint8Array }
  barcode: { height: number; moduleDots: number }
}
export type Emit = (op: Op) => void
/** `length`: all bytes of the command, given those that have come; undefined when it cannot be told yet. */
export type Command = {
  readonly length: number | ((bytes: Uint8Array) => number | undefined)
  readonly run: (bytes: Uint8Array, state: State, emit: Emit) => void
}

export const ALIGNS = ['left', 'center', 'right'] as const satisfies readonly Align[]
export const LEVELS = ['L', 'M', 'Q', 'H'] as const
const DEFAULT_PAGE = 0

/** A mode applies to what follows it, so the text before it comes out first. */
export function styled(change: (n: number) => Partial<TextStyle>): Command {
  return {
    length: 3,
    run([, , n = 0], state, emit) {
      flush(state, emit)
      state.style = { ...state.style, ...change(n) }
    },
  }
}

export function selectPage(bytes: Uint8Array, state: State, emit: Emit): void {
  const characters = charactersOf(bytes.at(-1) ?? 0, state.pages)
  if (characters === undefined) return void unknown(bytes, state, emit)
  flush(state, emit)
  state.characters = characters
}

export function feed(lines: number, state: State, emit: Emit): void {
  flush(state, emit)
  emit({ kind: 'feed', lines })
}

export function flush(state: State, emit: Emit): void {
  if (state.line !== '') emit({ kind: 'text', text: state.line, style: state.style })
  state.line = ''
}

export function unknown(bytes: Uint8Array, state: State, emit: Emit): number {
  flush(state, emit)
  emit({ kind: 'unknown', bytes: [...bytes] })
  return bytes.length
}

export function initialState(pages: PageNumbers): State {
  return {
    pages,
    style: PLAIN,
    characters: charactersOf(DEFAULT_PAGE, pages) ?? [],
    line: '',
    qr: { moduleDots: 3, level: 'L', stored: new Uint8Array() },
    barcode: { height: 162, moduleDots: 3 },
  }
}
