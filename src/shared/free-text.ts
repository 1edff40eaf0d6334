import { z } from 'zod'

/** What no paper, XML or canonical JSON can bear: control characters, halves of a surrogate pair, and no characters at all. */
const NOT_TEXT = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u

/** One line of text that somebody typed, trimmed: every free text of the contract. Lengths in UTF-16 units. */
export const zText = (max: number, min = 0) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine((text) => !NOT_TEXT.test(text), 'not a line of text')
