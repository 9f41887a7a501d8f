import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One submitted file and what became of it. */
@Entity('batch')
@Index(['seq'], { unique: true })
@Index(['fingerprint'], { unique: true, where: "status <> 'withdrawn'" })
export class BatchEntity {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ type: 'integer' })
  seq: number;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  /** sha-256 over (sha256, layout, parameters): one column, because SQL does not compare nulls. */
  @Column({ type: 'text' })
  fingerprint: string;

  @Column({ type: 'text' })
  sha256: string;

  @Column({ name: 'file_name', type: 'text' })
  fileName: string;

  @Column({ type: 'text', nullable: true })
  layout: string | null;

  @Column({ type: 'jsonb' })
  parameters: Record<string, string>;

  @Column({ type: 'text', nullable: true })
  kind: string | null;

  @Column({ type: 'text', nullable: true })
  form: string | null;

  @Column({ type: 'text', nullable: true })
  frequency: string | null;

  @Column({ type: 'text', array: true })
  columns: string[];

  @Column({ type: 'text', array: true })
  periods: string[];

  @Column({ type: 'text' })
  status: string;

  @Column({ type: 'boolean' })
  synthetic: boolean;

  @Column({ type: 'jsonb' })
  counts: Record<string, number>;

  @Column({ type: 'jsonb' })
  verdict: unknown;

  @Column({ name: 'received_on', type: 'date' })
  receivedOn: string;

  @Column({ type: 'text' })
  sender: string;

  /** The region the sender answered for. */
  @Column({ name: 'scope_id', type: 'text' })
  scopeId: string;
}
