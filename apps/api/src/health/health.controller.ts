import { Controller, Inject } from '@nestjs/common';
import { contract, type OutputOf } from '@tidu/contract';
import { TiduError, type Atlas } from '@tidu/domain';
import { installation, type Ledger } from '@tidu/records';
import { Endpoint } from '../http/endpoint.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { regionNames } from '../region-names.js';
import { ATLAS, LEDGER } from '../tokens.js';
import { VERSION } from '../version.js';

@Controller()
export class HealthController {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    private readonly snapshots: PublishedSnapshots,
  ) {}

  @Endpoint(contract.health.read)
  async read(): Promise<OutputOf<typeof contract.health.read>> {
    const fixed = await installation(this.ledger).catch(() => null);
    if (fixed === null) throw new TiduError('not-ready');
    const { id } = this.atlas.root;
    return {
      status: 'ok',
      version: VERSION,
      database: 'ok',
      province: { id, name: regionNames(this.atlas, id) },
      snapshot: this.snapshots.current()?.id ?? null,
      synthetic: this.snapshots.current()?.synthetic ?? false,
    };
  }
}
