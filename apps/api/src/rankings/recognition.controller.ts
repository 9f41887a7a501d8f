import { Controller, Inject } from '@nestjs/common';
import { contract, type OutputOf } from '@tidu/contract';
import {
  figure,
  indicatorOf,
  periodEnd,
  TEAM_NAMES,
  TEAMS,
  yearOf,
  type Atlas,
  type Period,
  type Region,
  type Team,
} from '@tidu/domain';
import type { Breakthrough, TeamResult, Warehouse } from '@tidu/warehouse';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { provenanceOf } from '../provenance.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { regionNames } from '../region-names.js';
import { ATLAS } from '../tokens.js';
import { RankingDesk } from './ranking-desk.js';

type Answer = OutputOf<typeof contract.rankings.recognition>;

/** Who else the opinion commends: places that broke through zero, and service teams. */
@Controller()
export class RecognitionController {
  constructor(
    private readonly snapshots: PublishedSnapshots,
    private readonly desk: RankingDesk,
    @Inject(ATLAS) private readonly atlas: Atlas,
  ) {}

  @Endpoint(contract.rankings.recognition)
  recognition({ region, period: asked }: Asked<typeof contract.rankings.recognition>): Promise<Answer> {
    this.desk.requireProvince(region);
    return this.snapshots.read(async warehouse => {
      const period = await this.desk.periodOf(warehouse, asked);
      return {
        ...{ provenance: provenanceOf(warehouse.meta), period },
        ...(await this.breakthroughs(warehouse, period)),
        teams: (await warehouse.teams({ period, regionId: region })).toSorted(byTeam).map(toTeam),
      };
    });
  }

  private async breakthroughs(
    warehouse: Warehouse,
    period: Period,
  ): Promise<Pick<Answer, 'knownSince' | 'breakthroughs'>> {
    const until = periodEnd(period);
    const found = await warehouse.breakthroughs({ tier: 'national', until });
    const firsts = new Map(found.map(first => [first.regionId, first]));
    const places = this.atlas
      .children(this.atlas.root.id, until)
      .flatMap(place => [place, ...this.atlas.children(place.id, until)])
      .filter(({ kind }) => kind !== 'zone');
    return {
      knownSince: found.map(({ firstOn }) => firstOn).toSorted()[0] ?? null,
      breakthroughs: places.map(place => this.toBreakthrough(place, firsts.get(place.id), period)),
    };
  }

  private toBreakthrough(
    place: Region,
    first: Breakthrough | undefined,
    period: Period,
  ): Answer['breakthroughs'][number] {
    const isPrefecture = place.parentId === this.atlas.root.id;
    return {
      ...{ regionId: place.id, name: regionNames(this.atlas, place.id) },
      level: isPrefecture ? 'prefecture' : 'county',
      parent: isPrefecture ? null : regionNames(this.atlas, place.parentId!),
      firstOn: first?.firstOn ?? null,
      isThisYear: first !== undefined && Number(first.firstOn.slice(0, 4)) === yearOf(period),
      enterprise: first === undefined ? null : { id: first.enterpriseId, name: first.name },
      granted: first?.granted ?? 0,
    };
  }
}

/** The six in the order of the opinion, then a bureau's own, then those of no team. */
function byTeam(a: TeamResult, b: TeamResult): number {
  const place = ({ team }: TeamResult): number => {
    if (team === null) return TEAMS.length + 1;
    const at = TEAMS.indexOf(team as Team);
    return at < 0 ? TEAMS.length : at;
  };
  return place(a) - place(b);
}

function toTeam({ team, byTier, newProvincial, revenueGrowth, rdGrowth }: TeamResult): Answer['teams'][number] {
  const known = TEAMS.find(one => one === team);
  const own = team === null ? { zh: '未定专班', en: 'No team' } : { zh: team, en: team };
  const name = known === undefined ? own : { zh: TEAM_NAMES[known].zh, en: TEAM_NAMES[known].en };
  const growth = (code: string, sums: TeamResult['revenueGrowth']) => ({
    value: figure(indicatorOf(code), sums).value,
    n: sums.n,
  });
  return {
    ...{ code: team, name, department: known === undefined ? null : TEAM_NAMES[known].department },
    byTier: { ...byTier },
    newProvincial,
    revenueGrowth: growth('revenue-growth', revenueGrowth),
    rdGrowth: growth('rd-growth', rdGrowth),
  };
}
