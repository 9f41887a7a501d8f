import { FirstLedger1795500000000 } from './1795500000000-first-ledger.js';
import { RunsAndWarnings1795600000000 } from './1795600000000-runs-and-warnings.js';
import { Documents1795700000000 } from './1795700000000-documents.js';
import { SnapshotBatches1796600000000 } from './1796600000000-snapshot-batches.js';
import { Programmes1796700000000 } from './1796700000000-programmes.js';
import { Rankings1796800000000 } from './1796800000000-rankings.js';
import { CasesAndNotices1796900000000 } from './1796900000000-cases-and-notices.js';
import { TrustedFilings1796500000000 } from './1796500000000-trusted-filings.js';
import { Queries1797000000000 } from './1797000000000-queries.js';

/** Every migration, oldest first. Forward only: a change of mind is a new migration. */
export const MIGRATIONS = [
  FirstLedger1795500000000,
  RunsAndWarnings1795600000000,
  Documents1795700000000,
  TrustedFilings1796500000000,
  SnapshotBatches1796600000000,
  Programmes1796700000000,
  Rankings1796800000000,
  CasesAndNotices1796900000000,
  Queries1797000000000,
];
