const small: ReadonlySet<string> = new Set([
  'de',
  'du',
  'des',
  'la',
  'le',
  'les',
  'et',
  'en',
  'sur',
  'sous',
  'au',
  'aux',
])

/** A name written without capitals, on keys that have none: `saint-pierre sur orne` is `Saint-Pierre sur Orne`. */
export function withCapitals(text: string): string {
  if (text !== text.toLowerCase()) return text // whoever wrote capitals knew where
  return text.replaceAll(/\p{L}+/gu, (word, at: number) =>
    at > 0 && small.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
  )
}
