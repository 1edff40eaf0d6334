import { z } from 'zod'
import { zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zCustomerId } from '../../../shared/ids.ts'
import { zWelfareNoteId } from '../ids.ts'

/** How somebody was, as whoever brought the meal saw it. */
export const zWelfareNote = z.strictObject({
  noteId: zWelfareNoteId,
  personId: zCustomerId,
  atMs: zInstantMs,
  text: zText(200, 1),
  urgent: z.boolean(),
  /** Who was told: the family, the referent, the doctor; empty while nobody was. */
  toldTo: zText(60),
})
export type WelfareNote = Readonly<z.infer<typeof zWelfareNote>>
