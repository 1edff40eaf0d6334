import { z } from 'zod'
import { setupPart } from '../../main/setup/index.ts'
import type { RoomsHandlers, RoomsParts } from './parts.ts'
import { zRoomRules, zSpace } from './rules/space.ts'

/** What of the rooms a set-up file carries: what is let, and how; who booked it is the café's own. */
export const roomsSetup = ({ rooms }: RoomsParts, handlers: Pick<RoomsHandlers, 'saveSpace' | 'saveRules'>) =>
  setupPart({
    schema: z.strictObject({ rules: zRoomRules, spaces: z.array(zSpace).max(200) }),
    read: () => ({ rules: rooms.rules(), spaces: [...rooms.spaces()] }),
    bring: ({ rules, spaces }, context) => [
      () => handlers.saveRules({ ...context, rules }, context),
      ...spaces.map((space) => () => handlers.saveSpace({ ...context, space }, context)),
    ],
  })
