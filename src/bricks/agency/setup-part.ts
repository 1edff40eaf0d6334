import { z } from 'zod'
import { setupPart } from '../../main/setup/index.ts'
import type { AgencyParts, SetupHandlers } from './parts.ts'
import { zCounterService, zTerms } from './rules/service.ts'

/**
 * What of the counter services a set-up file carries: each with its articles and what was agreed. Whose account its
 * commission is put on stays with the till.
 */
export const agencySetup = ({ services }: AgencyParts, handlers: Pick<SetupHandlers, 'saveService' | 'saveTerms'>) =>
  setupPart({
    schema: z.strictObject({
      services: z.array(zCounterService).max(500),
      terms: z.array(zTerms).max(5000),
    }),
    read: () => ({
      services: services.services().map((service) => ({ ...service, partnerId: null })),
      terms: [...services.terms()],
    }),
    bring: (brought, context) => [
      ...brought.services.map((one) => () => {
        const service = { ...one, partnerId: services.service(one.code)?.partnerId ?? null }
        return handlers.saveService({ ...context, service }, context)
      }),
      ...brought.terms.map((terms) => () => handlers.saveTerms({ ...context, terms }, context)),
    ],
  })
