import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first tables: installation, batches, snapshots, accounts, audit, progress. Names are those TypeORM would give. */
export class FirstLedger1795500000000 implements MigrationInterface {
  name = 'FirstLedger1795500000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}

const STATEMENTS = [
  `CREATE TABLE installation (
     id smallint NOT NULL,
     root_id text NOT NULL,
     fixed_at timestamptz NOT NULL,
     CONSTRAINT "PK_f0cd0b17a45357b5e1da1da1680" PRIMARY KEY (id))`,
  `CREATE SEQUENCE batch_seq AS integer`,
  `CREATE TABLE batch (
     id text NOT NULL,
     seq integer NOT NULL,
     recorded_at timestamptz NOT NULL,
     fingerprint text NOT NULL,
     sha256 text NOT NULL,
     file_name text NOT NULL,
     layout text,
     parameters jsonb NOT NULL,
     kind text,
     form text,
     frequency text,
     columns text[] NOT NULL,
     periods text[] NOT NULL,
     status text NOT NULL,
     synthetic boolean NOT NULL,
     counts jsonb NOT NULL,
     verdict jsonb NOT NULL,
     received_on date NOT NULL,
     sender text NOT NULL,
     CONSTRAINT "PK_57da3b830b57bec1fd329dcaf43" PRIMARY KEY (id))`,
  `CREATE UNIQUE INDEX "IDX_fdb955c32f30643ad193da6ad5" ON batch (seq)`,
  `CREATE UNIQUE INDEX "IDX_6e6548a7100b69db2c9692d406" ON batch (fingerprint) WHERE status <> 'withdrawn'`,
  `CREATE SEQUENCE snapshot_seq AS integer`,
  `CREATE TABLE snapshot (
     id text NOT NULL,
     seq integer NOT NULL,
     file text NOT NULL,
     file_sha256 text NOT NULL,
     content_hash text NOT NULL,
     counts jsonb NOT NULL,
     synthetic boolean NOT NULL,
     periods text[] NOT NULL,
     built_at timestamptz NOT NULL,
     published_at timestamptz,
     CONSTRAINT "PK_47b29c1a6055220b1ebdafdf7b5" PRIMARY KEY (id))`,
  `CREATE UNIQUE INDEX "IDX_d3013fb96e87f151326dedd342" ON snapshot (seq)`,
  `CREATE TABLE published_snapshot (
     id smallint NOT NULL,
     snapshot_id text NOT NULL,
     CONSTRAINT "PK_1ac5636e285533a13a8757c1531" PRIMARY KEY (id),
     CONSTRAINT "FK_e833cf84db7ac796817cd02e0a1" FOREIGN KEY (snapshot_id) REFERENCES snapshot (id))`,
  `CREATE TABLE account (
     id uuid NOT NULL,
     login text NOT NULL,
     name text NOT NULL,
     role text NOT NULL,
     region_id text NOT NULL,
     password_hash text NOT NULL,
     must_change_password boolean NOT NULL,
     created_at timestamptz NOT NULL,
     disabled_at timestamptz,
     CONSTRAINT "PK_54115ee388cdb6d86bb4bf5b2ea" PRIMARY KEY (id))`,
  `CREATE UNIQUE INDEX "IDX_02ec5e354b7a10ffa2e1c0b70e" ON account (login)`,
  `CREATE TABLE session (
     token_hash text NOT NULL,
     account_id uuid NOT NULL,
     opened_at timestamptz NOT NULL,
     expires_at timestamptz NOT NULL,
     CONSTRAINT "PK_a83507eb0338ac037780e02f2b9" PRIMARY KEY (token_hash),
     CONSTRAINT "FK_fae5a6b4a57f098e9af8520d499" FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE)`,
  `CREATE INDEX "IDX_fae5a6b4a57f098e9af8520d49" ON session (account_id)`,
  `CREATE TABLE failed_attempt (
     id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
     login text NOT NULL,
     address text NOT NULL,
     at timestamptz NOT NULL,
     CONSTRAINT "PK_41afced4e03e5d2c32743937a56" PRIMARY KEY (id))`,
  `CREATE INDEX "IDX_71ef15a6b549ffbb6ad91d01ae" ON failed_attempt (login, at)`,
  `CREATE TABLE audit_entry (
     seq integer NOT NULL,
     at timestamptz NOT NULL,
     actor text NOT NULL,
     action text NOT NULL,
     subject text NOT NULL,
     detail jsonb NOT NULL,
     previous_hash text NOT NULL,
     hash text NOT NULL,
     CONSTRAINT "PK_bb4ea39cbd1686232d5fdda3a01" PRIMARY KEY (seq))`,
  `CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION 'audit_entry is append-only';
   END $$`,
  `CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
     FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()`,
  `CREATE TABLE progress (
     task text NOT NULL,
     done integer NOT NULL,
     total integer NOT NULL,
     label text NOT NULL,
     state text NOT NULL,
     updated_at timestamptz NOT NULL,
     CONSTRAINT "PK_6c04cc455d7035a6114e5764eed" PRIMARY KEY (task))`,
];
