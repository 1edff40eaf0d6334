import { prefixed, UUID, type Id } from '../../shared/ids.ts'

export type IdeaId = Id<'idea'>
export type VoiceId = Id<'voice'>

export const zIdeaId = prefixed<IdeaId>('ide', UUID)
export const zVoiceId = prefixed<VoiceId>('voi', UUID)

const uuid = () => globalThis.crypto.randomUUID()
export const newIdeaId = () => `ide_${uuid()}` as IdeaId
export const newVoiceId = () => `voi_${uuid()}` as VoiceId
