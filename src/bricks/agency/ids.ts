import { z } from 'zod'
import { prefixed, UUID, type Id } from '../../shared/ids.ts'

/** « fdj-grattage »: a counter service, as the café calls it in its settings; part of every sealed line of it. */
export type ServiceCode = Id<'counterService'>
/** « carnet-vert »: something that a service sells, pays out or counts. */
export type ArticleCode = Id<'counterArticle'>
export type ItemId = Id<'followedItem'>
export type CountId = Id<'countedService'>
export type NoteId = Id<'pressNote'>

const SLUG = /^[a-z][a-z0-9-]{1,19}$/
export const zServiceCode = z.custom<ServiceCode>((value) => typeof value === 'string' && SLUG.test(value))
export const zArticleCode = z.custom<ArticleCode>((value) => typeof value === 'string' && SLUG.test(value))
export const zItemId = prefixed<ItemId>('itm', UUID)
export const zCountId = prefixed<CountId>('cnt', UUID)
export const zNoteId = prefixed<NoteId>('nte', UUID)

const uuid = () => globalThis.crypto.randomUUID()
export const newItemId = () => `itm_${uuid()}` as ItemId
export const newCountId = () => `cnt_${uuid()}` as CountId
export const newNoteId = () => `nte_${uuid()}` as NoteId
