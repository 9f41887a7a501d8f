import { Controller, Inject } from '@nestjs/common';
import { contract, type OutputOf } from '@tidu/contract';
import type { Atlas } from '@tidu/domain';
import { listAudit, verifyAudit, type Ledger } from '@tidu/records';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { requireRoot } from '../http/scope.js';
import { ATLAS, LEDGER } from '../tokens.js';

/** The audit chain is one for the whole installation: open to administrators of its root. */
@Controller()
export class AuditController {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
  ) {}

  @Endpoint(contract.audit.list)
  async list(
    { actor, action, subject, before, limit }: Asked<typeof contract.audit.list>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.audit.list>> {
    requireRoot(this.atlas, caller);
    const entries = await listAudit(this.ledger, {
      ...(actor !== undefined && { actor }),
      ...(action !== undefined && { action }),
      ...(subject !== undefined && { subject }),
      ...(before !== undefined && { before }),
      limit,
    });
    return { entries: entries.map(entry => ({ ...entry, at: entry.at.toISOString() })) };
  }

  @Endpoint(contract.audit.verify)
  async verify(
    _: Asked<typeof contract.audit.verify>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.audit.verify>> {
    requireRoot(this.atlas, caller);
    return verifyAudit(this.ledger);
  }
}
