import { z } from 'zod'
import type { CommandContext } from '../../main/hosts/handlers.ts'
import type { PaperDocument } from '../../main/documents/model.ts'
import { assert } from '../../shared/assert.ts'
import { zItemId, type ItemId } from './ids.ts'
import { stubPaper } from './papers/stub-paper.ts'
import type { AgencyParts } from './parts.ts'
import { SERVICE } from './rules/refs.ts'

/** What a job of the printer keeps of a paper: never a name. */
const zPaper = z.strictObject({ paper: z.literal('stub'), itemId: zItemId })

/** Queues the stub of something that was left; false where there is no printer. */
export function orderStub({ doors }: Pick<AgencyParts, 'doors'>, itemId: ItemId, context: CommandContext): boolean {
  if (!doors.printing.hasPrinter()) return false
  const content = JSON.stringify({ paper: 'stub', itemId } satisfies z.input<typeof zPaper>)
  doors.printing.printOnce('service', JSON.stringify({ service: SERVICE, content }), context)
  return true
}

/** A paper of the counter services, made again from what its order kept. */
export function paperOf({ depot, services, doors, zone }: AgencyParts): (content: string) => PaperDocument {
  return (content) => {
    const { itemId } = zPaper.parse(JSON.parse(content))
    const item = depot.item(itemId)
    assert(item, 'a stub is printed of something that was left')
    const service = services.service(item.service)
    return stubPaper({ item, service: service?.name ?? item.service, site: doors.cafe().site, zone: zone() })
  }
}
