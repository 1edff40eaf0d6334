import type { MigrationTrack } from '../db/migrate.ts'

export const loyaltyTrack: MigrationTrack = {
  part: 'loyalty',
  needs: ['tickets', 'customers'],
  steps: [
    {
      step: 1,
      title: 'stamps of customers, beside the ledger: what somebody drinks is nobody else’s business',
      sql: `
        CREATE TABLE loyalty_rules (one INTEGER PRIMARY KEY CHECK (one = 1), rules TEXT NOT NULL) STRICT;
        CREATE TABLE loyalty_cards (customer_id TEXT PRIMARY KEY, card_number TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE loyalty_tickets (
          ticket_id TEXT PRIMARY KEY REFERENCES open_tickets ON DELETE CASCADE,
          customer_id TEXT NOT NULL
        ) STRICT;
        CREATE TABLE loyalty_rewards (
          line_id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, goal INTEGER NOT NULL CHECK (goal > 0)
        ) STRICT;
        CREATE TABLE loyalty_moves (
          move INTEGER PRIMARY KEY,
          customer_id TEXT NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('sale', 'refund', 'correction', 'lapse')),
          number INTEGER,
          at_ms INTEGER NOT NULL,
          given INTEGER NOT NULL,
          spent INTEGER NOT NULL,
          by_hand INTEGER NOT NULL,
          reason TEXT,
          balance INTEGER NOT NULL,
          goal INTEGER NOT NULL,
          label TEXT NOT NULL,
          UNIQUE (customer_id, kind, number)
        ) STRICT;
        CREATE INDEX loyalty_moves_by_customer ON loyalty_moves (customer_id, move);
        CREATE INDEX loyalty_moves_by_number ON loyalty_moves (number);
        CREATE TABLE loyalty_lines (
          number INTEGER NOT NULL,
          position INTEGER NOT NULL,
          customer_id TEXT NOT NULL,
          given INTEGER NOT NULL CHECK (given >= 0),
          spent INTEGER NOT NULL CHECK (spent >= 0),
          PRIMARY KEY (number, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX loyalty_lines_by_customer ON loyalty_lines (customer_id);`,
    },
  ],
}
