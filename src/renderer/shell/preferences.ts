import type { Lang } from '../../shared/texts/index.ts'

export type Theme = 'system' | 'light' | 'dark'
export type Preferences = {
  readonly lang: Lang
  readonly theme: Theme
  /** Codes are read with the camera of this machine: the counter has a key for it. */
  readonly camera: boolean
  /** The camera that was chosen last, where there are several. */
  readonly cameraId: string | undefined
}

const KEY = 'zinc.preferences'
const languages: readonly Lang[] = ['fr', 'en']
export const themes: readonly Theme[] = ['system', 'light', 'dark']

/** How the till's windows look and what they read with; no money is ever kept in the browser's storage. */
export function readPreferences(): Preferences {
  const kept = keptPreferences()
  return {
    lang: languages.find((lang) => lang === kept['lang']) ?? 'fr',
    theme: themes.find((theme) => theme === kept['theme']) ?? 'system',
    camera: kept['camera'] === true,
    cameraId: typeof kept['cameraId'] === 'string' ? kept['cameraId'] : undefined,
  }
}

export function applyPreferences({ lang, theme }: Pick<Preferences, 'lang' | 'theme'>): void {
  const root = document.documentElement
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.lang = lang
  root.dataset['theme'] = dark ? 'dark' : 'light'
}

export function keepPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences))
  } catch {
    // A window without storage forgets its looks; nothing else.
  }
}

/** What another window of the till chose holds in this one too: the customer's screen follows the counter's. */
export function onPreferencesElsewhere(changed: (preferences: Preferences) => void): void {
  window.addEventListener('storage', ({ key }) => {
    if (key === KEY) changed(readPreferences())
  })
}

function keptPreferences(): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return typeof kept === 'object' && kept !== null ? { ...kept } : {}
  } catch {
    return {}
  }
}
