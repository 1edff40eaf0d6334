/** An hour on the wall, from minutes since midnight: 1200 is `20:00`. */
export function hourOf(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}
