import type { Lang } from '../../shared/texts/index.ts'

export type Theme = 'system' | 'light' | 'dark'
export type Preferences = { readonly lang: Lang; readonly theme: Theme }

const KEY = 'zinc.preferences'
const languages: readonly Lang[] = ['fr', 'en']
export const themes: readonly Theme[] = ['system', 'light', 'dark']

/** How this window looks; no money is ever kept in the browser's storage. */
export function readPreferences(): Preferences {
  const kept = keptPreferences()
  return {
    lang: languages.find((lang) => lang === kept['lang']) ?? 'fr',
    theme: themes.find((theme) => theme === kept['theme']) ?? 'system',
  }
}

export function applyPreferences({ lang, theme }: Preferences): void {
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

function keptPreferences(): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return typeof kept === 'object' && kept !== null ? { ...kept } : {}
  } catch {
    return {}
  }
}
