import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';

/** One rule over one enterprise. */
@Entity('warning')
@Index(['rule', 'enterpriseId'], { unique: true })
@Index(['state', 'severity'])
@Index(['enterpriseId'])
export class WarningEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  rule: string;

  @Column({ name: 'enterprise_id', type: 'text' })
  enterpriseId: string;

  @Column({ name: 'enterprise_name', type: 'text' })
  enterpriseName: string;

  @Column({ name: 'region_id', type: 'text', nullable: true })
  regionId: string | null;

  /** The region and everything above it, so that a scope is one condition. */
  @Column({ name: 'region_line', type: 'text', array: true })
  regionLine: string[];

  @Column({ type: 'text', nullable: true })
  tier: string | null;

  @Column({ type: 'text', nullable: true })
  secretary: string | null;

  @Column({ type: 'text' })
  severity: string;

  @Column({ type: 'text' })
  state: string;

  @Column({ type: 'text' })
  period: string;

  @Column({ type: 'double precision', nullable: true })
  value: number | null;

  @Column({ type: 'double precision', nullable: true })
  threshold: number | null;

  @Column({ type: 'integer' })
  streak: number;

  @Column({ type: 'timestamptz' })
  since: Date;

  @Column({ name: 'fired_at', type: 'timestamptz', nullable: true })
  firedAt: Date | null;
}

/** One change of a warning's state. */
@Entity('warning_event')
@Index(['warningId'])
export class WarningEventEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ name: 'warning_id', type: 'uuid' })
  warningId: string;

  @ManyToOne(() => WarningEntity)
  @JoinColumn({ name: 'warning_id' })
  warning: Relation<WarningEntity>;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ name: 'from_state', type: 'text' })
  from: string;

  @Column({ name: 'to_state', type: 'text' })
  to: string;

  @Column({ type: 'text' })
  period: string;

  @Column({ type: 'double precision', nullable: true })
  value: number | null;

  @Column({ type: 'double precision', nullable: true })
  threshold: number | null;

  @Column({ name: 'snapshot_id', type: 'text' })
  snapshotId: string;
}

/** One evaluation of all rules over one snapshot. */
@Entity('evaluation')
export class EvaluationEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ name: 'snapshot_id', type: 'text' })
  snapshotId: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'jsonb' })
  counts: Record<string, number>;
}
