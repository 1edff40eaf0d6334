import type { CatalogueView } from '../counter/catalogue-view.ts'
import { mayScan } from '../shell/keyboard.ts'
import { useTill } from '../shell/TillContext.ts'
import type { Scanned } from './scan-actions.ts'

/** The one way of every code, whatever read it: a wand, a scanner without keys, the camera. */
export function useHeard(view: CatalogueView | undefined): (scanned: Scanned) => void {
  const services = useTill()
  return (scanned) => {
    if (view && mayScan(services)) services.scans.heard(scanned, view)
  }
}
