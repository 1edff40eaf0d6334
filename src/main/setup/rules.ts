import type { AskedSite, SetupProgress, SetupStep } from '../../shared/contracts/setup.ts'
import { zSetupProgress, zSetupStep } from '../../shared/contracts/setup.ts'
import type { Site } from '../../shared/contracts/till.ts'
import { PENDING, shownSiret, vatNumberOf } from '../../shared/siret.ts'

/** NAF of cafés and bars, for whoever does not know theirs yet. */
const CAFES = '5630Z'

/**
 * A café as its papers name it. Without a VAT number it sells without VAT (CGI art. 293 B), so one that is still being
 * registered and will charge VAT bears the word that says so, for both numbers.
 */
export function siteOf({ regime, siret, naf, ...site }: AskedSite): Site {
  const vatNumber = siret === '' ? PENDING : vatNumberOf(siret)
  return {
    ...site,
    siret: siret === '' ? PENDING : shownSiret(siret),
    vatNumber: regime === 'franchise' ? '' : vatNumber,
    naf: naf === '' ? CAFES : naf,
  }
}

/** How far the assistant is, as it was left: nothing is kept of a till that never had one. */
export function progressOf(kept: string | undefined): SetupProgress {
  if (kept === undefined) return { done: [], finished: true }
  const words = kept.split(' ')
  return zSetupProgress.parse({
    done: words.filter((word) => zSetupStep.safeParse(word).success),
    finished: words.includes('finished'),
  })
}

/** The same as one word a step, in the order in which they were gone through. */
export function keptProgress({ done, finished }: SetupProgress): string {
  return [...done, ...(finished ? ['finished'] : [])].join(' ')
}

export function withStep(progress: SetupProgress, step: SetupStep): SetupProgress {
  return progress.done.includes(step) ? progress : { ...progress, done: [...progress.done, step] }
}
