import type { BrickDoors } from '../../main/brick.ts'
import type { IdeaStore } from './store.ts'

/** What the box works with, inside the transaction of the command that was asked. */
export type IdeasParts = { readonly doors: BrickDoors; readonly ideas: IdeaStore }
