import { wedgeLayouts, writtenOn } from '../../shared/keyboard-layouts.ts'
import { gapsOf, isEnd, isModifier, middleOf, type Keystroke, type LearnedWand } from '../shell/wand.ts'

/** Letters that every keyboard has elsewhere, a sign, digits: what it becomes tells which keyboard the wand believes in. */
export const LESSON = 'Zinc-AQWM-2026'
export const LESSON_TIMES = 3
/** After so long a silence a code is over, however slow the wand. */
export const LESSON_SILENCE_MS = 400

export type Lesson =
  | { readonly kind: 'learned'; readonly wand: LearnedWand; readonly text: string }
  /** Why not: too few keys for a wand, or not the same each time. */
  | { readonly kind: 'unclear'; readonly why: 'too-short' | 'not-the-same' | 'too-slow' }

const SLOWEST_MS = 400

/** What several scans of one code teach about a wand: its keyboard, what it presses first and last, its pace. */
export function learnFrom(scans: readonly (readonly Keystroke[])[]): Lesson {
  const heard = scans.map(oneScan)
  const [first, ...others] = heard
  if (!first || heard.some(({ text }) => text.length < 4)) return { kind: 'unclear', why: 'too-short' }
  const same = others.every(
    (one) =>
      one.text === first.text &&
      one.layout === first.layout &&
      one.prefix === first.prefix &&
      one.suffix === first.suffix,
  )
  if (!same) return { kind: 'unclear', why: 'not-the-same' }
  const gaps = heard.flatMap((one) => one.gaps).toSorted((a, b) => a - b)
  const [gapMs, gapMaxMs] = [Math.round(middleOf(gaps)), Math.round(gaps.at(-1) ?? 0)]
  if (gapMaxMs > SLOWEST_MS) return { kind: 'unclear', why: 'too-slow' }
  const { layout, prefix, suffix, text } = first
  return { kind: 'learned', wand: { layout, prefix, suffix, gapMs, gapMaxMs }, text }
}

function oneScan(strokes: readonly Keystroke[]) {
  const keys = strokes.filter(({ code }) => !isModifier(code))
  const last = keys.at(-1)
  const ended = last !== undefined && isEnd(last.code)
  const suffix: LearnedWand['suffix'] = ended ? (last.code === 'Tab' ? 'Tab' : 'Enter') : 'none'
  const body = ended ? keys.slice(0, -1) : keys
  const gaps = gapsOf(keys.map(({ atMs }) => atMs))
  // The reading that has the lesson's text decides; another code teaches everything but the keyboard and the first key.
  for (const layout of wedgeLayouts) {
    const text = writtenOn(layout, body)
    if (!text.endsWith(LESSON)) continue
    const before = body.length - LESSON.length
    const prefix = before === 1 ? (body[0]?.code ?? null) : null
    return { layout, prefix, suffix, text: LESSON, gaps }
  }
  const functionKey = /^F\d+$/.test(body[0]?.code ?? '') ? (body[0]?.code ?? null) : null
  const written = writtenOn('as-written', functionKey ? body.slice(1) : body)
  return { layout: 'as-written' as const, prefix: functionKey, suffix, text: written, gaps }
}
