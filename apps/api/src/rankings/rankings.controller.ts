import { Controller } from '@nestjs/common';
import { contract, type OutputOf } from '@tidu/contract';
import { TiduError } from '@tidu/domain';
import { Endpoint, type Asked } from '../http/endpoint.js';

@Controller()
export class RankingsController {
  @Endpoint(contract.rankings.read)
  async read({ region }: Asked<typeof contract.rankings.read>): Promise<OutputOf<typeof contract.rankings.read>> {
    throw new TiduError('ranking-needs-province', { own: region });
  }
}
