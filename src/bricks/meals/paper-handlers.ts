import { z } from 'zod'
import type { PaperDocument } from '../../main/documents/model.ts'
import type { CommandContext } from '../../main/hosts/handlers.ts'
import { zBusinessDay, zInstantMs } from '../../shared/contracts/procedure.ts'
import type { BusinessDay } from '../../shared/business-day.ts'
import { ok, refuse } from '../../shared/result.ts'
import { QR_BYTES_MAX } from '../../main/documents/model.ts'
import { zMealOrderId, zRoundId, type RoundId } from './ids.ts'
import { changesOf, limits, mealsBrought, saidOf } from './kitchen-facts.ts'
import { packed } from './packed.ts'
import { kitchenPaper, packingPaper, type KitchenFacts, type PackingFacts, type Stamp } from './papers/kitchen-paper.ts'
import { kitchenPdf, packingPdf } from './papers/kitchen-pdf.ts'
import { goneLabel, labelPaper, type LabelFacts } from './papers/labels-paper.ts'
import { labelsPdf } from './papers/labels-pdf.ts'
import { roundPaper } from './papers/round-paper.ts'
import { roundPdf } from './papers/round-pdf.ts'
import { roundCodes, roundRows, type RoundFacts } from './papers/round-rows.ts'
import type { MealsParts, SheetHandlers } from './parts.ts'
import { kitchenSheet } from './rules/kitchen.ts'
import { labelsOf, type Label } from './rules/labels.ts'
import { siteOnPaper } from '../../main/documents/demonstration.ts'
import { carriers, cookedOf, nobodyBrings, runFacts, stopSeen } from './round-facts.ts'

const SERVICE = 'meals'
const ofDay = { day: zBusinessDay, atMs: zInstantMs }
/** `since`: the print that changes are told against; null where it is the first. */
const since = z.int().nullable()

/** What a job of the printer keeps of a paper: days and ids, never a name. */
const zPaper = z.discriminatedUnion('paper', [
  z.strictObject({ paper: z.literal('kitchen'), ...ofDay, since, roundId: zRoundId.nullable() }),
  z.strictObject({ paper: z.literal('packing'), ...ofDay, since, roundId: zRoundId.nullable() }),
  z.strictObject({ paper: z.literal('label'), ...ofDay, orderId: zMealOrderId, n: z.int() }),
  z.strictObject({ paper: z.literal('round'), ...ofDay, since, roundId: zRoundId }),
])
type Paper = z.infer<typeof zPaper>
/** What the kitchen asks for; labels become a paper each, so that each is cut off. */
export type KitchenPaper = {
  readonly paper: 'kitchen' | 'packing' | 'labels'
  readonly day: BusinessDay
  readonly roundId: RoundId | null
}
type Asked = KitchenPaper & { readonly since: number | null; readonly atMs: number }

function queue({ doors }: MealsParts, paper: Paper, context: CommandContext): void {
  const content = JSON.stringify({ service: SERVICE, content: JSON.stringify(paper) })
  doors.printing.printOnce('service', content, context, { purpose: paper.paper === 'label' ? 'labels' : 'receipts' })
}

export function orderPaper(parts: MealsParts, { paper, ...asked }: Asked, context: CommandContext): void {
  if (paper !== 'labels') return queue(parts, { paper, ...asked }, context)
  const { day, atMs } = asked
  for (const { orderId, n } of labelsAsked(parts, asked))
    queue(parts, { paper: 'label', day, atMs, orderId, n }, context)
}

/** Round by round and stop by stop: as they are stuck on the bags. */
function labelsAsked(parts: MealsParts, { day, roundId }: Pick<Asked, 'day' | 'roundId'>): readonly Label[] {
  const meals = mealsBrought(parts, day)
  const labels = labelsOf(meals, limits(parts))
  return packed(parts, day, meals)
    .filter((round) => roundId === null || round.roundId === roundId)
    .flatMap(({ bags }) =>
      bags.flatMap((bag) => labels.filter((label) => bag.meals.some(({ orderId }) => orderId === label.orderId))),
    )
}

function stampOf(
  { doors, zone }: MealsParts,
  { day, atMs }: { readonly day: BusinessDay; readonly atMs: number },
): Stamp {
  return { site: siteOnPaper(doors.cafe()), zone: zone(), day, atMs }
}

function namesOf({ setups, rounds }: MealsParts) {
  const { formulas } = setups.setup()
  const known = new Map(rounds.rounds().map(({ roundId, name }) => [roundId, name]))
  return {
    formulaName: (code: string) => formulas.find((one) => one.code === code)?.name ?? code,
    roundName: (roundId: RoundId | null) => (roundId && known.get(roundId)) ?? 'Sans tournée',
  }
}

function kitchenFacts(parts: MealsParts, asked: Omit<Asked, 'paper'>): KitchenFacts {
  const meals = mealsBrought(parts, asked.day)
  const changes = changesOf(parts, asked.day, 'kitchen', meals, asked.since)
  return { ...stampOf(parts, asked), ...namesOf(parts), sheet: kitchenSheet(meals), changes }
}

function packingFacts(parts: MealsParts, asked: Omit<Asked, 'paper'>): PackingFacts {
  const all = packed(parts, asked.day, mealsBrought(parts, asked.day))
  const packing = all.filter(({ roundId }) => asked.roundId === null || roundId === asked.roundId)
  return { ...stampOf(parts, asked), ...namesOf(parts), packing }
}

