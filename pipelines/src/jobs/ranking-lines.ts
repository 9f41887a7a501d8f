import type { RankingRecord } from '@tidu/domain';
import type { RankingEntry } from '@tidu/records';

/** Where a ranking stands: what was frozen, who answered for it, and how anyone can check it. */
export function standingOf(entry: RankingEntry): string[] {
  const { id, state, period, schemeId, schemeVersion, snapshotId, recordSha256, hash, previousHash } = entry;
  const moment = (at: Date | null): string => at?.toISOString() ?? '—';
  return [
    `排名 ${id}（${STATES[state]}） 报告期 ${period} 方案 ${schemeId} 第 ${schemeVersion} 版 快照 ${snapshotId}`,
    `起草 ${entry.draftedBy} ${moment(entry.draftedAt)}`,
    `复核 ${entry.reviewedBy ?? '—'} ${moment(entry.reviewedAt)}`,
    `签发 ${entry.signedBy ?? '—'} ${moment(entry.signedAt)}`,
    ...(entry.supersedes === null ? [] : [`替代 ${entry.supersedes}：${entry.reason ?? ''}`]),
    `记录校验值 sha256(record.json) = ${recordSha256}`,
    ...(hash === null
      ? []
      : [`签发校验值 sha256(seal.txt) = ${hash}`, `上一次签发 ${previousHash === '' ? '无' : (previousHash ?? '—')}`]),
    '核验：npm run -s tidu -- ranking verify ' + id,
  ];
}

/** A number as people read it: no more digits than say something. */
const digits = (value: number | null, most: number): string =>
  value === null ? '—' : String(Number(value.toFixed(most)));

const STATES = { draft: '草稿', reviewed: '已复核', signed: '已签发', discarded: '已作废' } as const;

/** The result in words and numbers: places, points, how safe they are, what would turn them, and the notes. */
export function linesOfRanking({ result, scheme, snapshot, period }: RankingRecord): string[] {
  const { units, indicators, tipping, replications, seed, notes, tieRule } = result;
  const nameOf = (regionId: string): string => units.find(unit => unit.regionId === regionId)?.name.zh ?? regionId;
  return [
    `一、结果（${period}，方案 ${scheme.id}）${snapshot.synthetic ? ' 合成数据' : ''}`,
    ...units.map(({ rank, name, score, commended, excluded, parts }) =>
      excluded === null
        ? `${rank}. ${name.zh} ${score} 分${commended ? '（表彰）' : ''}：${parts
            .map(
              ({ raw, n, weighted }, at) =>
                `${indicators[at]!.name.zh} ${digits(raw, 2)}（${n} 户）${weighted === null ? '' : ` ${weighted.toFixed(2)} 分`}`,
            )
            .join('；')}`
        : `— ${name.zh}：${excluded.zh}`,
    ),
    `并列规则：${tieRule.zh}`,
    '',
    `二、名次的稳健性（${replications} 次重做，随机种子 ${seed}）`,
    ...units.flatMap(({ name, rank, robustness }) =>
      robustness === null
        ? []
        : [
            `${name.zh} 第 ${rank} 名，区间 ${digits(robustness.low, 1)}—${digits(robustness.high, 1)}，进入前列 ${digits(robustness.inTop, 1)}%`,
          ],
    ),
    ...(tipping === null
      ? []
      : [
          `${nameOf(tipping.inside)}与${nameOf(tipping.outside)}相差 ${tipping.lead.toFixed(2)} 分`,
          ...tipping.weights.map(
            ({ name, from, to }) =>
              `“${name.zh}”的权重由 ${(from * 100).toFixed(1)}% 变为 ${(to * 100).toFixed(1)}% 时两者互换`,
          ),
        ]),
    '',
    '三、口径说明',
    ...notes.map(({ zh }) => zh),
  ];
}
