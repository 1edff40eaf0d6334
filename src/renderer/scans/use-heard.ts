import type { CatalogueView } from '../counter/catalogue-view.ts'
import { mayScan } from '../shell/keyboard.ts'
import { useTill } from '../shell/TillContext.ts'
import type { Scanned } from './scan-actions.ts'
import { isTaken } from './scan-takers.ts'

/** The one way of every code, whatever read it: a wand, a scanner without keys, the camera. */
export function useHeard(view: CatalogueView | undefined): (scanned: Scanned) => void {
  const services = useTill()
  return (scanned) => {
    if (!mayScan(services) || isTaken(scanned)) return
    if (view) services.scans.heard(scanned, view)
  }
}
