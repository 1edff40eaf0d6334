import type { MigrationTrack } from '../db/migrate.ts'

export const reportsTrack: MigrationTrack = {
  part: 'reports',
  needs: ['journal', 'tickets', 'services', 'event-log', 'cash-sessions'],
  steps: [
    {
      step: 1,
      title: 'what was sold, by day, as the sealed tickets tell it',
      sql: `
        -- A slot is a half hour of UTC: which hour of the wall that is follows from the zone when it is read.
        CREATE TABLE report_hours (
          business_day TEXT NOT NULL,
          slot INTEGER NOT NULL,
          operator_id TEXT NOT NULL,
          sale_count INTEGER NOT NULL,
          refund_count INTEGER NOT NULL,
          sales_cents INTEGER NOT NULL,
          refunds_cents INTEGER NOT NULL,
          ht_cents INTEGER NOT NULL,
          vat_cents INTEGER NOT NULL,
          PRIMARY KEY (business_day, slot, operator_id)
        ) STRICT, WITHOUT ROWID;
        -- Lines of services and of what is owed are many things with one name: their labels are not kept apart.
        CREATE TABLE report_lines (
          business_day TEXT NOT NULL,
          product_id TEXT NOT NULL,
          nature TEXT NOT NULL,
          category TEXT NOT NULL,
          label TEXT NOT NULL,
          quantity_milli INTEGER NOT NULL,
          ttc_cents INTEGER NOT NULL,
          ht_cents INTEGER NOT NULL,
          vat_cents INTEGER NOT NULL,
          back_cents INTEGER NOT NULL,
          PRIMARY KEY (business_day, product_id, nature, category, label)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE report_vat (
          business_day TEXT NOT NULL,
          vat_rate INTEGER NOT NULL,
          ttc_cents INTEGER NOT NULL,
          ht_cents INTEGER NOT NULL,
          vat_cents INTEGER NOT NULL,
          PRIMARY KEY (business_day, vat_rate)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE report_tenders (
          business_day TEXT NOT NULL,
          kind TEXT NOT NULL,
          tender_count INTEGER NOT NULL,
          amount_cents INTEGER NOT NULL,
          PRIMARY KEY (business_day, kind)
        ) STRICT, WITHOUT ROWID;

        INSERT INTO report_hours
          SELECT business_day, settled_at_ms / 1800000, operator_id, sum(kind = 'sale'), sum(kind = 'refund'),
            sum(iif(kind = 'sale', turnover_cents, 0)), sum(iif(kind = 'refund', -turnover_cents, 0)),
            sum(ht_cents), sum(vat_cents)
          FROM tickets WHERE kind <> 'tender-change' GROUP BY 1, 2, 3;
        INSERT INTO report_lines
          SELECT t.business_day, l.product_id, l.nature, l.category,
            iif(l.product_id GLOB 'prd_service-*' OR l.product_id GLOB 'prd_owed-*', '', l.label),
            sum(l.quantity_milli), sum(l.ttc_cents), sum(l.ht_cents), sum(l.vat_cents),
            sum(iif(l.ttc_cents < 0, -l.ttc_cents, 0))
          FROM tickets t JOIN ticket_lines l ON l.number = t.number GROUP BY 1, 2, 3, 4, 5;
        INSERT INTO report_vat
          SELECT t.business_day, v.vat_rate, sum(v.ttc_cents), sum(v.ht_cents), sum(v.vat_cents)
          FROM tickets t JOIN ticket_vat v ON v.number = t.number GROUP BY 1, 2;
        INSERT INTO report_tenders
          SELECT t.business_day, p.kind, count(*), sum(p.amount_cents)
          FROM tickets t JOIN ticket_tenders p ON p.number = t.number GROUP BY 1, 2;

        CREATE TABLE report_objectives (
          weekday INTEGER PRIMARY KEY CHECK (weekday BETWEEN 1 AND 7),
          cents INTEGER NOT NULL CHECK (cents > 0)
        ) STRICT;
        CREATE TABLE report_minutes (
          activity TEXT PRIMARY KEY,
          tenths INTEGER NOT NULL CHECK (tenths > 0)
        ) STRICT, WITHOUT ROWID;`,
    },
    {
      step: 2,
      title: 'each of several services by itself',
      sql: `
        DELETE FROM report_lines WHERE product_id = 'prd_service-agency';
        INSERT INTO report_lines
          SELECT t.business_day, 'prd_service-agency.' || substr(m.ref, 5, instr(substr(m.ref, 5) || '_', '_') - 1), l.nature,
            l.category, '', sum(l.quantity_milli), sum(l.ttc_cents), sum(l.ht_cents), sum(l.vat_cents),
            sum(iif(l.ttc_cents < 0, -l.ttc_cents, 0))
          FROM service_moves m
          JOIN ticket_lines l ON l.number = m.number AND l.position = m.position + 1
          JOIN tickets t ON t.number = m.number
          WHERE m.service = 'agency' GROUP BY 1, 2, 3, 4;
        -- Minutes of one piece of work of them all said nothing of any.
        DELETE FROM report_minutes WHERE activity = 'agency';`,
    },
    {
      step: 3,
      title: 'what was taken off and given back, by its reason',
      sql: `
        CREATE TABLE report_reasons (
          business_day TEXT NOT NULL,
          what TEXT NOT NULL CHECK (what IN ('discount', 'refund')),
          reason TEXT NOT NULL,
          operator_id TEXT NOT NULL,
          times INTEGER NOT NULL,
          cents INTEGER NOT NULL,
          PRIMARY KEY (business_day, what, reason, operator_id)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO report_reasons
          SELECT e.entry ->> '$.payload.businessDay', 'refund', coalesce(e.entry ->> '$.payload.reason', ''),
            e.entry ->> '$.operator', count(*), sum(-(e.entry ->> '$.payload.totalCents'))
          FROM journal_entries e WHERE e.chain = 'tickets' AND e.entry ->> '$.kind' = 'refund' GROUP BY 1, 2, 3, 4;
        INSERT INTO report_reasons
          SELECT e.entry ->> '$.payload.businessDay', 'discount',
            coalesce(line.value ->> '$.discountReason', e.entry ->> '$.payload.discountReason', ''),
            e.entry ->> '$.operator', count(*), sum(line.value ->> '$.discountCents')
          FROM journal_entries e, json_each(e.entry, '$.payload.lines') line
          WHERE e.chain = 'tickets' AND e.entry ->> '$.kind' = 'sale' AND line.value ->> '$.discountCents' > 0
          GROUP BY 1, 2, 3, 4;`,
    },
  ],
}
