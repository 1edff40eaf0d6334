import { dayAndTime, time } from '../../shared/texts/format.ts'
import { useStatus } from '../counter/use-counter.ts'
import { useWords } from './words.ts'

/** Instants in the café's own zone, as they are on paper. */
export function useClock() {
  const { lang } = useWords()
  const status = useStatus()
  const zone = status?.phase === 'running' ? status.settings.zone : 'Europe/Paris'
  return {
    time: (atMs: number) => time(atMs, lang, zone),
    dayAndTime: (atMs: number) => dayAndTime(atMs, lang, zone),
  }
}
