/**
 * Where a question comes from. Set by the host, never by a message: `counter` and `room` ring up, `kitchen` sees what is
 * ordered, `display` faces the customer and `demo` is the demonstration's printer: both only watch. `command-line` is
 * whoever may run programs on the account that owns the till's folder.
 */
export type Station = 'counter' | 'room' | 'kitchen' | 'display' | 'demo' | 'command-line'

/** A page is one station, and its address says which, in both hosts. */
const paths = { counter: '/', room: '/room', kitchen: '/kitchen', display: '/display', demo: '/demo' } as const
export type PageStation = keyof typeof paths

export const pathOf = (station: PageStation): string => paths[station]

/** The station of a page's path; undefined where no page of the till is. */
export function stationAt(path: string): PageStation | undefined {
  return pageStations.find((station) => paths[station] === path)
}

export const pageStations: readonly PageStation[] = ['counter', 'room', 'kitchen', 'display', 'demo']
/** Where tickets are rung up: whatever the counter may ask, the room may. */
export const tillStations = ['counter', 'room'] as const satisfies readonly PageStation[]
/** Where somebody signs in. */
export const heldStations = [...tillStations, 'kitchen'] as const satisfies readonly PageStation[]
