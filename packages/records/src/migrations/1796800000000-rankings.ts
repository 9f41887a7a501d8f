import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Schemes by version, rankings on their way to the seal, and how often a sealed one was computed again. */
export class Rankings1796800000000 implements MigrationInterface {
  name = 'Rankings1796800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SEQUENCE ranking_seq AS integer`);
    await runner.query(
      `CREATE TABLE "ranking_scheme" ("id" text NOT NULL, "version" integer NOT NULL, "text" text NOT NULL, "sha256" text NOT NULL, "note" text NOT NULL, "created_by" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_RANKING_SCHEME" PRIMARY KEY ("id", "version"))`,
    );
    await runner.query(
      `CREATE TABLE "ranking" ("id" text NOT NULL, "seq" integer NOT NULL, "state" text NOT NULL, "period" text NOT NULL, "scheme_id" text NOT NULL, "scheme_version" integer NOT NULL, "snapshot_id" text NOT NULL, "record" text NOT NULL, "record_sha256" text NOT NULL, "supersedes" text, "reason" text, "drafted_by" text NOT NULL, "drafted_at" TIMESTAMP WITH TIME ZONE NOT NULL, "reviewed_by" text, "reviewed_at" TIMESTAMP WITH TIME ZONE, "signed_by" text, "signed_at" TIMESTAMP WITH TIME ZONE, "chain_seq" integer, "previous_hash" text, "hash" text, CONSTRAINT "PK_RANKING" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "ranking_verification" ("id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "ranking_id" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "actor" text NOT NULL, "is_equal" boolean NOT NULL, "checks" jsonb NOT NULL, CONSTRAINT "PK_VERIFICATION" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "IDX_bba49907f109045968786ba009" ON "ranking" ("seq")`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_b1c23fcf8b8f4ca5a5686e8c50" ON "ranking" ("chain_seq")`);
    await runner.query(`CREATE INDEX "IDX_94c0e3b27197cb2ee25b546e6f" ON "ranking_verification" ("ranking_id")`);
    await runner.query(
      `ALTER TABLE "ranking_verification" ADD CONSTRAINT "FK_94c0e3b27197cb2ee25b546e6f8" FOREIGN KEY ("ranking_id") REFERENCES "ranking"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await keepSigned(runner);
  }

  down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}

/** Nobody changes or removes a signed ranking, whatever program asks: later data and later hands leave it alone. */
async function keepSigned(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION keep_signed_ranking() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF OLD.state = 'signed' THEN RAISE EXCEPTION 'ranking % is sealed', OLD.id; END IF;
      IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
      RETURN NEW;
    END $$`);
  await runner.query(
    `CREATE TRIGGER ranking_is_kept BEFORE UPDATE OR DELETE ON ranking FOR EACH ROW EXECUTE FUNCTION keep_signed_ranking()`,
  );
}
