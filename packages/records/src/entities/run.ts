import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One piece of work. */
@Entity('run')
@Index(['fireKey'], { unique: true })
@Index(['createdAt'])
@Index(['job'], { unique: true, where: "state = 'queued' AND job IN ('publish', 'evaluate')" })
export class RunEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  job: string;

  @Column({ type: 'text' })
  trigger: string;

  @Column({ type: 'text' })
  actor: string;

  @Column({ type: 'text' })
  subject: string;

  @Column({ name: 'scope_id', type: 'text' })
  scopeId: string;

  @Column({ type: 'jsonb' })
  input: Record<string, string>;

  /** The job and the moment the timetable named; null for what was asked for otherwise. */
  @Column({ name: 'fire_key', type: 'text', nullable: true })
  fireKey: string | null;

  @Column({ type: 'text' })
  state: string;

  @Column({ type: 'integer' })
  attempt: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'started_at', type: 'timestamptz', nullable: true })
  startedAt: Date | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;

  @Column({ type: 'jsonb', nullable: true })
  progress: object | null;

  @Column({ type: 'jsonb' })
  stages: object;

  @Column({ type: 'jsonb', nullable: true })
  error: object | null;

  @Column({ type: 'jsonb' })
  result: Record<string, string>;

  /** Who wants it to stop; it does at its next step. */
  @Column({ name: 'cancelled_by', type: 'text', nullable: true })
  cancelledBy: string | null;
}
