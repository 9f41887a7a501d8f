import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a long task has come. */
@Entity('progress')
export class ProgressEntity {
  @PrimaryColumn({ type: 'text' })
  task: string;

  @Column({ type: 'integer' })
  done: number;

  @Column({ type: 'integer' })
  total: number;

  @Column({ type: 'text' })
  label: string;

  @Column({ type: 'text' })
  state: string;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}
