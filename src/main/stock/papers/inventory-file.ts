import type { ItemNow } from '../../../shared/contracts/stock.ts'
import { sum } from '../../../shared/money.ts'
import { amountFigure, amountWords, bigUnit, dayWords, euros, named, type NamedFile } from './words.ts'
import type { PaperSite } from '../../documents/demonstration.ts'
import { tablePage } from './table-page.ts'

type Facts = {
  readonly items: readonly ItemNow[]
  /** Only what is to be counted, nothing of what is expected. */
  readonly blind: boolean
  readonly site: PaperSite
  readonly day: string
  readonly nowMs: number
}

/** The list to count by, shelf after shelf: with an empty place for the figure, and what is expected where it may be seen. */
export async function inventoryFile(as: 'csv' | 'pdf', facts: Facts): Promise<NamedFile> {
  const { blind, site, day, nowMs } = facts
  const items = facts.items.toSorted(
    (a, b) => a.item.shelf.localeCompare(b.item.shelf, 'fr') || a.item.label.localeCompare(b.item.label, 'fr'),
  )
  const name = `inventaire-${day}.${as}`
  if (as === 'csv') {
    const { csvTable } = await import('../../documents/csv.ts')
    const rows = items.map(({ item, level, valueCents }) => [
      item.shelf,
      item.label,
      bigUnit(item.unit),
      ...(blind ? [] : [amountFigure(level), { cents: valueCents }]),
      null,
    ])
    const seen = blind ? [] : ['attendu', 'valeur HT']
    return named(name, csvTable(['emplacement', 'article', 'unité', ...seen, 'compté'], rows))
  }
  const bytes = await tablePage({
    title: 'Inventaire',
    number: dayWords(day),
    site,
    createdAtMs: nowMs,
    intro: [blind ? 'Comptage à l’aveugle' : 'Comptage'],
    columns: [
      { header: 'Emplacement', align: 'left', width: 110 },
      { header: 'Article', align: 'left' },
      ...(blind
        ? []
        : [
            { header: 'Attendu', align: 'right', width: 74 } as const,
            { header: 'Valeur HT', align: 'right', width: 74 } as const,
          ]),
      { header: 'Compté', align: 'right', width: 90 },
    ],
    rows: items.map(({ item, level, valueCents }) => [
      item.shelf || '—',
      item.label,
      ...(blind ? [] : [amountWords(level, item.unit), euros(valueCents)]),
      '……………',
    ]),
    sums: blind ? [] : [['Valeur du stock HT', euros(sum(items.map(({ valueCents }) => valueCents)))]],
    notes: [],
  })
  return named(name, bytes)
}
