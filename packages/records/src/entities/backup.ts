import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One backup that was made, and what its last check found. */
@Entity('backup')
export class BackupEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** Absolute. */
  @Column({ type: 'text' })
  folder: string;

  @Column({ name: 'made_at', type: 'timestamptz' })
  madeAt: Date;

  @Column({ name: 'snapshot_id', type: 'text', nullable: true })
  snapshotId: string | null;

  @Column({ type: 'integer' })
  files: number;

  @Column({ type: 'bigint' })
  bytes: string;

  @Column({ name: 'checked_at', type: 'timestamptz', nullable: true })
  checkedAt: Date | null;

  /** What the last check found wrong; null where all was well. */
  @Column({ type: 'text', nullable: true })
  fault: string | null;

  /** Taken away to make room for newer ones. */
  @Column({ name: 'removed_at', type: 'timestamptz', nullable: true })
  removedAt: Date | null;
}
