import { z } from 'zod'
import { dpdKey, ssccKey } from './check-digits.ts'
import type { LabelFormat } from './formats.ts'

export const SCAN_PATTERNS_MAX = 20
const keysOf = { 'mod-10': ssccKey, 'mod-37-36': dpdKey } as const

/**
 * What a café was told of a carrier's numbers, in its settings: `#` a digit, `@` a letter, `*` either, all else stands for
 * itself (`JD##########`), and how the last sign checks those before it. No regular expression: a pattern that is typed in
 * must never be able to hold the till up.
 */
export const zScanPattern = z
  .strictObject({
    mask: z.string().regex(/^[0-9A-Z#@*]{8,40}$/),
    check: z.enum(['none', 'mod-10', 'mod-37-36']),
  })
  .refine(({ mask }) => /[#@*]/.test(mask), 'a pattern that fits one number only is none')
  .refine(({ mask, check }) => check !== 'mod-10' || /^[0-9#]+$/.test(mask), 'mod-10 is over digits')
export type ScanPattern = z.infer<typeof zScanPattern>

const signs: Readonly<Record<string, string>> = { '#': '\\d', '@': '[A-Z]', '*': '[0-9A-Z]' }

/** The rows of a carrier's own patterns, to be put in front of the published ones. */
export function ownFormats(carrier: string, patterns: readonly ScanPattern[]): readonly LabelFormat[] {
  return patterns.map(({ mask, check }) => {
    const written = [...mask].map((sign) => signs[sign] ?? sign)
    const row = { kind: 'own', carriers: [carrier] } as const
    if (check === 'none') {
      const shape = /[0-9A-Z]/.test(mask) ? 'whose' : 'asks'
      return { ...row, pattern: new RegExp(`^${written.join('')}$`), shape }
    }
    const over = keysOf[check]
    const pattern = new RegExp(`^(?<body>${written.slice(0, -1).join('')})(?<key>${written.at(-1) ?? ''})$`)
    return { ...row, pattern, keys: ({ body = '', key = '' }) => ({ expected: over(body), read: key }), shape: 'whose' }
  })
}
