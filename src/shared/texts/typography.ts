const THIN = '\u202f' // narrow no-break space

/** French typography: thin no-break spaces, the curled apostrophe. Texts are written plainly and set here, once. */
export function typesetSentence(text: string): string {
  return text
    .replaceAll("'", '’')
    .replace(/ ([:;!?€%»])/g, `${THIN}$1`)
    .replace(/« /g, `«${THIN}`)
    .replace(/n° /g, 'n°\u00a0')
}

/** Sets every text of a tree of texts; sentences with figures are set when they are asked for. */
export function typeset<Tree extends object>(tree: Tree): Tree {
  // The shape is kept key by key: a text stays a text, a sentence stays a function, a branch stays a branch.
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, typesetValue(value)])) as Tree
}

function typesetValue(value: unknown): unknown {
  if (typeof value === 'string') return typesetSentence(value)
  if (typeof value === 'function') return (...figures: unknown[]) => typesetSentence(String(value(...figures)))
  return typeof value === 'object' && value !== null ? typeset(value) : value
}
