import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row that says which province this ledger belongs to. */
@Entity('installation')
export class InstallationEntity {
  @PrimaryColumn({ type: 'smallint' })
  id: number;

  @Column({ name: 'root_id', type: 'text' })
  rootId: string;

  @Column({ name: 'fixed_at', type: 'timestamptz' })
  fixedAt: Date;
}
