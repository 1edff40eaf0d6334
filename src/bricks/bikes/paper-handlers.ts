import { z } from 'zod'
import type { PaperDocument } from '../../main/documents/model.ts'
import type { CommandContext } from '../../main/hosts/handlers.ts'
import type { ScanResolver } from '../../main/scans/index.ts'
import { assert } from '../../shared/assert.ts'
import { zBusinessDay, zInstantMs } from '../../shared/contracts/procedure.ts'
import { ok, refuse } from '../../shared/result.ts'
import { tariffOf } from './back.ts'
import { FRAME_CODE } from './frame-code.ts'
import { zBikeId, zRentalId, type RentalId } from './ids.ts'
import { SERVICE } from './out-parts.ts'
import { contractPaper } from './papers/contract-paper.ts'
import { contractPdf } from './papers/contract-pdf.ts'
import type { ContractFacts } from './papers/contract-rows.ts'
import { depositsPaper } from './papers/deposits-paper.ts'
import { stickersPdf } from './papers/stickers-pdf.ts'
import type { BikesParts, PaperHandlers } from './parts.ts'
import { depositsHandler } from './registers.ts'
import { checkParty } from './riders.ts'
import { siteOnPaper } from '../../main/documents/demonstration.ts'
import type { KeptRental } from './store.ts'

/** What a job of the printer keeps of a paper: never a name. */
const zPaper = z.discriminatedUnion('paper', [
  z.strictObject({ paper: z.literal('contract'), rentalId: zRentalId }),
  z.strictObject({ paper: z.literal('deposits'), day: zBusinessDay, atMs: zInstantMs }),
])
type Paper = z.input<typeof zPaper>
const GRACE_MINUTES = 15

function contractFacts({ fleet, setup, shown, doors }: BikesParts, kept: KeptRental): ContractFacts {
  const cafe = doors.cafe()
  const [line] = kept.lines
  return {
    rental: shown(kept),
    signature: kept.signature,
    bikes: new Map(
      kept.lines.flatMap(({ bikeId }) => {
        const bike = fleet.bike(bikeId)
        return bike ? [[bikeId, bike] as const] : []
      }),
    ),
    setup: setup(),
    graceMinutes: (line && tariffOf(kept, line)?.graceMinutes) ?? GRACE_MINUTES,
    site: siteOnPaper(cafe),
    zone: cafe.settings.zone,
  }
}

function order({ doors }: BikesParts, paper: Paper, context: CommandContext): boolean {
  if (!doors.printing.hasPrinter()) return false
  const content = JSON.stringify(paper)
  doors.printing.printOnce('service', JSON.stringify({ service: SERVICE, content }), context)
  return true
}

/** Queues the contract where there is a printer for it. */
export function orderContract(parts: BikesParts, rentalId: RentalId, context: CommandContext): boolean {
  return order(parts, { paper: 'contract', rentalId }, context)
}

/** A paper of the bikes, made again from what its order kept. */
export function paperOf(parts: BikesParts): (content: string) => PaperDocument {
  return (content) => {
    const paper = zPaper.parse(JSON.parse(content))
    if (paper.paper === 'contract') {
      const kept = parts.rentals.rental(paper.rentalId)
      assert(kept, 'a contract is printed of a rental that is kept')
      return contractPaper(contractFacts(parts, kept))
    }
    const { day, atMs } = paper
    const { site, settings } = parts.doors.cafe()
    const register = depositsHandler(parts)({ day }, { nowMs: atMs, caller: { station: 'counter' } })
    assert(!(register instanceof Promise), 'the register is read at once')
    return depositsPaper(register, { day, site, zone: settings.zone, printedAtMs: atMs })
  }
}

export function paperHandlers(parts: BikesParts): PaperHandlers {
  const { rentals, fleet, setup, doors } = parts

  return {
    printContract({ rentalId }, context) {
      const kept = rentals.rental(rentalId)
      if (!kept) return refuse('RENTAL_UNKNOWN')
      const { isAdult, riders } = kept.party
      const party = checkParty({ isAdult, ageYears: null }, riders, setup().riders)
      if (!party.ok) return party
      return orderContract(parts, rentalId, context) ? ok(null) : refuse('NO_PRINTER')
    },

    async contractPdf({ rentalId }) {
      const kept = rentals.rental(rentalId)
      if (!kept) return null
      const facts = contractFacts(parts, kept)
      const bytes = await contractPdf(facts, kept.createdAtMs)
      return { name: `contrat-${facts.rental.number || 'location'}.pdf`, base64: Buffer.from(bytes).toString('base64') }
    },

    printDeposits({ day }, context) {
      return order(parts, { paper: 'deposits', day, atMs: context.nowMs }, context) ? ok(null) : refuse('NO_PRINTER')
    },

    async stickers(_input, { nowMs }) {
      const bikes = fleet.bikes().filter(({ gone }) => gone === null)
      const bytes = await stickersPdf(
        bikes.map(({ bikeId, number, modelId }) => ({ bikeId, number, model: fleet.model(modelId)?.name ?? '' })),
        { site: siteOnPaper(doors.cafe()), createdAtMs: nowMs },
      )
      return { name: 'etiquettes-velos.pdf', base64: Buffer.from(bytes).toString('base64') }
    },
  }
}

/** What the sticker on a frame, or a number in a barcode, opens: the bike's return where it is out, else its departure. */
export function bikeResolvers({ fleet }: BikesParts): readonly ScanResolver[] {
  return [
    ({ text }) => {
      const code = text.trim()
      const asked = code.startsWith(FRAME_CODE) ? zBikeId.safeParse(code.slice(FRAME_CODE.length)) : undefined
      const bike = asked ? asked.success && fleet.bike(asked.data) : fleet.byNumber(code)
      if (!bike || bike.gone !== null) return []
      const { bikeId, number } = bike
      return [{ meaning: { kind: 'service', service: SERVICE, wanted: `bike:${bikeId}`, label: number }, sure: true }]
    },
  ]
}
