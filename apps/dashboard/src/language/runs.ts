import type { Twin } from './messages.js';

/** Words of runs: how far an upload is on 报送, and everything on 运行. */
export const runsZh = {
  jobs: { ingest: '收报', publish: '重算', evaluate: '评估预警' },
  states: { queued: '排队', running: '进行中', succeeded: '完成', failed: '没有做完' },
  triggers: {
    timetable: '按时刻表',
    upload: '页面上传',
    inbox: '收件目录',
    page: '页面操作',
    operator: '命令行',
    job: '由上一项引出',
  },
  stages: {
    ingest: { read: '读取', check: '核对', record: '入库' },
    publish: { build: '汇总各期', publish: '切换快照' },
    evaluate: { evaluate: '评估规则', record: '记录预警' },
  },
  stageStates: { done: '完成', active: '进行中', broken: '停在这里', waiting: '等待', skipped: '不需要' },
  counts: {
    bytes: (n: string) => n,
    rows: (n: string) => `${n} 行`,
    load: (n: string) => `收下 ${n} 行`,
    quarantined: (n: string) => `退回 ${n} 行`,
    enterprises: (n: string) => `企业 ${n}`,
    filings: (n: string) => `报表 ${n}`,
    titles: (n: string) => `称号 ${n}`,
    batches: (n: string) => `批次 ${n}`,
    duties: (n: string) => `应报 ${n}`,
    serving: (n: string) => `企业期 ${n}`,
    evaluated: (n: string) => `评估 ${n}`,
    fired: (n: string) => `新触发 ${n}`,
    resolved: (n: string) => `解除 ${n}`,
    firing: (n: string) => `触发中 ${n}`,
  },
};

export const runsEn: Twin<typeof runsZh> = {
  jobs: { ingest: 'Intake', publish: 'Recompute', evaluate: 'Evaluate' },
  states: { queued: 'Queued', running: 'Running', succeeded: 'Done', failed: 'Not finished' },
  triggers: {
    timetable: 'timetable',
    upload: 'upload',
    inbox: 'inbox folder',
    page: 'page',
    operator: 'command line',
    job: 'follow-up',
  },
  stages: {
    ingest: { read: 'Read', check: 'Check', record: 'Record' },
    publish: { build: 'Sum up the periods', publish: 'Switch snapshot' },
    evaluate: { evaluate: 'Evaluate the rules', record: 'Record warnings' },
  },
  stageStates: { done: 'done', active: 'running', broken: 'stopped here', waiting: 'waiting', skipped: 'not needed' },
  counts: {
    bytes: n => n,
    rows: n => (n === '1' ? '1 row' : `${n} rows`),
    load: n => `${n} taken`,
    quarantined: n => `${n} sent back`,
    enterprises: n => `${n} firms`,
    filings: n => `${n} filings`,
    titles: n => `${n} titles`,
    batches: n => `${n} batches`,
    duties: n => `${n} returns due`,
    serving: n => `${n} firm-periods`,
    evaluated: n => `${n} evaluated`,
    fired: n => `${n} new`,
    resolved: n => `${n} resolved`,
    firing: n => `${n} firing`,
  },
};
