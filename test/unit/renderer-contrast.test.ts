import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('../../src/renderer/ui/tokens.css', import.meta.url), 'utf8')
const light = tokens(block(':root'))
const themes = { light, dark: { ...light, ...tokens(block("[data-theme='dark']")) } }

/** Words on their grounds, wherever the screens put them. */
const words: readonly (readonly [string, string])[] = [
  ...['ground', 'panel', 'sunk'].flatMap((ground) => [['ink', ground] as const, ['ink2', ground] as const]),
  ['ink', 'sunk-2'],
  ['accent', 'panel'],
  ['accent', 'ground'],
  ['accent', 'sunk'],
  ['accent', 'accent-tint'],
  ['accent-ink', 'accent'],
  ['cash-ink', 'cash'],
  ['cash', 'cash-tint'],
  ['ink', 'cash-tint'],
  ['card-ink', 'card'],
  ['card', 'card-tint'],
  ['control-ink', 'control'],
  ...['panel', 'ground', 'sunk', 'control-tint'].map((ground) => ['control', ground] as const),
  ['ink', 'control-tint'],
  ['ink2', 'control-tint'],
  ['amber', 'amber-tint'],
  ['red', 'red-tint'],
  ['red', 'ground'],
  ['red-ink', 'red'],
]
/** Pictures and edges need less (WCAG 1.4.11). */
const pictures = ['c1', 'c1b', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8'].flatMap((accent) =>
  ['ground', 'panel'].map((ground) => [accent, ground] as const),
)

describe.each(Object.entries(themes))('%s theme', (_, theme) => {
  test.each(words)('--%s is read on --%s', (ink, ground) => {
    expect(contrast(theme[ink], theme[ground])).toBeGreaterThanOrEqual(4.5)
  })
  test.each(pictures)('--%s is seen on --%s', (ink, ground) => {
    expect(contrast(theme[ink], theme[ground])).toBeGreaterThanOrEqual(3)
  })
})

function block(selector: string): string {
  const start = css.indexOf(`${selector} {`)
  return css.slice(start, css.indexOf('}', start))
}

function tokens(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]))
}

function contrast(first: string | undefined, second: string | undefined): number {
  const [dark, pale] = [luminance(first), luminance(second)].sort((a, b) => a - b)
  return ((pale ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function luminance(hex: string | undefined): number {
  if (!hex) throw new Error('no such token')
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}
