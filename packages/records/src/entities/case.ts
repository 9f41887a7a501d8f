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

/** A problem of an enterprise or region that is followed to its end (事项). */
@Entity('alert_case')
@Index(['number'], { unique: true })
@Index(['state', 'dueOn'])
@Index(['subjectId'])
@Index(['warningId'])
export class CaseEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** Shown as C-2026-0001, by the year it was opened. */
  @Column({ type: 'integer' })
  number: number;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt: Date;

  @Column({ name: 'opened_by', type: 'text' })
  openedBy: string;

  /** The warning that opened it; null for one opened by hand. */
  @Column({ name: 'warning_id', type: 'uuid', nullable: true })
  warningId: string | null;

  @Column({ type: 'text', nullable: true })
  rule: string | null;

  @Column({ type: 'text', nullable: true })
  period: string | null;

  @Column({ type: 'text' })
  subject: string;

  @Column({ name: 'subject_id', type: 'text' })
  subjectId: string;

  @Column({ name: 'subject_name', type: 'text' })
  subjectName: string;

  @Column({ name: 'region_id', type: 'text', nullable: true })
  regionId: string | null;

  @Column({ name: 'region_line', type: 'text', array: true })
  regionLine: string[];

  @Column({ type: 'text', nullable: true })
  secretary: string | null;

  @Column({ type: 'text' })
  severity: string;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  rung: string;

  @Column({ type: 'text', nullable: true })
  assignee: string | null;

  @Column({ type: 'text' })
  state: string;

  @Column({ name: 'due_on', type: 'date', nullable: true })
  dueOn: string | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;

  /** Newest period known when it was closed: a later one confirms or reopens it. */
  @Column({ name: 'closed_period', type: 'text', nullable: true })
  closedPeriod: string | null;

  @Column({ type: 'text', nullable: true })
  disposition: string | null;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  /** confirmed or not-confirmed by the next filing. */
  @Column({ type: 'text', nullable: true })
  outcome: string | null;

  @Column({ type: 'integer' })
  reopened: number;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;
}

/** One step in the history of a case. */
@Entity('case_entry')
@Index(['caseId'])
export class CaseEntryEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @ManyToOne(() => CaseEntity)
  @JoinColumn({ name: 'case_id' })
  case: Relation<CaseEntity>;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'text' })
  actor: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'text' })
  body: string;

  @Column({ type: 'jsonb' })
  detail: Record<string, string | number | null>;
}
