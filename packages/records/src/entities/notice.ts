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

/** Something people are to be told: the outbox, written in the transaction of what it tells. */
@Entity('notice')
@Index(['key'], { unique: true })
@Index(['state'])
@Index(['at'])
export class NoticeEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** The same news has the same key, and is kept once. */
  @Column({ type: 'text' })
  key: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'text', nullable: true })
  severity: string | null;

  @Column({ type: 'text', nullable: true })
  subject: string | null;

  @Column({ name: 'subject_id', type: 'text', nullable: true })
  subjectId: string | null;

  @Column({ name: 'subject_name', type: 'text', nullable: true })
  subjectName: string | null;

  @Column({ name: 'region_id', type: 'text', nullable: true })
  regionId: string | null;

  @Column({ name: 'region_line', type: 'text', array: true })
  regionLine: string[];

  @Column({ type: 'text', nullable: true })
  secretary: string | null;

  @Column({ name: 'case_id', type: 'uuid', nullable: true })
  caseId: string | null;

  /** Exactly these people; null for who answers for the region. */
  @Column({ name: 'to_logins', type: 'text', array: true, nullable: true })
  toLogins: string[] | null;

  @Column({ type: 'jsonb' })
  facts: Record<string, string | number | null>;

  /** waiting until it is shared out; shared, inhibited or unaddressed afterwards. */
  @Column({ type: 'text' })
  state: string;
}

/** One notice on its way to one person or address. */
@Entity('notice_delivery')
@Index(['noticeId', 'way', 'recipient'], { unique: true })
@Index(['state', 'nextAt'])
@Index(['recipient', 'way'])
export class NoticeDeliveryEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ name: 'notice_id', type: 'uuid' })
  noticeId: string;

  @ManyToOne(() => NoticeEntity)
  @JoinColumn({ name: 'notice_id' })
  notice: Relation<NoticeEntity>;

  /** page, mail or hook. */
  @Column({ type: 'text' })
  way: string;

  /** A login, or the id of a hook. */
  @Column({ type: 'text' })
  recipient: string;

  /** waiting, sent, or dead after the last attempt. */
  @Column({ type: 'text' })
  state: string;

  @Column({ type: 'integer' })
  attempt: number;

  @Column({ name: 'next_at', type: 'timestamptz' })
  nextAt: Date;

  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt: Date | null;

  @Column({ name: 'read_at', type: 'timestamptz', nullable: true })
  readAt: Date | null;

  @Column({ type: 'text', nullable: true })
  error: string | null;
}

/** An address outside that is told: a group robot, or a program. */
@Entity('notice_hook')
export class NoticeHookEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  format: string;

  @Column({ type: 'text' })
  url: string;

  @Column({ type: 'text', nullable: true })
  secret: string | null;

  @Column({ name: 'region_id', type: 'text' })
  regionId: string;

  @Column({ name: 'min_severity', type: 'text' })
  minSeverity: string;

  /** Whether figures of single enterprises may be in the text. */
  @Column({ type: 'boolean' })
  figures: boolean;

  @Column({ type: 'boolean' })
  enabled: boolean;

  @Column({ name: 'created_by', type: 'text' })
  createdBy: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}

/** How a person wants to be told. */
@Entity('notice_wish')
export class NoticeWishEntity {
  @PrimaryColumn({ type: 'text' })
  login: string;

  @Column({ type: 'text', nullable: true })
  email: string | null;

  /** off, each or digest. */
  @Column({ type: 'text' })
  mail: string;

  @Column({ name: 'min_severity', type: 'text' })
  minSeverity: string;

  /** HH:MM of local time; between them nothing is sent. */
  @Column({ name: 'quiet_from', type: 'text', nullable: true })
  quietFrom: string | null;

  @Column({ name: 'quiet_to', type: 'text', nullable: true })
  quietTo: string | null;

  @Column({ name: 'digest_at', type: 'text' })
  digestAt: string;
}
