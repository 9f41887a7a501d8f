import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The batches a snapshot was built from, so that its detail can be rebuilt when it has been cleared away. */
export class SnapshotBatches1796600000000 implements MigrationInterface {
  name = 'SnapshotBatches1796600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "snapshot" ADD "batch_ids" text array`);
  }

  down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
