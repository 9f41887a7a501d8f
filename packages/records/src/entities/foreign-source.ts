import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a foreign source was read. */
@Entity('foreign_source')
export class ForeignSourceEntity {
  @PrimaryColumn({ type: 'text' })
  id: string;

  /** The highest mark that was taken in; null before the first time. */
  @Column({ type: 'text', nullable: true })
  watermark: string | null;

  @Column({ name: 'pulled_at', type: 'timestamptz', nullable: true })
  pulledAt: Date | null;
}
