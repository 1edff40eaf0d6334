import { cents } from '../../shared/money.ts'
import { euros } from '../../shared/texts/format.ts'
import { fullDay } from '../../shared/texts/periods.ts'
import type { BookingView } from './contract.ts'
import type { SpaceId } from './ids.ts'
import { numberOf, type Booking } from './rules/booking.ts'
import { calendarFile } from './rules/ical.ts'
import type { RoomRules } from './rules/space.ts'
import type { PaperSite } from '../../main/documents/demonstration.ts'
import { eventWord, hourWords, paperWords } from './texts/words.ts'

type NamedFile = { readonly name: string; readonly base64: string }
const named = (name: string, bytes: Uint8Array): NamedFile => ({ name, base64: Buffer.from(bytes).toString('base64') })

/** What is to come, for the calendar of a telephone: what for and where, and nobody's name. */
export function calendarPaper(
  bookings: readonly Booking[],
  spaces: ReadonlyMap<SpaceId, string>,
  nowMs: number,
): NamedFile {
  const entries = bookings.map((booking) => ({
    uid: booking.bookingId,
    startMs: booking.startMs,
    endMs: booking.endMs,
    summary: booking.purpose === '' ? eventWord[booking.kind] : booking.purpose,
    location: spaces.get(booking.spaceId) ?? '',
  }))
  const [only] = bookings
  const name = bookings.length === 1 && only ? `reservation-${numberOf(only)}.ics` : 'reservations.ics'
  return named(name, new TextEncoder().encode(calendarFile(entries, nowMs)))
}

type Facts = { readonly site: PaperSite; readonly rules: RoomRules }

/** The confirmation that is the contract: A4, in French, to send or to sign. */
export async function contractFile(booking: BookingView, { site, rules }: Facts): Promise<NamedFile> {
  const [a4, parts] = await Promise.all([
    import('../../main/documents/pdf/a4.ts'),
    import('../../main/documents/pdf/a4-parts.ts'),
  ])
  const { a4: page, a4Width, beside, finish, hairline, makeRoom, openSheet, space, styles, write } = a4
  const w = paperWords
  const { number } = booking
  const title = `${w.title} ${number}`
  const sheet = openSheet({ title, of: site, createdAtMs: booking.createdAtMs }, title)
  const width = (a4Width - 24) / 2
  const right = { x: page.left + width + 24, width }
  const money = (of: number) => euros(cents(of), 'fr')

  parts.letterhead(sheet, site, { title: w.title, number })
  space(sheet, 18)
  const leftEnd = beside(sheet, () => {
    write(sheet, w.hirer, styles.heading, { width })
    for (const line of [booking.name, booking.phone, booking.association ? w.association : '']) {
      if (line !== '') write(sheet, line, styles.body, { width })
    }
  })
  const rightEnd = beside(sheet, () => {
    write(sheet, booking.spaceName, styles.heading, right)
    write(sheet, fullDay(booking.day, 'fr'), styles.body, right)
    write(sheet, w.hours(hourWords(booking.fromMinute), hourWords(booking.toMinute)), styles.body, right)
    if (booking.seriesLeft > 1) write(sheet, w.series(booking.seriesLeft), styles.body, right)
  })
  sheet.y = Math.max(leftEnd, rightEnd)
  space(sheet, 14)
  parts.table(
    sheet,
    [
      { header: w.what, align: 'left' },
      { header: '', align: 'right', width: 90 },
    ],
    [
      ...(booking.purpose === '' ? [] : [[w.purpose(booking.purpose), '']]),
      ...(booking.people === 0 ? [] : [[w.people, String(booking.people)]]),
      ...(booking.equipment.length === 0 ? [] : [[w.equipment(booking.equipment.join(', ')), '']]),
      [w.price, money(booking.priceCents)],
      ...(booking.depositCents > 0 ? [[w.deposit, money(booking.depositCents)]] : []),
      [w.paid, money(booking.paidCents)],
    ],
  )
  space(sheet, 16)
  write(sheet, w.termsTitle, styles.heading)
  space(sheet, 3)
  for (const [n, line] of w.terms(rules, booking.depositCents > 0).entries()) {
    write(sheet, `${n + 1}. ${line}`, styles.body)
    space(sheet, 3)
  }
  makeRoom(sheet, 110)
  space(sheet, 26)
  beside(sheet, () => write(sheet, w.signHirer, styles.soft, { width }))
  write(sheet, w.signCafe, styles.soft, right)
  space(sheet, 60)
  beside(sheet, () => hairline(sheet, { width: 200 }))
  hairline(sheet, { x: right.x, width: 200 })
  return named(`contrat-salle-${number}.pdf`, await finish(sheet, { left: site.name, center: title }))
}
