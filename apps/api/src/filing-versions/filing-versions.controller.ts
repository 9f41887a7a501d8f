import { Controller, Inject } from '@nestjs/common';
import { contract, type ComparedFieldEntry, type FiledVersion, type OutputOf } from '@tidu/contract';
import { TiduError, type Atlas, type Configuration } from '@tidu/domain';
import type { Ledger } from '@tidu/records';
import type { ComparedField, FiledRow, HeldCell } from '@tidu/warehouse';
import { cellOriginOf, describeField, sourcesOf, type Sources } from '../cell-origin.js';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { secretariesOf } from '../http/scope.js';
import { provenanceOf } from '../provenance.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { ATLAS, CONFIGURATION, LEDGER } from '../tokens.js';

/** What a correction changed: two versions of one return, each value with the cell it was filed in. */
@Controller()
export class FilingVersionsController {
  constructor(
    private readonly snapshots: PublishedSnapshots,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Endpoint(contract.filingVersions.compare)
  async compare(
    { id, region, period, form, from, to }: Asked<typeof contract.filingVersions.compare>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.filingVersions.compare>> {
    const versions = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    return this.snapshots.read(async warehouse => {
      const file = await warehouse.enterprise(id, { regionId: region, secretaries: secretariesOf(caller) });
      if (file === null) throw new TiduError('not-found', { subject: id });
      const compared = await warehouse.comparison({ enterpriseId: id, period, form, ...versions });
      if (compared === null) throw new TiduError('not-found', { subject: `${id} ${period} 的两个版本` });
      const held = compared.fields.flatMap(({ before, after }) => [before, after]).filter(cell => cell !== null);
      const ids = [compared.from, compared.to, ...held].map(({ batchId }) => batchId);
      const { ledger, atlas } = this;
      const sources = await sourcesOf({ ledger, atlas, home: this.configuration.home }, ids, caller.regionId);
      return {
        provenance: provenanceOf(warehouse.meta),
        enterprise: { id, name: file.enterprise.name },
        ...{ period, form },
        from: toVersion(compared.from, sources),
        to: toVersion(compared.to, sources),
        fields: compared.fields.map(field => toField(field, sources)),
      };
    });
  }
}

function toVersion({ version, batchId, sheet, row }: FiledRow, { batches }: Sources): FiledVersion {
  const batch = batches.get(batchId);
  return {
    ...{ version, batchId, sheet, row },
    fileName: batch?.fileName ?? '',
    sender: batch?.sender ?? '',
    receivedOn: batch?.receivedOn ?? '',
  };
}

function toField({ field, before, after, isChanged }: ComparedField, sources: Sources): ComparedFieldEntry {
  const cell = (held: HeldCell | null) =>
    held && { value: held.value, version: held.version, origin: cellOriginOf(field, held, sources) };
  return { field, ...describeField(field), before: cell(before), after: cell(after), isChanged };
}
