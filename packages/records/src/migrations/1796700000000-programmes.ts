import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programmes people installed, what they attest and count for them, their tasks, results and scenarios. */
export class Programmes1796700000000 implements MigrationInterface {
  name = 'Programmes1796700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "programme_file" ("id" text NOT NULL, "version" integer NOT NULL, "sha256" text NOT NULL, "text" text NOT NULL, "cases" text, "installed_by" text NOT NULL, "installed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "withdrawn_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_25813ac2e93161840dbc4655630" PRIMARY KEY ("id", "version"))`,
    );
    await runner.query(
      `CREATE TABLE "pre_check" ("id" uuid NOT NULL, "programme_id" text NOT NULL, "version" integer NOT NULL, "sha256" text NOT NULL, "snapshot_id" text NOT NULL, "region_id" text NOT NULL, "inquiry" jsonb NOT NULL, "counts" jsonb NOT NULL, "actor" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_f9f5381685a2083e4005d2c8811" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "IDX_15b0ddc263b12b62452901c98c" ON "pre_check"  ("programme_id", "at") `);
    await runner.query(
      `CREATE TABLE "attested_fact" ("programme_id" text NOT NULL, "enterprise_id" text NOT NULL, "fact" text NOT NULL, "value" double precision NOT NULL, "note" text NOT NULL, "actor" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_621e5184fec40acb7e09ac023f8" PRIMARY KEY ("programme_id", "enterprise_id", "fact"))`,
    );
    await runner.query(
      `CREATE TABLE "target_count" ("programme_id" text NOT NULL, "target" text NOT NULL, "region_id" text NOT NULL, "on_day" text NOT NULL, "value" double precision NOT NULL, "actor" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_2d8021ad70544b9c9d6cb33fd32" PRIMARY KEY ("programme_id", "target", "region_id", "on_day"))`,
    );
    await runner.query(
      `CREATE TABLE "task_state" ("programme_id" text NOT NULL, "task" integer NOT NULL, "region_id" text NOT NULL, "state" text NOT NULL, "due_on" text, "actor" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_e079cdf55cf0f69954fde743cd0" PRIMARY KEY ("programme_id", "task", "region_id"))`,
    );
    await runner.query(
      `CREATE TABLE "task_note" ("id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "programme_id" text NOT NULL, "task" integer NOT NULL, "region_id" text NOT NULL, "state" text NOT NULL, "note" text NOT NULL, "actor" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_fff317f9c71735ddd36da4cd24c" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "IDX_593b63fce207aedb81e7e11f98" ON "task_note"  ("programme_id", "region_id") `);
    await runner.query(
      `CREATE TABLE "cadence_held" ("programme_id" text NOT NULL, "cadence" text NOT NULL, "due_on" text NOT NULL, "region_id" text NOT NULL, "note" text NOT NULL, "actor" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_2039d9d17bbd616d077df8fba07" PRIMARY KEY ("programme_id", "cadence", "due_on", "region_id"))`,
    );
    await runner.query(
      `CREATE TABLE "scenario" ("id" uuid NOT NULL, "programme_id" text NOT NULL, "version" integer NOT NULL, "name" text NOT NULL, "changes" jsonb NOT NULL, "region_id" text NOT NULL, "shared" boolean NOT NULL, "actor" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_ec7b57ee913fb77bb70ed3bc708" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "IDX_5fc531bca40c8f29c4dd549774" ON "scenario"  ("programme_id") `);
  }

  down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
