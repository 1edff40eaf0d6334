import type { PlugName } from './gadgets.ts'

/** What whoever sells asks of whoever holds the cables. */
export type CableAction =
  | { readonly do: 'plug' | 'unplug'; readonly plug: PlugName }
  | { readonly do: 'install-rules' }
  /** What the programs and the kernel are doing, for whoever must find out why. */
  | { readonly do: 'look' }
  /** Reports of a HID POS scanner, one for each part of the code. */
  | { readonly do: 'scan'; readonly code: string }
  | { readonly do: 'printer'; readonly is: 'well' | 'silent' }
  /** Resolves at the printer's next line. */
  | { readonly do: 'next-line' }
  | { readonly do: 'slips' }
  | { readonly do: 'charged' }
  | { readonly do: 'terminal'; readonly answers: 'at-once' | 'never' }
  /** Resolves when a payment waits for its customer. */
  | { readonly do: 'asked-for-a-card' }

export type Asked = { readonly id: number; readonly action: CableAction }
export type Answered =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string }
