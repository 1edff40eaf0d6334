import { pathOf, stationAt, type PageStation } from '../../shared/stations.ts'

/** The station of this page: its address says it, to the page as to the host. */
export function pageStation(): PageStation {
  return stationAt(location.pathname) ?? 'counter'
}

/** Opens a station's page in a window of its own, or brings it to the front; in Zinc's own window the till does it. */
export function openStation(station: PageStation, size = 'width=1366,height=768'): void {
  window.open(pathOf(station), `zinc-${station}`, size)
}
