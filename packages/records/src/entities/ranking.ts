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

/** One version of a ranking scheme. Versions are added and never changed. */
@Entity('ranking_scheme')
export class RankingSchemeEntity {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @PrimaryColumn({ type: 'integer' })
  version: number;

  /** The YAML as it was written. */
  @Column({ type: 'text' })
  text: string;

  @Column({ type: 'text' })
  sha256: string;

  @Column({ type: 'text' })
  note: string;

  @Column({ name: 'created_by', type: 'text' })
  createdBy: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}

/** A ranking on its way to the seal, or sealed; a trigger keeps a signed one as it is. */
@Entity('ranking')
@Index(['seq'], { unique: true })
@Index(['chainSeq'], { unique: true })
export class RankingEntity {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ type: 'integer' })
  seq: number;

  @Column({ type: 'text' })
  state: string;

  @Column({ type: 'text' })
  period: string;

  @Column({ name: 'scheme_id', type: 'text' })
  schemeId: string;

  @Column({ name: 'scheme_version', type: 'integer' })
  schemeVersion: number;

  @Column({ name: 'snapshot_id', type: 'text' })
  snapshotId: string;

  /** Canonical JSON; what is signed is the hash of this very text. */
  @Column({ type: 'text' })
  record: string;

  @Column({ name: 'record_sha256', type: 'text' })
  recordSha256: string;

  @Column({ type: 'text', nullable: true })
  supersedes: string | null;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ name: 'drafted_by', type: 'text' })
  draftedBy: string;

  @Column({ name: 'drafted_at', type: 'timestamptz' })
  draftedAt: Date;

  @Column({ name: 'reviewed_by', type: 'text', nullable: true })
  reviewedBy: string | null;

  @Column({ name: 'reviewed_at', type: 'timestamptz', nullable: true })
  reviewedAt: Date | null;

  @Column({ name: 'signed_by', type: 'text', nullable: true })
  signedBy: string | null;

  @Column({ name: 'signed_at', type: 'timestamptz', nullable: true })
  signedAt: Date | null;

  /** Place among the signed ones, from 1. */
  @Column({ name: 'chain_seq', type: 'integer', nullable: true })
  chainSeq: number | null;

  @Column({ name: 'previous_hash', type: 'text', nullable: true })
  previousHash: string | null;

  @Column({ type: 'text', nullable: true })
  hash: string | null;
}

/** One time a sealed ranking was computed again. */
@Entity('ranking_verification')
@Index(['rankingId'])
export class RankingVerificationEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ name: 'ranking_id', type: 'text' })
  rankingId: string;

  @ManyToOne(() => RankingEntity)
  @JoinColumn({ name: 'ranking_id' })
  ranking: Relation<RankingEntity>;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'text' })
  actor: string;

  @Column({ name: 'is_equal', type: 'boolean' })
  isEqual: boolean;

  @Column({ type: 'jsonb' })
  checks: object;
}