function labelFacts(parts: MealsParts, label: Label): LabelFacts {
  const { formulaName, roundName } = namesOf(parts)
  const { site } = parts.doors.cafe()
  return {
    label,
    roundName: roundName(label.roundId),
    formulaName: formulaName(label.formula),
    reheating: parts.setups.setup().isHot ? '' : parts.setups.setup().reheating,
    cafe: [site.name, site.phone].filter((one) => one !== '').join(' · '),
  }
}

type RoundAsked = {
  readonly day: BusinessDay
  readonly roundId: RoundId
  readonly since?: number | null
  readonly atMs: number
}
function roundSheet(parts: MealsParts, asked: RoundAsked): RoundFacts | undefined {
  const round = parts.rounds.round(asked.roundId)
  if (!round) return undefined
  const facts = runFacts(parts, asked.roundId, asked.day)
  const { formulaName, roundName } = namesOf(parts)
  return {
    ...stampOf(parts, asked),
    round,
    carries: facts.carries.map(roundName),
    driver: facts.run.driver,
    stops: facts.people.map((personId) => stopSeen(parts, facts, personId, asked.atMs)),
    changes: changesOf(parts, asked.day, asked.roundId, facts.meals, asked.since),
    hasContainers: parts.setups.setup().containers,
    formulaName,
  }
}

/** A paper of the kitchen or of a round, made again from what its order kept. */
export function paperOf(parts: MealsParts): (content: string) => PaperDocument {
  return (content) => {
    const paper = zPaper.parse(JSON.parse(content))
    switch (paper.paper) {
      case 'kitchen':
        return kitchenPaper(kitchenFacts(parts, paper))
      case 'packing':
        return packingPaper(packingFacts(parts, paper))
      case 'label': {
        const labels = labelsOf(mealsBrought(parts, paper.day), limits(parts))
        const label = labels.find(({ orderId, n }) => orderId === paper.orderId && n === paper.n)
        return label ? labelPaper(labelFacts(parts, label)) : goneLabel()
      }
      case 'round': {
        const sheet = roundSheet(parts, paper)
        return sheet ? roundPaper(sheet) : goneLabel()
      }
    }
  }
}

const asFile = (name: string, bytes: Uint8Array) => ({ name, base64: Buffer.from(bytes).toString('base64') })

export async function kitchenFile(parts: MealsParts, asked: Asked) {
  const { paper, day, atMs } = asked
  if (paper === 'kitchen') return asFile(`cuisine-${day}.pdf`, await kitchenPdf(kitchenFacts(parts, asked)))
  if (paper === 'packing') return asFile(`sacs-${day}.pdf`, await packingPdf(packingFacts(parts, asked)))
  const labels = labelsAsked(parts, asked).map((label) => labelFacts(parts, label))
  const { wordOfTheDay } = parts.setups.setup()
  const stamp = { of: siteOnPaper(parts.doors.cafe()), createdAtMs: atMs, wordOfTheDay }
  return asFile(`etiquettes-${day}.pdf`, await labelsPdf(labels, stamp))
}

export function sheetHandlers(parts: MealsParts): SheetHandlers {
  const { rounds, prints, doors } = parts
  return {
    async runCodes({ roundId, day }, { nowMs }) {
      const { qrMatrix } = await import('../../main/documents/qr-matrix.ts') // nothing at a start waits for it
      const sheet = roundSheet(parts, { roundId, day, atMs: nowMs })
      const codes = sheet ? roundCodes(roundRows(sheet), day, QR_BYTES_MAX) : []
      return codes.map((text) => ({
        text,
        rows: qrMatrix(text, 'M').map((row) => row.map((dark) => (dark ? '1' : '0')).join('')),
      }))
    },
    printRounds({ day, roundId, anyway }, context) {
      if (!doors.printing.hasPrinter()) return refuse('NO_PRINTER')
      const lost = nobodyBrings(parts, day)
      if (lost.length > 0 && !anyway)
        return refuse('NOBODY_BRINGS', { meals: lost.reduce((n, { meals }) => n + meals, 0) })
      const carrier = carriers(parts, day)
      const asked = rounds
        .rounds()
        .filter((round) => carrier(round.roundId) === round.roundId)
        .filter((round) => roundId === null || round.roundId === roundId)
        .map((round) => ({ round, facts: runFacts(parts, round.roundId, day) }))
        .filter(({ facts }) => cookedOf(facts.meals).length > 0)
      if (asked.length === 0) return refuse('NOTHING_TO_PRINT')
      for (const { round, facts } of asked) {
        const last = prints.last(day, round.roundId)?.printId ?? null
        queue(parts, { paper: 'round', day, roundId: round.roundId, since: last, atMs: context.nowMs }, context)
        prints.add(round.roundId, day, context.nowMs, saidOf(facts.meals))
      }
      context.announce('services.changed')
      return ok({ sheets: asked.length })
    },
    async runPdf({ roundId, day }, { nowMs }) {
      const sheet = roundSheet(parts, { roundId, day, atMs: nowMs })
      return sheet ? asFile(`tournee-${day}.pdf`, await roundPdf(sheet)) : null
    },
  }
}
