import { describe, expect, it } from 'vitest'
import { createKeyUses, isMapped, keyMap } from '../../src/renderer/shell/key-map.ts'
import { texts } from '../../src/shared/texts/index.ts'

describe('the key map', () => {
  it('has each key once and each action once, named in both languages', () => {
    const once = (names: readonly string[]) => expect(new Set(names).size).toBe(names.length)
    once(keyMap.map(({ key }) => key))
    once(keyMap.map(({ action }) => action))
    expect(keyMap.map(({ action }) => action).toSorted()).toEqual(Object.keys(texts.fr.keys.actions).toSorted())
    for (const { action } of keyMap) {
      expect(texts.fr.keys.actions[action]).not.toBe('')
      expect(texts.en.keys.actions[action]).not.toBe('')
    }
  })

  it('leaves alone what is no key of the till', () => {
    expect(['F2', 'Escape', '+'].map(isMapped)).toEqual([true, true, true])
    expect(['F5', 'Tab', 'a', ''].map(isMapped)).toEqual([false, false, false, false])
  })
})

describe('a key', () => {
  it('does nothing and is not told before a screen uses it, nor after that screen has gone', () => {
    const keys = createKeyUses()
    expect(keys.press('F2')).toBeUndefined()
    expect(keys.inUse()).toEqual(new Set())
    const leave = keys.use('cashExact', () => true)
    expect(keys.press('F2')).toBe(true)
    expect(keys.press('F3')).toBeUndefined()
    expect(keys.inUse()).toEqual(new Set(['cashExact']))
    leave()
    expect(keys.press('F2')).toBeUndefined()
    expect(keys.inUse()).toEqual(new Set())
  })

  it('belongs to the last screen that used it, and goes back to the one before', () => {
    const keys = createKeyUses()
    const heard: string[] = []
    const use = (who: string) => keys.use('back', () => heard.push(who) > 0)
    use('till')
    const leave = use('panel')
    keys.press('Escape')
    leave()
    keys.press('Escape')
    expect(heard).toEqual(['panel', 'till'])
  })

  it('answers what its screen answers: a line key without a line did nothing', () => {
    const keys = createKeyUses()
    keys.use('plus', () => false)
    expect(keys.press('+')).toBe(false)
  })

  it('tells the help when the screens change, with an answer that stays the same in between', () => {
    const keys = createKeyUses()
    let told = 0
    const stop = keys.subscribe(() => (told += 1))
    const leave = keys.use('drawer', () => true)
    expect(keys.inUse()).toBe(keys.inUse())
    leave()
    stop()
    keys.use('drawer', () => true)
    expect(told).toBe(2)
  })
})
