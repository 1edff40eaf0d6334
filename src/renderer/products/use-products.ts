import { useMemo } from 'react'
import { useTill } from '../shell/TillContext.ts'
import { createProductActions, type ProductActions } from './products-actions.ts'

export function useProductActions(): ProductActions {
  const till = useTill()
  return useMemo(() => createProductActions(till), [till])
}
