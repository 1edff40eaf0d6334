import { describe, expect, it } from 'vitest'
import {
  cameraHere,
  createShowings,
  GONE_MS,
  nextCamera,
  troubleOf,
  wantedCamera,
} from '../../src/renderer/scans/camera-view.ts'
import { texts } from '../../src/shared/texts/index.ts'

const COLA = '5449000000996'
const BEER = '3119780268382'
/** The codes that counted, of those seen in pictures 100 ms apart; `-` is a picture without one. */
function counted(pictures: readonly string[], everyMs = 100): readonly string[] {
  const counts = createShowings()
  return pictures.filter((code, at) => code !== '-' && counts(code, at * everyMs))
}
const times = (code: string, count: number) => Array.from({ length: count }, () => code)

describe('a code before the camera', () => {
  it('counts with its second sight, and once, however long it is held there', () => {
    expect(counted([COLA])).toEqual([])
    expect(counted(times(COLA, 2))).toEqual([COLA])
    expect(counted(times(COLA, 300))).toEqual([COLA])
  })
  it('counts again when it had left the picture, not when a hand shook', () => {
    const gone = times('-', GONE_MS / 100)
    expect(counted([...times(COLA, 3), ...gone, ...times(COLA, 3)])).toEqual([COLA, COLA])
    expect(counted([...times(COLA, 3), ...gone.slice(2), ...times(COLA, 3)])).toEqual([COLA])
  })
  it('does not count when it was seen once and much later once more: a smear twice is no code', () => {
    expect(counted([COLA, ...times('-', GONE_MS / 100), COLA])).toEqual([])
  })
  it('is counted beside another one that takes turns with it on the same pack', () => {
    expect(counted(Array.from({ length: 40 }, (_, at) => (at % 2 ? COLA : BEER)))).toEqual([BEER, COLA])
  })
  it('is never waited for longer on a slow tablet than its pictures need', () => {
    expect(counted(times(COLA, 3), GONE_MS - 1)).toEqual([COLA])
  })
})

describe('the choice of a camera', () => {
  it('is the one that looks away from the cashier, until another was chosen', () => {
    expect(wantedCamera(undefined)).toMatchObject({ audio: false, video: { facingMode: { ideal: 'environment' } } })
    const chosen = wantedCamera('front')
    expect(chosen).toMatchObject({ audio: false, video: { deviceId: { exact: 'front' } } })
    expect(chosen.video).not.toHaveProperty('facingMode')
  })
  it.each([
    { ids: [], now: undefined, next: undefined },
    { ids: ['a'], now: 'a', next: undefined },
    { ids: ['a', 'b', 'c'], now: 'a', next: 'b' },
    { ids: ['a', 'b', 'c'], now: 'c', next: 'a' },
    { ids: ['a', 'b'], now: 'unplugged', next: 'a' },
    { ids: ['a', 'b'], now: undefined, next: 'a' },
  ])('goes round: $now of $ids is followed by $next', ({ ids, now, next }) => expect(nextCamera(ids, now)).toBe(next))
})

describe('a camera that does not come', () => {
  const mediaDevices = {} as MediaDevices
  it.each([
    { page: { isSecureContext: true, navigator: { mediaDevices } }, here: 'ready' },
    { page: { isSecureContext: true, navigator: {} }, here: 'unknown' },
    { page: { isSecureContext: false, navigator: {} }, here: 'insecure' },
  ])('cannot be had where the page is $here', ({ page, here }) => expect(cameraHere(page)).toBe(here))

  it.each([
    ['NotAllowedError', 'refused'],
    ['SecurityError', 'refused'],
    ['NotFoundError', 'none'],
    ['OverconstrainedError', 'none'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
    ['TypeError', 'broken'],
  ])('says why: %s is %s', (name, trouble) => {
    expect(troubleOf(Object.assign(new Error('of the browser'), { name }))).toBe(trouble)
  })
  it('says something where what was thrown is no error', () => expect(troubleOf('no')).toBe('broken'))

  it.each(['fr', 'en'] as const)('has a sentence of its own for each reason, in %s', (lang) => {
    const { trouble, cannot } = texts[lang].scan.camera
    const sentences = [...Object.values(trouble), ...Object.values(cannot)]
    expect(new Set(sentences).size).toBe(7)
    expect(cannot.insecure).toContain('https')
  })
})
