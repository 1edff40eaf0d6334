import { createHash } from 'node:crypto'

export type Attachment = { readonly name: string; readonly bytes: Uint8Array; readonly type: string }
export type Message = {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly attachments: readonly Attachment[]
}

const LINE = '\r\n'
const COLUMNS = 76

/**
 * A message that a mail program opens as a draft (RFC 5322, MIME; `X-Unsent` is what Outlook reads): nothing is sent from
 * here, so a café without a network carries it to where there is one. The same content gives the same bytes.
 */
export function emailDraft({ to, subject, text, attachments }: Message): Uint8Array {
  const boundary = `zinc-${createHash('sha256').update(`${subject}${text}`).digest('hex').slice(0, 24)}`
  const part = (head: readonly string[], bytes: Uint8Array) =>
    [
      `--${boundary}`,
      ...head,
      'Content-Transfer-Encoding: base64',
      '',
      folded(Buffer.from(bytes).toString('base64')),
    ].join(LINE)
  const message = [
    ...(to === '' ? [] : [`To: ${to}`]),
    `Subject: ${encodedWords(subject)}`,
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    part(['Content-Type: text/plain; charset=utf-8'], Buffer.from(text.replaceAll('\n', LINE), 'utf8')),
    ...attachments.map(({ name, bytes, type }) =>
      part([`Content-Type: ${type}; name="${name}"`, `Content-Disposition: attachment; filename="${name}"`], bytes),
    ),
    `--${boundary}--`,
    '',
  ]
  return Buffer.from(message.join(LINE), 'utf8')
}

/** Letters beyond ASCII in a header (RFC 2047): whole letters, in words short enough for a line. */
function encodedWords(text: string): string {
  const words: string[] = []
  let bytes = ''
  for (const letter of text) {
    if (Buffer.byteLength(bytes + letter, 'utf8') > 42) {
      words.push(bytes)
      bytes = ''
    }
    bytes += letter
  }
  return [...words, bytes].map((word) => `=?UTF-8?B?${Buffer.from(word, 'utf8').toString('base64')}?=`).join(`${LINE} `)
}

function folded(base64: string): string {
  return base64.match(new RegExp(`.{1,${COLUMNS}}`, 'g'))?.join(LINE) ?? ''
}
