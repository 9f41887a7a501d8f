import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One step of the review of a period of a reporting unit; steps are only ever added. */
@Entity('review_step')
export class ReviewStepEntity {
  @PrimaryColumn({ type: 'text' })
  period: string;

  @PrimaryColumn({ name: 'region_id', type: 'text' })
  regionId: string;

  /** 1 for the first step: two people who take the next one at once cannot both have it. */
  @PrimaryColumn({ type: 'integer' })
  number: number;

  @Column({ type: 'text' })
  step: string;

  @Column({ type: 'text' })
  reason: string;

  /** The snapshot that was looked at; null before the first publication. */
  @Column({ name: 'snapshot_id', type: 'text', nullable: true })
  snapshotId: string | null;

  @Column({ type: 'text' })
  actor: string;

  @Column({ type: 'timestamptz' })
  at: Date;
}

/** A later deadline of a period, granted to a region and everything below it. */
@Entity('filing_extension')
@Index(['period'])
export class FilingExtensionEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  period: string;

  @Column({ name: 'region_id', type: 'text' })
  regionId: string;

  /** The last day. */
  @Column({ type: 'date' })
  until: string;

  @Column({ type: 'text' })
  reason: string;

  @Column({ type: 'text' })
  actor: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt: Date | null;
}

/** A period whose figures are kept from readers until a moment. */
@Entity('embargo')
export class EmbargoEntity {
  @PrimaryColumn({ type: 'text' })
  period: string;

  @Column({ name: 'release_at', type: 'timestamptz' })
  releaseAt: Date;

  @Column({ type: 'text' })
  actor: string;

  @Column({ type: 'timestamptz' })
  at: Date;
}
