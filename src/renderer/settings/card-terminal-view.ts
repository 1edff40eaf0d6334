import { zCardTerminal, type CardTerminalSetting } from '../../shared/card-terminal.ts'

export type Link = CardTerminalSetting['link']

/** What is typed on the page: every field of every link, so that another link keeps what both have. */
export type Draft = {
  readonly link: Link
  readonly host: string
  readonly port: string
  readonly lineEnd: 'no' | 'yes'
  readonly callbackPort: string
  readonly path: string
  readonly baud: '1200' | '9600' | '19200' | '38400' | '115200'
  readonly framing: '8N1' | '7E1'
  readonly version: '0300' | '0320'
  readonly cashRegister: string
  readonly register: string
  readonly answers: 'at-end' | 'at-once'
  readonly partial: 'unsaid' | 'allowed' | 'refused'
  readonly ticket: 'no' | 'yes'
  readonly delay: 'A010' | 'A011'
  readonly refunds: 'terminal' | 'by-hand'
  readonly seconds: string
}

const FRESH: Draft = {
  link: 'manual',
  host: '',
  port: '8888',
  lineEnd: 'no',
  callbackPort: '',
  path: '/dev/ttyACM0',
  baud: '9600',
  framing: '8N1',
  version: '0320',
  cashRegister: '012345678901',
  register: '01',
  answers: 'at-end',
  partial: 'unsaid',
  ticket: 'no',
  delay: 'A010',
  refunds: 'terminal',
  seconds: '150',
}

/** The fields of the page for what is set. */
export function draftOf(setting: CardTerminalSetting): Draft {
  if (setting.link === 'manual') return FRESH
  const { link, register, refunds } = setting
  const draft = { ...FRESH, link, register, refunds, seconds: String(setting.answerSeconds) }
  const wire =
    setting.link === 'caisse-ap'
      ? {
          host: setting.host,
          port: String(setting.port),
          lineEnd: yesNo(setting.lineEnd),
          callbackPort: setting.callbackPort === null ? '' : String(setting.callbackPort),
        }
      : { path: setting.path, baud: String(setting.baud) as Draft['baud'], framing: setting.framing } // the contract's own list
  if (setting.link === 'concert-v2') return { ...draft, ...wire, delay: setting.delay }
  const { version, cashRegister, answers, partial } = setting
  return { ...draft, ...wire, version, cashRegister, answers, partial, ticket: yesNo(setting.ticket) }
}

const yesNo = (is: boolean) => (is ? ('yes' as const) : ('no' as const))

/** What is typed as a setting; undefined while a field is not complete. */
export function settingOf(draft: Draft): CardTerminalSetting | undefined {
  const { link } = draft
  const { version, cashRegister, register, answers, partial, refunds } = draft
  const caisseAp = { version, cashRegister, register, answers, partial, ticket: draft.ticket === 'yes' }
  const serial = { path: draft.path.trim(), baud: Number(draft.baud), framing: draft.framing }
  const answerSeconds = Number(draft.seconds)
  const network = {
    host: draft.host.trim(),
    port: Number(draft.port),
    lineEnd: draft.lineEnd === 'yes',
    callbackPort: draft.callbackPort.trim() === '' ? null : Number(draft.callbackPort),
  }
  const settings: Readonly<Record<Link, unknown>> = {
    manual: { link },
    'caisse-ap': { link, ...network, ...caisseAp, answerSeconds, refunds },
    'caisse-ap-serial': { link, ...serial, ...caisseAp, answerSeconds, refunds },
    'concert-v2': { link, ...serial, register, delay: draft.delay, answerSeconds, refunds },
  }
  return zCardTerminal.safeParse(settings[link]).data
}
