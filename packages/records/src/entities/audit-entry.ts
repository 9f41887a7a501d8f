import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One link of the audit chain: who changed what, and the hash of the link before. */
@Entity('audit_entry')
export class AuditEntryEntity {
  @PrimaryColumn({ type: 'integer' })
  seq: number;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'text' })
  actor: string;

  @Column({ type: 'text' })
  action: string;

  @Column({ type: 'text' })
  subject: string;

  @Column({ type: 'jsonb' })
  detail: Record<string, unknown>;

  @Column({ name: 'previous_hash', type: 'text' })
  previousHash: string;

  @Column({ type: 'text' })
  hash: string;
}
