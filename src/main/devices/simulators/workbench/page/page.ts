import type { Action, WorkbenchState } from '../actions.ts'
import { words, type Lang, type Words } from './words.ts'

/** Codes to read with one press. The last is longer than any scanner of a counter should ever send. */
const CODES = { coca: '5449000000996', unknown: '3017620422003', long: 'https://example.org/?q=' + 'Z'.repeat(2977) }
const LANG_KEY = 'zinc-workbench-lang'
type Device = Extract<Action, { do: 'plug-in' }>['device']
type Part = Extract<Action, { do: 'printer' }>['part']
const parts: readonly Part[] = ['paperOut', 'paperLow', 'coverOpen', 'cutterJam', 'stall']

let lang: Lang = savedLang()
let state: WorkbenchState | undefined

function savedLang(): Lang {
  const saved = localStorage.getItem(LANG_KEY) ?? navigator.language.slice(0, 2)
  return saved === 'fr' ? 'fr' : 'en'
}

function el<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id)
  if (!found) throw new Error(`the page has no ${id}`)
  return found as T // of index.html, which is beside
}
const all = (selector: string): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)]
const word = (key: string | undefined): string => {
  const found = words[lang][key as keyof Words] // of a data-w in index.html
  return typeof found === 'string' ? found : ''
}
const onPress = (id: string, act: () => void) => el(id).addEventListener('click', act)

async function act(action: Action): Promise<void> {
  const { ok } = await fetch('/do', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(action),
  })
  if (!ok) el('lost').textContent = words[lang].lost
}

function speak(next: Lang): void {
  lang = next
  localStorage.setItem(LANG_KEY, lang)
  document.documentElement.lang = lang
  document.title = `Zinc · ${words[lang].title}`
  for (const item of all('[data-w]')) item.textContent = word(item.dataset['w'])
  for (const item of all('[data-label]')) item.setAttribute('aria-label', word(item.dataset['label']))
  for (const key of all('[data-lang]')) press(key, key.dataset['lang'] === lang)
  for (const option of el<HTMLSelectElement>('terminal-fault').options) {
    option.textContent = words[lang].faults[option.value as keyof Words['faults']]
  }
  for (const key of all('[data-code]')) key.textContent = words[lang].codes[key.dataset['code'] as keyof typeof CODES]
  for (const key of all('[data-mood]')) key.textContent = words[lang].moods[key.dataset['mood'] as keyof Words['moods']]
  if (state) show(state)
}

const press = (key: HTMLElement, on: boolean): void => key.setAttribute('aria-pressed', String(on))
const isPressed = (key: HTMLElement): boolean => key.getAttribute('aria-pressed') === 'true'
const euros = (cents: number): string =>
  new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { style: 'currency', currency: 'EUR' }).format(cents / 100)

function show(now: WorkbenchState): void {
  state = now
  showPrinter(now.printer)
  showTerminal(now.terminal)
  const { scanner, display, queue } = now
  el('scanner-path').textContent = scanner?.path ?? words[lang].linuxOnly
  el('display-path').textContent = display?.path ?? words[lang].linuxOnly
  el('vfd').textContent = (display?.lines ?? ['', '']).map((line) => line.padEnd(20)).join('\n')
  el('vfd').dataset['off'] = String(!display?.plugged)
  el('queue-host').textContent = `${queue.host} · ticket`
  el('queue-state').textContent = words[lang].waiting({ count: queue.waiting })
  for (const key of all('[data-mood]')) press(key, key.dataset['mood'] === queue.mood)
  const plugged: Readonly<Record<Device, boolean>> = {
    printer: now.printer.plugged,
    terminal: now.terminal.plugged,
    scanner: scanner?.plugged ?? false,
    display: display?.plugged ?? false,
  }
  for (const key of all('[data-cable]')) press(key, !plugged[key.dataset['cable'] as Device])
}

function showPrinter(printer: WorkbenchState['printer']): void {
  const is: Readonly<Record<Part, boolean>> = { ...printer, stall: printer.stalled }
  for (const key of all('[data-part]')) press(key, is[key.dataset['part'] as Part])
  const wrong = [...(printer.plugged ? [] : ['cableOut']), ...parts.filter((part) => is[part])]
  const said = wrong.map((part) => word(part === 'stall' ? 'stalled' : part)).join(' · ')
  el('printer-address').textContent = printer.address
  el('printer-state').textContent = said === '' ? words[lang].ready : said
  el('drawer-state').textContent = printer.drawerOpen ? words[lang].drawerOpen : words[lang].drawerShut
  el('drawer').dataset['open'] = String(printer.drawerOpen)
  Object.assign(document.body.dataset, { wrong: said !== '', cover: printer.coverOpen })
  showPaper(printer)
}

