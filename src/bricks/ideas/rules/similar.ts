const SHORTEST = 4
const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

const wordsOf = (text: string): readonly string[] => [
  ...new Set(
    plain(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= SHORTEST),
  ),
]

/**
 * The ideas that say something like it, the likest first: words of four letters and more that are in both, a plural or a word
 * that is still being typed for the whole of it. What the village said once is counted there, and not said twice.
 */
export function similarTo<One extends { readonly text: string }>(
  text: string,
  ideas: readonly One[],
  limit: number,
): readonly One[] {
  const asked = wordsOf(text)
  const both = (words: readonly string[]) =>
    asked.filter((word) => words.some((other) => other.startsWith(word) || word.startsWith(other))).length
  return ideas
    .map((idea) => ({ idea, common: both(wordsOf(idea.text)) }))
    .filter(({ common }) => common > 0)
    .toSorted((a, b) => b.common - a.common)
    .slice(0, limit)
    .map(({ idea }) => idea)
}
