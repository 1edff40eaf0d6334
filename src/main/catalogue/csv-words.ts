import {
  allergens,
  drinkGroups,
  vatClasses,
  type Allergen,
  type Product,
  type VatClass,
} from '../../shared/catalogue.ts'
import { importColumns, type ImportColumn } from '../../shared/catalogue-import.ts'
import { productsEn } from '../../shared/texts/products.en.ts'
import { productsFr } from '../../shared/texts/products.fr.ts'

/** The words of each language, as lists of products are written in it. */
export const csvWords = { fr: productsFr.csv, en: productsEn.csv } as const

/** Without accents, case, punctuation or double spaces: as people write words in a spreadsheet. */
export function plainWord(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
}

/** Everything that a value may be called: its own id, and its word in each language. */
function dictionary<Value extends string>(
  values: readonly Value[],
  wordsOf: readonly Readonly<Record<Value, string>>[],
): ReadonlyMap<string, Value> {
  return new Map(
    values.flatMap((value) =>
      [value, ...wordsOf.map((words) => words[value])].map((word) => [plainWord(word), value] as const),
    ),
  )
}

export const columnNamed = dictionary<ImportColumn>(importColumns, [csvWords.fr.columns, csvWords.en.columns])
export const vatNamed = dictionary<VatClass>(vatClasses, [productsFr.vat, productsEn.vat])
export const allergenNamed = dictionary<Allergen>(allergens, [productsFr.allergen, productsEn.allergen])
export const groupNamed = dictionary<NonNullable<Product['drinkGroup']>>(drinkGroups, [
  productsFr.drinkGroup,
  productsEn.drinkGroup,
])

const yes = new Set(['1', 'oui', 'o', 'yes', 'y', 'x', 'vrai', 'true'])
const no = new Set(['', '0', 'non', 'n', 'no', 'faux', 'false'])
export function yesOrNo(text: string): boolean | undefined {
  const word = plainWord(text)
  return yes.has(word) ? true : no.has(word) ? false : undefined
}
