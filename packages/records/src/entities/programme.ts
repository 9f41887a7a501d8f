import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A programme file somebody installed, one row a version; never changed, only withdrawn. */
@Entity('programme_file')
export class ProgrammeFileEntity {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @PrimaryColumn({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  sha256: string;

  @Column({ type: 'text' })
  text: string;

  @Column({ type: 'text', nullable: true })
  cases: string | null;

  @Column({ name: 'installed_by', type: 'text' })
  installedBy: string;

  @Column({ name: 'installed_at', type: 'timestamptz' })
  installedAt: Date;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null;
}

/** What a rule came to over a snapshot on a day: the counts, and exactly which rule it was. */
@Entity('pre_check')
@Index(['programmeId', 'at'])
export class PreCheckEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'programme_id', type: 'text' })
  programmeId: string;

  @Column({ type: 'integer' })
  version: number;

  /** Of the rule's text. */
  @Column({ type: 'text' })
  sha256: string;

  @Column({ name: 'snapshot_id', type: 'text' })
  snapshotId: string;

  @Column({ name: 'region_id', type: 'text' })
  regionId: string;

  /** Purpose, day and period. */
  @Column({ type: 'jsonb' })
  inquiry: object;

  @Column({ type: 'jsonb' })
  counts: object;

  @Column({ type: 'text' })
  actor: string;

  @Column({ type: 'timestamptz' })
  at: Date;
}

/** What somebody attested of an enterprise; a yes is 1, a no 0. */
@Entity('attested_fact')
export class AttestedFactEntity {
  @PrimaryColumn({ name: 'programme_id', type: 'text' })
  programmeId: string;

  @PrimaryColumn({ name: 'enterprise_id', type: 'text' })
  enterpriseId: string;

  @PrimaryColumn({ type: 'text' })
  fact: string;

  @Column({ type: 'double precision' })
  value: number;

  @Column({ type: 'text' })
  note: string;

  @Column({ type: 'text' })
  actor: string;

  @Column({ type: 'timestamptz' })
  at: Date;
}

/** What was counted for a target that nothing in the register counts. */
@Entity('target_count')
export class TargetCountEntity {
  @PrimaryColumn({ name: 'programme_id', type: 'text' })
  programmeId: string;

  @PrimaryColumn({ type: 'text' })
  target: string;

  @PrimaryColumn({ name: 'region_id', type: 'text' })
  regionId: string;

  @PrimaryColumn({ name: 'on_day', type: 'text' })
  on: string;

  @Column({ type: 'double precision' })
  value: number;

  @Column({ type: 'text' })
  actor: string;

  @Column({ type: 'timestamptz' })
  at: Date;
}

/** How a task stands in a region. */
@Entity('task_state')
export class TaskStateEntity {
  @PrimaryColumn({ name: 'programme_id', type: 'text' })
  programmeId: string;

  @PrimaryColumn({ type: 'integer' })
  task: number;

  @PrimaryColumn({ name: 'region_id', type: 'text' })
  regionId: string;

  @Column({ type: 'text' })
  state: string;

  @Column({ name: 'due_on', type: 'text', nullable: true })
  dueOn: string | null;

  @Column({ type: 'text' })
  actor: string;

  @Column({ type: 'timestamptz' })
  at: Date;
}

/** What somebody wrote of a task's progress; notes are added, never changed. */
@Entity('task_note')
@Index(['programmeId', 'regionId'])
export class TaskNoteEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ name: 'programme_id', type: 'text' })
  programmeId: string;

  @Column({ type: 'integer' })
  task: number;

  @Column({ name: 'region_id', type: 'text' })
  regionId: string;

  @Column({ type: 'text' })
  state: string;

  @Column({ type: 'text' })
  note: string;

  @Column({ type: 'text' })
  actor: string;

  @Column({ type: 'timestamptz' })
  at: Date;
}

/** A report, meeting or summary that was held. */
@Entity('cadence_held')
export class CadenceHeldEntity {
  @PrimaryColumn({ name: 'programme_id', type: 'text' })
  programmeId: string;

  @PrimaryColumn({ type: 'text' })
  cadence: string;

  @PrimaryColumn({ name: 'due_on', type: 'text' })
  dueOn: string;

  @PrimaryColumn({ name: 'region_id', type: 'text' })
  regionId: string;

  @Column({ type: 'text' })
  note: string;

  @Column({ type: 'text' })
  actor: string;

  @Column({ type: 'timestamptz' })
  at: Date;
}

/** Other numbers for a programme, kept to be looked at again. */
@Entity('scenario')
@Index(['programmeId'])
export class ScenarioEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'programme_id', type: 'text' })
  programmeId: string;

  /** Of the programme when it was saved. */
  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'jsonb' })
  changes: object;

  @Column({ name: 'region_id', type: 'text' })
  regionId: string;

  @Column({ type: 'boolean' })
  shared: boolean;

  @Column({ type: 'text' })
  actor: string;

  @Column({ type: 'timestamptz' })
  at: Date;
}
