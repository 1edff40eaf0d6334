import type { Bread } from '../../../shared/contracts/stock-more.ts'
import { tablePage } from './table-page.ts'
import type { PaperSite } from '../../documents/demonstration.ts'
import { dayWords, named, type NamedFile } from './words.ts'

type Facts = {
  readonly bread: readonly Bread[]
  readonly day: string
  readonly site: PaperSite
  readonly nowMs: number
}

/** The baker's order of a morning: how many of each, then for whom, to be ticked as they come. */
export async function breadFile({ bread, day, site, nowMs }: Facts): Promise<NamedFile> {
  const totals = Map.groupBy(bread, ({ label }) => label)
  const bytes = await tablePage({
    title: 'Commande de pain',
    number: dayWords(day),
    site,
    createdAtMs: nowMs,
    intro: [...totals].map(([label, own]) => `${own.reduce((total, { quantity }) => total + quantity, 0)} × ${label}`),
    columns: [
      { header: 'Client', align: 'left' },
      { header: 'Pain', align: 'left', width: 170 },
      { header: 'Nombre', align: 'right', width: 60 },
      { header: 'Remis', align: 'right', width: 60 },
    ],
    rows: bread.map(({ name, label, quantity }) => [name, label, String(quantity), '……']),
    sums: [],
    notes: [],
  })
  return named(`pain-${day}.pdf`, bytes)
}
