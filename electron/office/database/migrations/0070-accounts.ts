import type { Migration } from '../migrate.ts'

/*
 * Accounts of people. What opens them is not in the database, which is what they open, but in office.keys beside it. The
 * built-in person of before goes on standing behind what was written before there were accounts.
 */
export const accounts: Migration = {
  version: 70,
  name: 'accounts',
  up: (connection) => {
    connection.exec(`
-- Tên đăng nhập; NULL for the built-in person.
ALTER TABLE account ADD COLUMN login TEXT;
-- A JSON array of rights (shared/accounts/rights.ts).
ALTER TABLE account ADD COLUMN rights TEXT NOT NULL DEFAULT '[]';
ALTER TABLE account ADD COLUMN is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1));
ALTER TABLE account ADD COLUMN last_entered_at TEXT;
ALTER TABLE account ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX account_login ON account (login) WHERE login IS NOT NULL;
`)
  },
}
