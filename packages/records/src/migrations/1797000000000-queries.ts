import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys of programs, and queries that are kept. */
export class Queries1797000000000 implements MigrationInterface {
  name = 'Queries1797000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}

const STATEMENTS = [
  `CREATE TABLE api_token (
     id uuid NOT NULL,
     account_id uuid NOT NULL,
     name text NOT NULL,
     token_hash text NOT NULL,
     permits text[] NOT NULL,
     region_id text,
     created_at timestamptz NOT NULL,
     expires_at timestamptz NOT NULL,
     last_used_at timestamptz,
     revoked_at timestamptz,
     CONSTRAINT "PK_API_TOKEN" PRIMARY KEY (id),
     CONSTRAINT "FK_695ed7a27305873d30ee0f6e127" FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE)`,
  `CREATE INDEX "IDX_695ed7a27305873d30ee0f6e12" ON api_token (account_id)`,
  `CREATE UNIQUE INDEX "IDX_bafaa5aab5957cd193fb2da8f2" ON api_token (token_hash)`,
  `CREATE TABLE saved_query (
     id uuid NOT NULL,
     account_id uuid NOT NULL,
     title text NOT NULL,
     text text NOT NULL,
     parameters jsonb NOT NULL,
     is_shared boolean NOT NULL,
     every text,
     form text,
     created_at timestamptz NOT NULL,
     updated_at timestamptz NOT NULL,
     CONSTRAINT "PK_SAVED_QUERY" PRIMARY KEY (id),
     CONSTRAINT "FK_4a41ac44ae1ca4df18ee2695129" FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE)`,
  `CREATE INDEX "IDX_4a41ac44ae1ca4df18ee269512" ON saved_query (account_id)`,
];
