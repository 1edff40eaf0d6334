import { readCode } from '../../shared/scanned-code.ts'
import { wedgeLayouts, type PressedKey, type WedgeLayout } from '../../shared/keyboard-layouts.ts'

/** A key as the window heard it: which physical key, what it would write, when, and whether it was held down. */
export type Keystroke = PressedKey & { readonly atMs: number; readonly repeat?: boolean }

/** What a café taught the till about the wand that is plugged in here: its keyboard, its first key, its end, its pace. */
export type LearnedWand = {
  readonly layout: WedgeLayout
  /** The key that it presses before every code; a sign that nobody types, or a function key. */
  readonly prefix: string | null
  readonly suffix: 'Enter' | 'Tab' | 'none'
  /** The middle and the longest of its pauses between two keys. */
  readonly gapMs: number
  readonly gapMaxMs: number
}

export function isEnd(code: string): boolean {
  return code === 'Enter' || code === 'NumpadEnter' || code === 'Tab'
}

export function isModifier(code: string): boolean {
  return /^(Shift|Alt|Control|Meta)(Left|Right)$|^CapsLock$/.test(code)
}

/** The pauses between keys, shortest first. */
export function gapsOf(times: readonly number[]): readonly number[] {
  return times
    .slice(1)
    .map((time, index) => time - (times[index] ?? time))
    .toSorted((a, b) => a - b)
}

export const middleOf = (gaps: readonly number[]): number =>
  gaps[Math.floor(gaps.length / 2)] ?? Number.POSITIVE_INFINITY

/** How much pauses differ, as a share of their mean: below 0.15 for a machine, far above for a hand. */
export function unevenness(gaps: readonly number[]): number {
  const mean = gaps.reduce((total, gap) => total + gap, 0) / gaps.length
  const spread = gaps.reduce((total, gap) => total + (gap - mean) ** 2, 0) / gaps.length
  return mean === 0 ? 0 : Math.sqrt(spread) / mean
}

/** Long digits whose check digit fits: what nobody types by chance. */
export function isConfirmed(text: string): boolean {
  return ['gtin', 'in-store', 'gs1'].includes(readCode(text).kind)
}

export const isKnownCode = (text: string): boolean => readCode(text).kind !== 'text'

const KEY = 'zinc.wand'

/** Which wand was taught is remembered by the window that it writes into, as its looks are. */
export function keptWand(): LearnedWand | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    return isWand(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

export function keepWand(wand: LearnedWand | undefined): void {
  try {
    if (wand) localStorage.setItem(KEY, JSON.stringify(wand))
    else localStorage.removeItem(KEY)
  } catch {
    // A window without storage learns anew; nothing else.
  }
}

function isWand(kept: unknown): kept is LearnedWand {
  if (typeof kept !== 'object' || kept === null) return false
  const { layout, prefix, suffix, gapMs, gapMaxMs }: Partial<Record<keyof LearnedWand, unknown>> = kept
  return (
    wedgeLayouts.some((one) => one === layout) &&
    (prefix === null || typeof prefix === 'string') &&
    (suffix === 'Enter' || suffix === 'Tab' || suffix === 'none') &&
    [gapMs, gapMaxMs].every((ms) => typeof ms === 'number' && ms >= 0 && ms <= 400)
  )
}
