import { fileCsv, fileName } from '../../shared/network-file.ts'
import { euros } from '../../shared/texts/format.ts'
import { texts } from '../../shared/texts/index.ts'
import { dayList, monthName } from '../../shared/texts/network-words.ts'
import { DEMO_MARK } from '../documents/demonstration.ts'
import { emailDraft } from './message.ts'
import type { PaperFacts } from './papers.ts'
import { fileJson } from './seal.ts'
import { feeOfFile, type MadeFile } from './store.ts'

/** Everything that leaves with a made file: table, JSON, cover, and a draft of the message that carries them. */
export async function handOver(made: MadeFile, facts: PaperFacts & { readonly to: string }) {
  const { content, hash } = made
  const { lang, site, to } = facts
  const csv = { name: fileName(content, 'csv'), type: 'text/csv', bytes: Buffer.from(fileCsv(content, hash)) }
  const json = {
    name: fileName(content, 'json'),
    type: 'application/json',
    bytes: Buffer.from(fileJson(content, hash)),
  }
  const { coverPdf } = await import('./papers.ts') // large, and no sale waits for it
  const cover = {
    name: fileName(content, 'pdf'),
    type: 'application/pdf',
    bytes: await coverPdf(made, [csv.name, json.name], facts),
  }
  const attachments = [csv, json, cover]
  const t = texts[lang].network.email
  const fee = feeOfFile(made)
  const month = monthName(content.month, lang)
  const email = {
    to,
    subject: (site.demo ? `${DEMO_MARK} · ` : '') + t.subject({ site: content.site_id, cafe: site.name, month }),
    text: t.text({
      cafe: site.name,
      month,
      sequence: made.sequence,
      fee: fee
        ? t.fee({ fee: euros(fee.feeCents, lang), base: euros(fee.baseCents, lang) })
        : t.incomplete({ days: dayList(content.missing_days, lang) }),
      files: attachments.map(({ name }) => name).join(', '),
    }),
  }
  const draft = { name: fileName(content, 'eml'), bytes: emailDraft({ ...email, attachments }) }
  return {
    files: [...attachments, draft].map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') })),
    email,
  }
}
