import type { DemoMoment } from '../../../main/demo/index.ts'
import { cents } from '../../../shared/money.ts'
import { newRepairId } from '../ids.ts'
import type { Yard } from './yard.ts'

const TWO_DAYS_MS = 2 * 86_400_000
const WORK = [
  { reason: 'Crevaison', parts: 'Chambre à air', cost: 8_50 },
  { reason: 'Révision', parts: 'Patins de frein', cost: 14_00 },
  { reason: 'Chaîne', parts: 'Chaîne neuve', cost: 22_00 },
] as const

/** What was taken to pieces is put together again, and now and then a bike that nobody waits for goes to the bench. */
export async function repairs({ bikes, random, command, at }: Yard, minute: number): Promise<readonly DemoMoment[]> {
  const onBench = (await bikes.repairs({ bikeId: null })).filter(({ doneMs }) => doneMs === null)
  const moments = onBench.map(({ repairId, reason }): DemoMoment => {
    const { parts, cost } = WORK.find((work) => work.reason === reason) ?? WORK[0]
    return { minute, happens: () => bikes.repaired(command({ repairId, parts, costCents: cents(cost) })) }
  })
  if (onBench.length > 0 || !random.chance(0.1)) return moments
  const untilMs = at(minute) + TWO_DAYS_MS
  const rows = await bikes.planning({ fromMs: at(minute), toMs: untilMs })
  const idle = rows.filter(({ blocks }) => blocks.length === 0)
  if (idle.length === 0) return moments
  const { bikeId } = random.pick(idle)
  const { reason } = random.pick(WORK)
  const bench = { repairId: newRepairId(), bikeId, reason, fromMs: at(minute), untilMs }
  return [{ minute, happens: () => bikes.maintain(command(bench)) }]
}
