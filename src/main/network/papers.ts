import { wallTime } from '../../shared/business-day.ts'
import type { Software } from '../../shared/contracts/till.ts'
import type { Village, VillageMonth } from '../../shared/contracts/network.ts'
import { NO_FILE, ownHt } from '../../shared/network-file.ts'
import { count, euros, type Lang } from '../../shared/texts/format.ts'
import { texts } from '../../shared/texts/index.ts'
import { dayList, hoursLong, monthName, percent, shareOf } from '../../shared/texts/network-words.ts'
import { longDay } from '../../shared/texts/periods.ts'
import { figures, letterhead, table } from '../documents/pdf/a4-parts.ts'
import {
  a4,
  a4Width,
  colors,
  finish,
  ground,
  hairline,
  heightOf,
  openSheet,
  space,
  styles,
  write,
  type Sheet,
} from '../documents/pdf/a4.ts'
import type { PaperSite } from '../documents/demonstration.ts'
import { feeOfFile, type MadeFile } from './store.ts'

export type PaperFacts = {
  readonly site: PaperSite
  readonly software: Software
  readonly zone: string
  readonly lang: Lang
  readonly nowMs: number
}

/** The page on top of what is sent: who, which month, what it comes to, and the code that the bytes must have. */
export function coverPdf(made: MadeFile, names: readonly string[], facts: PaperFacts): Promise<Uint8Array> {
  const { lang, site } = facts
  const t = texts[lang].network
  const { content, hash } = made
  const month = monthName(content.month, lang)
  const title = `${t.paper.title} · ${month}`
  const sheet = openSheet({ title, of: site, createdAtMs: made.madeAtMs }, `${title} (${t.paper.more})`)
  letterhead(sheet, site, { title: t.paper.title, number: month })
  space(sheet, 18)
  write(sheet, `${t.paper.site({ site: content.site_id })} · ${t.paper.number(made)}`, styles.name)
  write(sheet, t.paper.made({ at: longDay(wallTime(made.madeAtMs, facts.zone).day, lang) }), styles.soft)
  space(sheet, 14)
  drawRows(sheet, made, lang)
  space(sheet, 16)
  drawFee(sheet, made, lang)
  space(sheet, 18)
  fact(sheet, t.paper.hash, hash)
  fact(sheet, t.paper.previous, content.hash_previous === NO_FILE ? t.paper.noPrevious : content.hash_previous)
  fact(sheet, t.paper.files, names.join(', '))
  return finish(sheet, { left: site.name, center: t.paper.foot(facts.software) })
}

function drawRows(sheet: Sheet, { content }: MadeFile, lang: Lang): void {
  const t = texts[lang].network
  const right = { align: 'right', width: 72 } as const
  table(
    sheet,
    [
      { header: t.month.activity, align: 'left' },
      { header: t.month.ht, ...right },
      { header: t.month.commission, ...right },
      { header: t.month.agency, ...right },
      { header: t.month.deposits, ...right },
      { header: t.month.tickets, align: 'right', width: 48 },
    ],
    content.rows.map((row) => [
      t.activities[row.activity],
      euros(ownHt(row), lang),
      euros(row.commission_ht, lang),
      euros(row.agency_collected, lang),
      euros(row.deposits_balance, lang),
      count(row.tickets, lang),
    ]),
  )
}

function drawFee(sheet: Sheet, made: MadeFile, lang: Lang): void {
  const t = texts[lang].network
  const fee = feeOfFile(made)
  const place = { x: a4.left + a4Width * 0.45, width: a4Width * 0.55 }
  if (!fee) {
    const days = dayList(made.content.missing_days, lang)
    const words = t.paper.incomplete({ days })
    const inner = { x: a4.left + 12, width: a4Width - 24 }
    ground(sheet, heightOf(sheet, words, styles.strong, inner.width) + 20)
    space(sheet, 10)
    write(sheet, words, styles.strong, inner)
    space(sheet, 10)
    return
  }
  figures(
    sheet,
    [
      [t.month.base, euros(fee.baseCents, lang)],
      [t.month.share({ rate: percent(made.terms.feeHundredths, lang) }), euros(fee.shareCents, lang)],
      [t.month.fixed, euros(fee.fixedCents, lang)],
    ],
    place,
  )
  hairline(sheet, { x: place.x, width: place.width, color: colors.ink })
  space(sheet, 4)
  figures(sheet, [[t.month.feeTotal, euros(fee.feeCents, lang)]], place, styles.total)
}

