import type { RankingCheck, VerifiedRanking } from './verify-ranking.js';

const CHECKS: Record<RankingCheck['check'], string> = {
  record: '封存文本与签发的校验值',
  chain: '签发链',
  arithmetic: '用封存的合计重算',
  lake: '从数据湖重读的合计',
  result: '从数据湖重算的结果',
};

/** What came out of a verification, a line a check, and under it where it differs. */
export function linesOfVerification({ id, isEqual, checks, isSameSnapshot }: VerifiedRanking): string[] {
  return [
    `${id} ${isEqual ? '一致 equal' : '不一致 different'}`,
    ...checks.flatMap(({ check, isEqual: holds, differences }) => [
      `  ${holds ? '✓' : '✗'} ${CHECKS[check]} ${check}`,
      ...differences.map(({ path, sealed, found }) => `      ${path}: 封存 ${sealed ?? '—'}，现为 ${found ?? '—'}`),
    ]),
    ...(isSameSnapshot ? [] : ['  快照的内容校验值与当时不同：程序现在存的指标与当时不一样，排名所用的合计以上面为准']),
  ];
}
