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

/** One rule over one enterprise or region. */
@Entity('warning')
@Index(['rule', 'subjectId'], { unique: true })
@Index(['state', 'severity'])
@Index(['subjectId'])
export class WarningEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  rule: string;

  /** `enterprise` or `region`. */
  @Column({ type: 'text' })
  subject: string;

  @Column({ name: 'subject_id', type: 'text' })
  subjectId: string;

  @Column({ name: 'subject_name', type: 'text' })
  subjectName: string;

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

  /** First and last period of the last episode, and the gravest colour told in it. */
  @Column({ name: 'episode_from', type: 'text', nullable: true })
  episodeFrom: string | null;

  @Column({ name: 'episode_to', type: 'text', nullable: true })
  episodeTo: string | null;

  @Column({ name: 'episode_gravest', type: 'text', nullable: true })
  episodeGravest: string | null;

  /** The case of the last episode. */
  @Column({ name: 'case_id', type: 'uuid', nullable: true })
  caseId: string | null;
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

  /** Colour after the change; null for who is at rest. */
  @Column({ type: 'text', nullable: true })
  severity: string | null;

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

/** A rule a bureau made, or changed, or switched off; built-in ones stand in the domain. */
@Entity('alert_rule')
export class AlertRuleEntity {
  @PrimaryColumn({ type: 'text' })
  code: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'jsonb' })
  body: object;

  @Column({ type: 'boolean' })
  enabled: boolean;

  @Column({ name: 'changed_by', type: 'text' })
  changedBy: string;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;
}
