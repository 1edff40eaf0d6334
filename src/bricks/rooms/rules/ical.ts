/** An entry of a calendar file; nobody is named in it. */
export type CalendarEntry = {
  readonly uid: string
  readonly startMs: number
  readonly endMs: number
  readonly summary: string
  readonly location: string
}

const stamp = (atMs: number) => new Date(atMs).toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
const escaped = (text: string) => text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n')

/** No line is longer than 75 octets; what is longer goes on after a blank (RFC 5545 §3.1). A letter is never cut in two. */
export function folded(line: string): string {
  const bytes = new TextEncoder()
  const parts: string[] = []
  let part = ''
  let size = 0
  for (const letter of line) {
    const more = bytes.encode(letter).length
    if (size + more > 75) {
      parts.push(part)
      part = ' '
      size = 1
    }
    part += letter
    size += more
  }
  return [...parts, part].join('\r\n')
}

/** A calendar that any telephone reads (RFC 5545): instants in UTC, so that no zone has to be told. */
export function calendarFile(entries: readonly CalendarEntry[], nowMs: number): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Zinc//rooms//FR',
    ...entries.flatMap(({ uid, startMs, endMs, summary, location }) => [
      'BEGIN:VEVENT',
      `UID:${uid}@zinc`,
      `DTSTAMP:${stamp(nowMs)}`,
      `DTSTART:${stamp(startMs)}`,
      `DTEND:${stamp(endMs)}`,
      `SUMMARY:${escaped(summary)}`,
      `LOCATION:${escaped(location)}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
