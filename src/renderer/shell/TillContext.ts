import { createContext, use } from 'react'
import { Defect } from '../../shared/assert.ts'
import type { Client } from '../client/till.ts'
import type { CashActions } from '../cash/cash-actions.ts'
import type { CounterActions } from '../counter/counter-actions.ts'

export type TillServices = Client & { readonly counter: CounterActions; readonly cash: CashActions }

export const TillContext = createContext<TillServices | undefined>(undefined)

export function useTill(): TillServices {
  const services = use(TillContext)
  if (!services) throw new Defect('a screen was drawn outside its till')
  return services
}
