import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Several documents may wait at once; only a publication or an evaluation that waits stands for every later wish. */
export class Documents1795700000000 implements MigrationInterface {
  name = 'Documents1795700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "IDX_25d7e3ee68a2de08defcb0283a"`);
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_32b6bc26abad21a5a1cbb6dab7" ON run (job) WHERE state = 'queued' AND job IN ('publish', 'evaluate')`,
    );
  }

  down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
