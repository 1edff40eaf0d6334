import { ok, refuse } from '../../shared/result.ts'
import { plain } from './depot-store.ts'
import type { ServiceCode } from './ids.ts'
import type { AgencyParts, SetupHandlers } from './parts.ts'
import { codeFor, type CounterService } from './rules/service.ts'
import { serviceFrom, termsFrom } from './rules/templates.ts'

/** Which services the café offers, and what was agreed for each. */
export function setupHandlers({ services }: AgencyParts): SetupHandlers {
  const isTaken = ({ code, name }: CounterService) =>
    services.services().some((one) => one.code !== code && plain(one.name) === plain(name))

  return {
    setup: () => ({ services: [...services.services()], terms: [...services.terms()] }),

    saveService({ service }, { announce }) {
      if (isTaken(service)) return refuse('SERVICE_NAME_TAKEN', { name: service.name })
      const before = services.service(service.code)
      // What was sealed of it was sealed as what it is: another kind is another service.
      if (before && (before.kind !== service.kind || before.nature !== service.nature))
        return refuse('SERVICE_KIND_FIXED')
      services.saveService(service)
      announce('services.changed')
      return ok(service)
    },

    saveTerms({ terms }, { announce }) {
      if (!services.service(terms.service)) return refuse('SERVICE_UNKNOWN')
      services.saveTerms(terms)
      announce('services.changed')
      return ok(terms)
    },

    addFromTemplate({ template, lang, from }, { announce }) {
      const taken = services.services().map(({ code }) => code)
      const code = codeFor(template, taken) as ServiceCode // made as a code is
      const service = serviceFrom(template, code, lang)
      if (isTaken(service)) return refuse('SERVICE_NAME_TAKEN', { name: service.name })
      services.saveService(service)
      services.saveTerms(termsFrom(template, code, from))
      announce('services.changed')
      return ok(service)
    },
  }
}
