import { ok, refuse, type Result } from '../../../shared/result.ts'
import type { Temperature } from './round.ts'
import type { MealsSetup } from './setup.ts'

type Limits = Pick<MealsSetup, 'temperatures' | 'isHot'>
export type Verdict = 'fine' | 'watch' | 'alarm'

/** Nothing that was meant to be cold is as warm as this, and nothing hot as cold: the comma is in another place. Tenths of a degree. */
const COLD_DOUBT = 150
const HOT_DOUBT = 150

/** Cold meals are watched above the limit and not conform from the alarm on; hot ones are not conform below theirs (C-08). */
export function verdictOf(tenthsC: number, { temperatures, isHot }: Limits): Verdict {
  if (isHot) return tenthsC < temperatures.hotLimit ? 'alarm' : 'fine'
  if (tenthsC >= temperatures.coldAlarm) return 'alarm'
  return tenthsC > temperatures.coldLimit ? 'watch' : 'fine'
}

/** What somebody probably meant, in tenths: 3.8 for 38, 65 for 6.5; undefined where it may well be what it says. */
export function meantBy(tenthsC: number, limits: Limits): number | undefined {
  if (limits.isHot) {
    const meant = tenthsC * 10
    return tenthsC < HOT_DOUBT && verdictOf(meant, limits) === 'fine' && meant <= 1000 ? meant : undefined
  }
  const meant = Math.round(tenthsC / 10)
  return tenthsC > COLD_DOUBT && meant <= COLD_DOUBT ? meant : undefined
}

export type TemperatureRefusal =
  | 'TEMPERATURE_DOUBTED'
  | 'TEMPERATURE_COMMENT_NEEDED'
  | 'TEMPERATURE_ACTION_NEEDED'
  | 'TEMPERATURE_OTHER_NEEDS_COMMENT'
type Measured = Pick<Temperature, 'tenthsC' | 'comment' | 'action'>

/** Whether a temperature can be written down as it is; `sure` where somebody said that it really was so. */
export function checkTemperature(
  { tenthsC, comment, action, sure }: Measured & { readonly sure: boolean },
  limits: Limits,
  /** How many meals are concerned. */
  meals: number,
): Result<Verdict, TemperatureRefusal> {
  const meant = sure ? undefined : meantBy(tenthsC, limits)
  if (meant !== undefined) return refuse('TEMPERATURE_DOUBTED', { tenthsC, meantTenthsC: meant })
  const verdict = verdictOf(tenthsC, limits)
  if (verdict === 'watch' && comment === '') return refuse('TEMPERATURE_COMMENT_NEEDED', { tenthsC })
  if (verdict === 'alarm' && action === null) return refuse('TEMPERATURE_ACTION_NEEDED', { tenthsC, meals })
  if (verdict === 'alarm' && action === 'other' && comment === '')
    return refuse('TEMPERATURE_OTHER_NEEDS_COMMENT', { tenthsC })
  return ok(verdict)
}
