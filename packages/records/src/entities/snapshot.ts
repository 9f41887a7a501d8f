import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';

/** One built snapshot file. */
@Entity('snapshot')
@Index(['seq'], { unique: true })
export class SnapshotEntity {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ type: 'integer' })
  seq: number;

  @Column({ type: 'text' })
  file: string;

  @Column({ name: 'file_sha256', type: 'text' })
  fileSha256: string;

  @Column({ name: 'content_hash', type: 'text' })
  contentHash: string;

  @Column({ type: 'jsonb' })
  counts: Record<string, number>;

  @Column({ type: 'boolean' })
  synthetic: boolean;

  @Column({ type: 'text', array: true })
  periods: string[];

  /** Batches it was built from; null for those built before this was kept. */
  @Column({ name: 'batch_ids', type: 'text', array: true, nullable: true })
  batchIds: string[] | null;

  @Column({ name: 'built_at', type: 'timestamptz' })
  builtAt: Date;

  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt: Date | null;
}

/** The one row that points to the snapshot every reader uses. */
@Entity('published_snapshot')
export class PublishedSnapshotEntity {
  @PrimaryColumn({ type: 'smallint' })
  id: number;

  @Column({ name: 'snapshot_id', type: 'text' })
  snapshotId: string;

  @ManyToOne(() => SnapshotEntity)
  @JoinColumn({ name: 'snapshot_id' })
  snapshot: Relation<SnapshotEntity>;
}
