import { zCatalogue } from '../catalogue.ts'
import { query } from './procedure.ts'

/** The whole catalogue: a café's fits in memory, and search must not wait. */
export const all = query({ right: 'look', output: zCatalogue })

export const catalogue = { all }
