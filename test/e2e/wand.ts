import type { Page } from '@playwright/test'
import { writtenOn } from '../../src/shared/keyboard-layouts.ts'

export type Wand = {
  /** The keyboard that the wand believes it is, and the one that the computer has. */
  readonly wand?: 'us' | 'fr'
  readonly computer?: 'us' | 'fr'
  readonly gapMs?: number
  readonly caps?: boolean
  /** How far the clock of the wand runs ahead: a busy machine never catches up with it and ends a burst. */
  readonly aheadMs?: number
  /** Since the last code of this page. */
  readonly pauseMs?: number
  readonly end?: 'Enter' | 'Tab' | 'none'
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `Key${letter}`)
const digits = [...'0123456789'].map((digit) => `Digit${digit}`)
const CODES = [...digits, ...letters, 'Semicolon', 'Comma', 'Minus', 'Slash', 'Period']
const SHIFT = 8
const silentUntil = new WeakMap<Page, number>()

/**
 * A keyboard-wedge scanner in front of a real Chromium: trusted key events with the codes that it sends, the signs that the
 * computer's layout makes of them, and the times at which it sent them, so that a busy machine does not change its pace.
 */
export async function scan(page: Page, text: string, options: Wand = {}): Promise<void> {
  const {
    wand = 'us',
    computer = 'us',
    gapMs = 10,
    caps = false,
    end = 'Enter',
    pauseMs = 400,
    aheadMs = 20_000,
  } = options
  const devtools = await page.context().newCDPSession(page)
  let atMs = Math.max(Date.now() + aheadMs, (silentUntil.get(page) ?? 0) + pauseMs)
  const press = async (code: string, key: string, more: { text?: string; modifiers?: number } = {}) => {
    const timestamp = atMs / 1000
    const virtual = key === 'Enter' ? 13 : key === 'Tab' ? 9 : (key.toUpperCase().codePointAt(0) ?? 0)
    const event = { code, key, timestamp, windowsVirtualKeyCode: virtual, modifiers: more.modifiers ?? 0 }
    await devtools.send('Input.dispatchKeyEvent', {
      type: more.text ? 'keyDown' : 'rawKeyDown',
      ...event,
      ...(more.text ? { text: more.text } : {}),
    })
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
  }
  for (const sign of text) {
    const pressed = CODES.flatMap((code) => [false, true].map((shift) => ({ code, key: '', shift }))).find(
      (key) => writtenOn(wand, [key]) === sign,
    )
    if (!pressed) throw new Error(`no key writes ${sign}`)
    const written = writtenOn(computer, [pressed])
    const key = caps && /^\p{L}$/u.test(written) ? flipped(written) : written
    await press(pressed.code, key, { text: key, modifiers: pressed.shift ? SHIFT : 0 })
    atMs += gapMs
  }
  if (end === 'Enter') await press('Enter', 'Enter', { text: '\r' })
  if (end === 'Tab') await press('Tab', 'Tab')
  silentUntil.set(page, atMs)
  await devtools.detach()
}

const flipped = (key: string): string => (key === key.toUpperCase() ? key.toLowerCase() : key.toUpperCase())
