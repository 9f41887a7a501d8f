import { ENTERPRISE_ID, ENTERPRISE_NAME, IS_MONITORED, PERIOD, PLACE, SECTION, TIER } from './shared-columns.js';
import { column, type QueryColumn, type QueryTable } from './table.js';

const latest = (filed: readonly QueryColumn[]): QueryTable => ({
  name: 'filing_latest',
  title: { zh: '报表（最新版）', en: 'Filings, latest' },
  about: {
    zh: '一户一期一行，取生效的值，旁边是上年同期。金额为万元，时期数为 1 月至本期累计。',
    en: 'One row an enterprise and period: the values that hold, the year before beside them. Flows are since January.',
  },
  columns: [
    PERIOD,
    ENTERPRISE_ID,
    ENTERPRISE_NAME,
    ...PLACE,
    TIER,
    IS_MONITORED,
    SECTION,
    column('versions', '本期报送过几版', 'Versions filed'),
    column(
      'prior_source',
      '上年同期来源：filed 表内填报，stored 去年入库，mixed 两者',
      'Year before: filed, stored or mixed',
    ),
    ...filed,
  ],
});

const all = (filed: readonly QueryColumn[]): QueryTable => ({
  name: 'filing_all',
  title: { zh: '报表（全部版本）', en: 'Filings, every version' },
  about: {
    zh: '每户每期每张表的每一版一行，照报送时的原样；更正是新的一版。',
    en: 'One row for each version of each form, as filed; a correction is a new version.',
  },
  columns: [
    PERIOD,
    ENTERPRISE_ID,
    column('form', '表种', 'Form'),
    column('version', '版次，1 为首报', 'Version, 1 for the first'),
    ENTERPRISE_NAME,
    ...PLACE,
    column('reported_on', '填报日期', 'Reported on'),
    column('received_on', '收到日期', 'Received on'),
    ...filed,
    column('batch_id', '来自批次', 'Batch it came in'),
    column('sheet', '工作表', 'Sheet'),
    column('row_no', '行号', 'Row'),
    column('recorded_at', '入库时间（世界时）', 'Recorded at, UTC'),
  ],
});

const monthly = (flows: readonly QueryColumn[]): QueryTable => ({
  name: 'filing_monthly',
  title: { zh: '当期值（累计拆分）', en: 'Filings, taken apart' },
  about: {
    zh: '累计数减去本年上一次报送的累计数；months 为这个差包含几个月（1—2 月合报为 2，季报为 3）。',
    en: 'Cumulative less the cumulative filed before in the same year; months says how many months the difference covers.',
  },
  columns: [
    PERIOD,
    ENTERPRISE_ID,
    ENTERPRISE_NAME,
    ...PLACE,
    TIER,
    IS_MONITORED,
    SECTION,
    column('months', '包含的月数', 'Months covered'),
    ...flows,
  ],
});

const indicator: QueryTable = {
  name: 'indicator',
  title: { zh: '指标目录', en: 'Indicators' },
  about: {
    zh: '一个指标一行：名称、含义、单位、方向和依据。',
    en: 'One row an indicator: name, meaning, unit, direction and source.',
  },
  columns: [
    column('code', '指标代码', 'Code'),
    column('name', '指标', 'Name in Chinese'),
    column('name_en', '英文名称', 'Name in English'),
    column('meaning', '含义', 'Meaning'),
    column('unit', '单位', 'Unit'),
    column('direction', '方向：higher-is-better、lower-is-better、neutral', 'Direction'),
    column('decimals', '显示小数位', 'Digits shown after the point'),
    column('source', '依据', 'Source'),
  ],
};

const value: QueryTable = {
  name: 'indicator_value',
  title: { zh: '指标值', en: 'Values of indicators' },
  about: {
    zh: '各期、各地区、各层级或行业的指标值，与页面同口径。比率由分子、分母之和相除；要合并几行，先加分子、分母再除。',
    en: 'Figures by period, region, tier and section, as on the pages. To combine rows add numerators and denominators, then divide.',
  },
  columns: [
    PERIOD,
    column('code', '指标代码', 'Code of the indicator'),
    column('name', '指标', 'Indicator'),
    column('level', '地区级别：root、province、prefecture、county', 'root, province, prefecture or county'),
    column('region_id', '地区代码', 'Code of the region'),
    column('region', '地区', 'Region'),
    column('tier', '层级代码；all 不分层级，monitored 市级及以上监测对象', 'Tier; all, or monitored'),
    column('section', '行业门类；all 不分行业', 'Section; all'),
    column('value', '指标值，单位见指标目录', 'Value, in the unit of the indicator'),
    column('numerator', '分子之和', 'Numerator'),
    column('denominator', '分母之和', 'Denominator'),
    column('n', '计入户数', 'Enterprises counted', 'enterprise'),
    column('is_small', '计入不足 3 户：不得对外公布', 'Fewer than three enterprises: not to be published'),
  ],
};

/**
 * Tables of filed values and figures.
 *
 * @param filed what a form carries, with the year before
 * @param flows what of it can be taken apart into months
 */
export const figureTables = (filed: readonly QueryColumn[], flows: readonly QueryColumn[]): readonly QueryTable[] => [
  latest(filed),
  all(filed),
  monthly(flows),
  indicator,
  value,
];
