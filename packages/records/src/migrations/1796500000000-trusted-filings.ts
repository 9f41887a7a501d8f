import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reviews of periods with extensions and embargoes, backups, and how far foreign sources were read. */
export class TrustedFilings1796500000000 implements MigrationInterface {
  name = 'TrustedFilings1796500000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}

const STATEMENTS = [
  `ALTER TABLE run ADD cancelled_by text`,
  // whoever changes a run tells all who watch, in the same transaction
  `CREATE FUNCTION tell_run() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     PERFORM pg_notify('tidu_run', NEW.id::text);
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER tell_run AFTER INSERT OR UPDATE ON run FOR EACH ROW EXECUTE FUNCTION tell_run()`,
  `CREATE TABLE review_step (
     period text NOT NULL,
     region_id text NOT NULL,
     number integer NOT NULL,
     step text NOT NULL,
     reason text NOT NULL,
     snapshot_id text,
     actor text NOT NULL,
     at timestamptz NOT NULL,
     CONSTRAINT "PK_75fe168f5eca4276fe1480847e5" PRIMARY KEY (period, region_id, number))`,
  `CREATE TABLE filing_extension (
     id uuid NOT NULL,
     period text NOT NULL,
     region_id text NOT NULL,
     until date NOT NULL,
     reason text NOT NULL,
     actor text NOT NULL,
     at timestamptz NOT NULL,
     revoked_at timestamptz,
     CONSTRAINT "PK_b15c65d3bba9cf11a082dd5fe4e" PRIMARY KEY (id))`,
  `CREATE INDEX "IDX_f59914fbb2bf6d41401ef0bd0c" ON filing_extension (period)`,
  `CREATE TABLE embargo (
     period text NOT NULL,
     release_at timestamptz NOT NULL,
     actor text NOT NULL,
     at timestamptz NOT NULL,
     CONSTRAINT "PK_2ea1b9e14e59633252c532e0788" PRIMARY KEY (period))`,
  `CREATE TABLE backup (
     id uuid NOT NULL,
     folder text NOT NULL,
     made_at timestamptz NOT NULL,
     snapshot_id text,
     files integer NOT NULL,
     bytes bigint NOT NULL,
     checked_at timestamptz,
     fault text,
     removed_at timestamptz,
     CONSTRAINT "PK_a36efb941271c1c6cbbbcbd057d" PRIMARY KEY (id))`,
  `CREATE TABLE foreign_source (
     id text NOT NULL,
     watermark text,
     pulled_at timestamptz,
     CONSTRAINT "PK_86c095538799b2e34178462c7ff" PRIMARY KEY (id))`,
];
