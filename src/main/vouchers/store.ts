import { assert } from '../../shared/assert.ts'
import type { BusinessDay } from '../../shared/business-day.ts'
import type { Voucher } from '../../shared/contracts/vouchers.ts'
import type { VoucherId } from '../../shared/ids.ts'
import type { MigrationTrack } from '../db/migrate.ts'
import type { WriteDb } from '../db/open.ts'

export const vouchersTrack: MigrationTrack = {
  part: 'vouchers',
  needs: [],
  steps: [
    {
      step: 1,
      title: 'papers that are worth money here, with their codes',
      sql: `
        CREATE TABLE vouchers (
          voucher_id TEXT PRIMARY KEY,
          number INTEGER NOT NULL UNIQUE,
          code TEXT NOT NULL UNIQUE,
          kind TEXT NOT NULL CHECK (kind IN ('gift', 'credit')),
          issued_at_ms INTEGER NOT NULL,
          expires_on TEXT,
          blocked_at_ms INTEGER
        ) STRICT;`,
    },
  ],
}

type Row = {
  voucher_id: VoucherId
  number: number
  kind: 'gift' | 'credit'
  issued_at_ms: number
  expires_on: BusinessDay | null
  blocked_at_ms: number | null
}
export type KnownVoucher = Omit<Voucher, 'balanceCents'>
type Issued = Pick<KnownVoucher, 'voucherId' | 'kind' | 'issuedAtMs' | 'expiresOn'> & { readonly code: string }
const COLUMNS = 'voucher_id, number, kind, issued_at_ms, expires_on, blocked_at_ms'

/** What the ledger does not say of vouchers: their codes lie here and nowhere else. */
export function createVoucherStore(db: WriteDb) {
  const byId = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM vouchers WHERE voucher_id = ?`)
  const byCode = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM vouchers WHERE code = ?`)
  const codeOf = db.prepare<[string], string>('SELECT code FROM vouchers WHERE voucher_id = ?').pluck()
  const newest = db.prepare<[], Row>(`SELECT ${COLUMNS} FROM vouchers ORDER BY number DESC`)
  const insert = db.prepare(
    `INSERT INTO vouchers VALUES (@voucherId, (SELECT coalesce(max(number), 0) + 1 FROM vouchers), @code, @kind, @issuedAtMs,
       @expiresOn, NULL)`,
  )
  const block = db.prepare<[number, string]>('UPDATE vouchers SET blocked_at_ms = ? WHERE voucher_id = ?')
  const recode = db.prepare<[string, string]>('UPDATE vouchers SET code = ?, blocked_at_ms = NULL WHERE voucher_id = ?')
  const one = (changes: number) => assert(changes === 1, 'one voucher changes')
  const known = (row: Row | undefined): KnownVoucher | undefined =>
    row && {
      voucherId: row.voucher_id,
      number: row.number,
      kind: row.kind,
      issuedAtMs: row.issued_at_ms,
      expiresOn: row.expires_on,
      blocked: row.blocked_at_ms !== null,
    }
  return {
    byId: (voucherId: VoucherId): KnownVoucher | undefined => known(byId.get(voucherId)),
    byCode: (code: string): KnownVoucher | undefined => known(byCode.get(code)),
    codeOf: (voucherId: VoucherId): string | undefined => codeOf.get(voucherId),
    newest: (): readonly KnownVoucher[] => newest.all().flatMap((row) => known(row) ?? []),
    issue: (voucher: Issued): void => one(insert.run(voucher).changes),
    block: (voucherId: VoucherId, nowMs: number): void => one(block.run(nowMs, voucherId).changes),
    recode: (voucherId: VoucherId, code: string): void => one(recode.run(code, voucherId).changes),
  }
}
export type VoucherStore = ReturnType<typeof createVoucherStore>
