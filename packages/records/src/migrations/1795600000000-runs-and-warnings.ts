import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs of jobs, warnings with their history, and the region each sender answered for. */
export class RunsAndWarnings1795600000000 implements MigrationInterface {
  name = 'RunsAndWarnings1795600000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}

const STATEMENTS = [
  `ALTER TABLE batch ADD scope_id text`,
  // until now every file was taken in for the whole installation
  `UPDATE batch SET scope_id = (SELECT root_id FROM installation)`,
  `ALTER TABLE batch ALTER scope_id SET NOT NULL`,
  `CREATE TABLE run (
     id uuid NOT NULL,
     job text NOT NULL,
     trigger text NOT NULL,
     actor text NOT NULL,
     subject text NOT NULL,
     scope_id text NOT NULL,
     input jsonb NOT NULL,
     fire_key text,
     state text NOT NULL,
     attempt integer NOT NULL,
     created_at timestamptz NOT NULL,
     started_at timestamptz,
     ended_at timestamptz,
     progress jsonb,
     stages jsonb NOT NULL,
     error jsonb,
     result jsonb NOT NULL,
     CONSTRAINT "PK_804c38ffba92002c6d2c646dd46" PRIMARY KEY (id))`,
  `CREATE UNIQUE INDEX "IDX_25d7e3ee68a2de08defcb0283a" ON run (job) WHERE state = 'queued' AND job <> 'ingest'`,
  `CREATE INDEX "IDX_ae36f2080bc44672dfa3e38f19" ON run (created_at)`,
  `CREATE UNIQUE INDEX "IDX_822404eed9d2bd936a295de4f3" ON run (fire_key)`,
  `CREATE TABLE warning (
     id uuid NOT NULL,
     rule text NOT NULL,
     enterprise_id text NOT NULL,
     enterprise_name text NOT NULL,
     region_id text,
     region_line text[] NOT NULL,
     tier text,
     secretary text,
     severity text NOT NULL,
     state text NOT NULL,
     period text NOT NULL,
     value double precision,
     threshold double precision,
     streak integer NOT NULL,
     since timestamptz NOT NULL,
     fired_at timestamptz,
     CONSTRAINT "PK_54ddc381cc95ffd6909e427b093" PRIMARY KEY (id))`,
  `CREATE INDEX "IDX_b75621912f5cdffa9a2b26012e" ON warning (enterprise_id)`,
  `CREATE INDEX "IDX_8c2088c608f71ddca7bf3661fc" ON warning (state, severity)`,
  `CREATE UNIQUE INDEX "IDX_222d0b639af5394526080fa865" ON warning (rule, enterprise_id)`,
  `CREATE TABLE warning_event (
     id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
     warning_id uuid NOT NULL,
     at timestamptz NOT NULL,
     from_state text NOT NULL,
     to_state text NOT NULL,
     period text NOT NULL,
     value double precision,
     threshold double precision,
     snapshot_id text NOT NULL,
     CONSTRAINT "PK_debdc014178b86d18dca73f7613" PRIMARY KEY (id),
     CONSTRAINT "FK_ddd8d91f49b3be63281ee32d3c2" FOREIGN KEY (warning_id) REFERENCES warning (id))`,
  `CREATE INDEX "IDX_ddd8d91f49b3be63281ee32d3c" ON warning_event (warning_id)`,
  `CREATE TABLE evaluation (
     id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
     snapshot_id text NOT NULL,
     at timestamptz NOT NULL,
     counts jsonb NOT NULL,
     CONSTRAINT "PK_b72edd439b9db736f55b584fa54" PRIMARY KEY (id))`,
];
