import { useEffect, useEffectEvent } from 'react'
import type { Texts } from '../../shared/texts/index.ts'

/** What a key does, as the texts name it in both languages. */
export type KeyAction = keyof Texts['keys']['actions']

/** The keys of the till, in the order in which the help tells them. A key is added here, named in the texts, and used. */
export const keyMap = [
  { key: 'F1', action: 'help' },
  { key: 'F2', action: 'cashExact' },
  { key: 'F3', action: 'card' },
  { key: 'F4', action: 'tabs' },
  { key: 'F6', action: 'split' },
  { key: 'F7', action: 'lastTicket' },
  { key: 'F8', action: 'drawer' },
  { key: 'F9', action: 'reading' },
  { key: 'Escape', action: 'back' },
  { key: '+', action: 'plus' },
  { key: '-', action: 'minus' },
] as const satisfies readonly { readonly key: string; readonly action: KeyAction }[]

/** Whether a row of the map has this key. */
export const isMapped = (key: string): boolean => keyMap.some((row) => row.key === key)

type Use = { readonly action: KeyAction; readonly act: () => boolean }

/** Which action does what now: the screens that are there say it, the last one first. */
export function createKeyUses() {
  const uses: Use[] = []
  const listeners = new Set<() => void>()
  let inUse: ReadonlySet<KeyAction> = new Set()
  const changed = () => {
    inUse = new Set(uses.map(({ action }) => action))
    for (const listener of listeners) listener()
  }
  return {
    /** Until it is let go of. What it answers says whether the key did something. */
    use(action: KeyAction, act: () => boolean): () => void {
      const one: Use = { action, act }
      uses.push(one)
      changed()
      return () => {
        uses.splice(uses.indexOf(one), 1)
        changed()
      }
    },
    /** Answers whether the key did something; undefined where no screen uses it. */
    press(key: string): boolean | undefined {
      const action = keyMap.find((row) => row.key === key)?.action
      return uses.findLast((one) => one.action === action)?.act()
    },
    /** The actions that some screen would hear now. */
    inUse: (): ReadonlySet<KeyAction> => inUse,
    subscribe(onChange: () => void) {
      listeners.add(onChange)
      return () => void listeners.delete(onChange)
    },
  }
}

/** The keys of this window. */
export const keyUses = createKeyUses()

/** While the asker is on the screen, this is what the action's key does. Without an answer it did something. */
export function useKey(action: KeyAction, act: () => boolean | void): void {
  const pressed = useEffectEvent(act)
  useEffect(() => keyUses.use(action, () => pressed() ?? true), [action])
}
