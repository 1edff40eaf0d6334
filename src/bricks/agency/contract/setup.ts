import { z } from 'zod'
import { command, query, zBusinessDay } from '../../../shared/contracts/procedure.ts'
import { zLang } from './common.ts'
import { zCounterService, zTerms } from '../rules/service.ts'
import { templateIds } from '../rules/templates.ts'

/** Every service of the counter, also those that are switched off, with everything that was agreed. */
export const setup = query({
  right: 'look',
  output: z.strictObject({ services: z.array(zCounterService), terms: z.array(zTerms) }),
})
export const saveService = command({
  right: 'settings',
  input: { service: zCounterService },
  output: zCounterService,
  refusals: ['SERVICE_NAME_TAKEN', 'SERVICE_KIND_FIXED'],
})
/** Rates by the day from which they hold; saving them is how somebody says that they were compared with the contract. */
export const saveTerms = command({
  right: 'settings',
  input: { terms: zTerms },
  output: zTerms,
  refusals: ['SERVICE_UNKNOWN'],
})
/** A service as a template proposes it, with terms that are marked « à vérifier ». */
export const addFromTemplate = command({
  right: 'settings',
  input: { template: z.enum(templateIds), lang: zLang, from: zBusinessDay },
  output: zCounterService,
  refusals: ['SERVICE_NAME_TAKEN'],
})
