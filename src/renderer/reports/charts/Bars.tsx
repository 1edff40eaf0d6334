import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js'
import { useEffect, useRef } from 'react'
import { cents } from '../../../shared/money.ts'
import { useSession } from '../../shell/session.ts'
import { useWords } from '../../shell/words.ts'

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip)

export type Bar = { readonly label: string; readonly now: number; readonly before: number }
type Props = {
  /** What it shows, for whoever does not see it: the table beside it has the figures. */
  readonly label: string
  readonly bars: readonly Bar[]
  readonly words: { readonly now: string; readonly before: string }
}

/** Takings bar by bar beside those that they are compared with. Amounts in cents; colours are the page's own. */
export function Bars({ label, bars, words }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useSession((s) => s.theme)
  const { lang, euros } = useWords()
  useEffect(() => {
    const place = canvas.current
    if (!place) return undefined
    const draw = () => {
      const tokens = getComputedStyle(document.documentElement)
      const token = (name: string) => tokens.getPropertyValue(name).trim()
      const font = { family: tokens.getPropertyValue('--text'), size: Number.parseFloat(token('--size-small')) }
      return new Chart(place, {
        type: 'bar',
        data: {
          labels: bars.map((bar) => bar.label),
          datasets: [
            {
              label: words.before,
              data: bars.map((bar) => bar.before / 100),
              backgroundColor: token('--line-strong'),
              borderRadius: 5,
              maxBarThickness: 34,
            },
            {
              label: words.now,
              data: bars.map((bar) => bar.now / 100),
              backgroundColor: token('--accent'),
              borderRadius: 5,
              maxBarThickness: 34,
            },
          ],
        },
        options: {
          animation: false,
          responsive: true,
          maintainAspectRatio: false,
          interaction: { mode: 'index', intersect: false },
          datasets: { bar: { categoryPercentage: 0.78, barPercentage: 0.94 } },
          scales: {
            x: {
              grid: { display: false },
              border: { color: token('--line') },
              ticks: { color: token('--ink2'), font, maxRotation: 0 },
            },
            y: {
              beginAtZero: true,
              border: { display: false },
              grid: { color: token('--line') },
              ticks: {
                color: token('--ink2'),
                font,
                maxTicksLimit: 5,
                callback: (value) => whole(Number(value), lang),
              },
            },
          },
          plugins: {
            tooltip: {
              backgroundColor: token('--ink'),
              titleColor: token('--panel'),
              bodyColor: token('--panel'),
              titleFont: font,
              bodyFont: font,
              callbacks: {
                label: ({ dataset, parsed }) =>
                  `${dataset.label ?? ''} : ${euros(cents(Math.round((parsed.y ?? 0) * 100)))}`,
              },
            },
          },
        },
      })
    }
    let chart = draw()
    // A theme is an attribute of the page, which the system may change as well.
    const watch = new MutationObserver(() => {
      chart.destroy()
      chart = draw()
    })
    watch.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      watch.disconnect()
      chart.destroy()
    }
  }, [bars, words, theme, lang, euros])
  return (
    <div className="report-canvas">
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  )
}

function whole(euros: number, lang: 'fr' | 'en'): string {
  const figure = new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 1 }).format(euros)
  return lang === 'fr' ? `${figure}\u202f€` : `€${figure}`
}