function fact(sheet: Sheet, label: string, value: string): void {
  write(sheet, label, styles.label)
  write(sheet, value, value.length === NO_FILE.length ? { ...styles.small, face: 'mono' } : styles.body)
  space(sheet, 6)
}

export type VillageFacts = PaperFacts & { readonly townHall: string; readonly turnover: boolean }

/** One page for the town hall: what the place is for the village. No names; turnover only where it was asked for. */
export function villagePdf(village: Village, facts: VillageFacts): Promise<Uint8Array> {
  const { lang, site } = facts
  const t = texts[lang].network
  const month = monthName(village.now.month, lang)
  const title = `${t.paper.villageTitle} · ${month}`
  const sheet = openSheet({ title, of: site, createdAtMs: facts.nowMs }, `${title} (${t.paper.more})`)
  letterhead(sheet, site, { title: t.paper.villageTitle, number: month })
  space(sheet, 14)
  if (facts.townHall !== '') write(sheet, t.paper.villageFor(facts), styles.heading)
  space(sheet, 16)
  drawBig(sheet, village.now, lang)
  space(sheet, 22)
  drawCompared(sheet, village, facts)
  space(sheet, 14)
  write(sheet, t.paper.noNames, styles.soft)
  return finish(sheet, { left: site.name, center: t.paper.foot(facts.software) })
}

/** Three figures that a council remembers. */
function drawBig(sheet: Sheet, now: VillageMonth, lang: Lang): void {
  const t = texts[lang].network
  const big = [
    [count(now.visits, lang), t.village.visits],
    [count(now.openDays, lang), t.village.openDays],
    [hoursWords(now, lang).figure, t.village.hours],
  ] as const
  const width = (a4Width - 24) / big.length
  const top = sheet.y
  big.forEach(([figure, label], n) => {
    const x = a4.left + n * (width + 12)
    sheet.y = top
    ground(sheet, 74, { x, width })
    space(sheet, 10)
    write(sheet, figure, { ...styles.title, size: 26 }, { x: x + 12, width: width - 24 })
    write(sheet, label, styles.soft, { x: x + 12, width: width - 24 })
  })
  sheet.y = top + 74
}

function drawCompared(sheet: Sheet, village: Village, { lang, turnover }: VillageFacts): void {
  const t = texts[lang].network
  const months = [village.now, village.monthBefore, village.yearBefore]
  const row = (label: string, of: (month: VillageMonth) => string) => [
    label,
    ...months.map((month) => (month ? of(month) : t.village.unknown)),
  ]
  const done = villageKinds(village)
  table(
    sheet,
    [
      { header: '', align: 'left' },
      { header: t.paper.what, align: 'right', width: 96 },
      { header: t.village.monthBefore, align: 'right', width: 96 },
      { header: t.village.yearBefore, align: 'right', width: 96 },
    ],
    [
      row(t.village.visits, (month) => count(month.visits, lang)),
      row(t.village.openDays, (month) => count(month.openDays, lang)),
      row(t.village.hours, (month) => hoursWords(month, lang).line),
      ...done.map((what) =>
        row(t.rendered[what], (month) => count(month.services.find((one) => one.what === what)?.count ?? 0, lang)),
      ),
      ...(turnover ? [row(t.village.turnover, (month) => euros(month.turnoverCents, lang))] : []),
    ],
  )
}

/** The services that any of the three months knows. */
function villageKinds({ now, monthBefore, yearBefore }: Village) {
  return [...new Set([now, monthBefore, yearBefore].flatMap((month) => month?.services ?? []).map(({ what }) => what))]
}

function hoursWords({ promisedMinutes, keptMinutes }: VillageMonth, lang: Lang) {
  const t = texts[lang].network.village
  if (promisedMinutes === 0) return { figure: t.unknown, line: t.unknown }
  return {
    figure: percent(shareOf(keptMinutes, promisedMinutes), lang),
    line: `${hoursLong(keptMinutes)} / ${hoursLong(promisedMinutes)}`,
  }
}