/** Newest first, as it hangs out of the slot; what was drawn already stays as it is. */
function showPaper({ slips, uncut }: WorkbenchState['printer']): void {
  const paper = el('paper')
  const wanted = [...(uncut > 0 ? [0] : []), ...slips.toReversed()]
  for (const drawn of paper.querySelectorAll('figure'))
    if (!wanted.includes(Number(drawn.dataset['slip']))) drawn.remove()
  wanted.forEach((number, at) => {
    const drawn = paper.querySelector<HTMLElement>(`[data-slip="${number}"]`) ?? newSlip(number)
    if (paper.children[at] !== drawn) paper.insertBefore(drawn, paper.children[at] ?? null)
    if (number === 0) void drawGrowing(drawn, uncut)
  })
  paper.dataset['empty'] = wanted.length === 0 ? words[lang].noPaper : ''
}

function newSlip(number: number): HTMLElement {
  const slip = document.createElement('figure')
  slip.dataset['slip'] = String(number)
  slip.setAttribute('aria-label', number === 0 ? words[lang].printing : words[lang].slip({ number }))
  if (number > 0) void draw(slip)
  return slip
}

async function draw(slip: HTMLElement): Promise<void> {
  const answer = await fetch(`/slips/${slip.dataset['slip']}`)
  if (!answer.ok) return
  const { documentElement } = new DOMParser().parseFromString(await answer.text(), 'image/svg+xml')
  slip.replaceChildren(document.importNode(documentElement, true))
}

let isDrawing = false
/** Paper that grows is drawn as often as it can be, and not once for each of its lines. */
async function drawGrowing(slip: HTMLElement, lines: number): Promise<void> {
  if (isDrawing || slip.dataset['lines'] === String(lines)) return
  isDrawing = true
  slip.dataset['lines'] = String(lines)
  await draw(slip).finally(() => (isDrawing = false))
  const now = state?.printer.uncut ?? 0
  if (slip.isConnected && now > lines) await drawGrowing(slip, now)
}

function showTerminal({ address, plugged, waiting, last, fault }: WorkbenchState['terminal']): void {
  const says = words[lang]
  el('terminal-address').textContent = address
  el<HTMLSelectElement>('terminal-fault').value = fault
  const cents = waiting?.cents ?? last?.asked.cents
  const ended =
    last?.decision.kind === 'approve'
      ? says.paid
      : last?.decision.reason === 'abandoned'
        ? says.abandoned
        : says.refused
  const asks = waiting?.kind === 'refund' ? says.refund : says.present
  el('terminal-says').textContent = plugged ? (waiting ? asks : last ? ended : says.idle) : says.off
  el('terminal-amount').textContent = plugged && cents !== undefined ? euros(cents) : ''
  for (const key of all('[data-pay]')) (key as HTMLButtonElement).disabled = !waiting
}

function option(value: string): HTMLOptionElement {
  const made = document.createElement('option')
  made.value = value
  return made
}
function key(data: Readonly<Record<string, string>>, pressed: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  Object.assign(made.dataset, data)
  made.addEventListener('click', pressed)
  return made
}

const faults = Object.keys(words.fr.faults) as WorkbenchState['terminal']['fault'][]
el('terminal-fault').append(...faults.map(option))
el('terminal-fault').addEventListener('change', () => {
  const fault = faults.find((one) => one === el<HTMLSelectElement>('terminal-fault').value)
  if (fault) void act({ do: 'terminal-fault', fault })
})
const moods = Object.keys(words.fr.moods) as WorkbenchState['queue']['mood'][]
el('moods').append(...moods.map((mood) => key({ mood }, () => void act({ do: 'queue', becomes: mood }))))
const scan = (code: string, times = 1) => void act({ do: 'scan', code, times })
el('codes').prepend(...Object.entries(CODES).map(([name, code]) => key({ code: name }, () => scan(code))))
el('scan').addEventListener('submit', (event) => {
  event.preventDefault()
  const code = el<HTMLInputElement>('code')
  if (code.value !== '') scan(code.value)
  code.select()
})
onPress('twice', () => scan(el<HTMLInputElement>('code').value || CODES.coca, 2))
onPress('garbage', () => void act({ do: 'garbage' }))
onPress('cut-in-ticket', () => void act({ do: 'cut-in-ticket' }))
onPress('take-paper', () => void act({ do: 'take-paper' }))
onPress('shut-drawer', () => void act({ do: 'shut-drawer' }))
for (const fault of all('[data-part]')) {
  fault.addEventListener(
    'click',
    () => void act({ do: 'printer', part: fault.dataset['part'] as Part, on: !isPressed(fault) }),
  )
}
for (const cable of all('[data-cable]')) {
  cable.addEventListener('click', () => {
    void act({ do: isPressed(cable) ? 'plug-in' : 'cut-cable', device: cable.dataset['cable'] as Device })
  })
}
for (const pay of all('[data-pay]')) {
  const answer = pay.dataset['pay'] as Extract<Action, { do: 'pay' }>['answer']
  pay.addEventListener('click', () => void act({ do: 'pay', answer }))
}
for (const choice of all('[data-lang]')) {
  choice.addEventListener('click', () => speak(choice.dataset['lang'] === 'fr' ? 'fr' : 'en'))
}

speak(lang)
const events = new EventSource('/state')
events.addEventListener('message', ({ data }) => {
  el('lost').textContent = ''
  show(JSON.parse(String(data)) as WorkbenchState) // of our own server, typed beside it
})
events.addEventListener('error', () => (el('lost').textContent = words[lang].lost))
