/** How a prefecture draws its operating-report workbook: real ones never agree. */
export interface FormStyle {
  unit: '万元' | '千元' | '元';
  /** `merged`: 本期 | 上年同期 under a merged head. `flat`: one head a column. */
  heads: 'merged' | 'flat';
  /** Where the unit is declared: a line above the heads, or in each head. */
  unitIn: 'line' | 'heads';
  periodColumn: boolean;
  reportedOnColumn: boolean;
}

/** What the model assumes of one prefecture-level reporting unit. All invented; the order of size follows the real province. */
export interface PrefectureProfile {
  id: string;
  /** Share of the province's enterprises, in percent. */
  share: number;
  /** Growth above (+) or below (−) the province, percentage points, [last year, the year before, two years before]. */
  growthGap: readonly [number, number, number];
  /** R&D intensity relative to the province. */
  rdFactor: number;
  /** Percent of expected returns that arrive at all, and of those that arrive after the deadline. */
  responseRate: number;
  lateRate: number;
  /** Day of the following month on which its workbook arrives; the deadline is the 10th. */
  sentOnDay: number;
  style: FormStyle;
  /** Counties and zones with their relative numbers of enterprises. */
  counties: readonly (readonly [regionId: string, weight: number])[];
}

const COMMON: FormStyle = {
  unit: '万元',
  heads: 'merged',
  unitIn: 'line',
  periodColumn: false,
  reportedOnColumn: false,
};

/** The province, whose own bureau keeps the lists and collects the corrections. */
export const PROVINCE = '220000';

/** The nine 市州 and 长白山 as the demo knows them. */
// prettier-ignore
export const PREFECTURES: readonly PrefectureProfile[] = [
  {
    id: '220100', share: 41.2, growthGap: [1.2, 0.8, 0.5], rdFactor: 1.1, responseRate: 95.5, lateRate: 2.6, sentOnDay: 9, style: COMMON,
    counties: [['changchun-xinqu', 22], ['220171', 13], ['220172', 11], ['220174', 9], ['220102', 5], ['220103', 7], ['220104', 7], ['220105', 6],
      ['220106', 8], ['220112', 3], ['220113', 5], ['220122', 3], ['220182', 3], ['220183', 3], ['220184', 4]],
  },
  {
    id: '220200', share: 16.6, growthGap: [-0.2, 0.4, 0.9], rdFactor: 1.03, responseRate: 95.1, lateRate: 2.1, sentOnDay: 8, style: COMMON,
    counties: [['220271', 10], ['220272', 24], ['220273', 4], ['220202', 12], ['220203', 14], ['220204', 10], ['220211', 7], ['220221', 6],
      ['220281', 4], ['220282', 4], ['220283', 5], ['220284', 6]],
  },
  {
    id: '220300', share: 6.9, growthGap: [-2.9, -1.6, -1.0], rdFactor: 0.76, responseRate: 91.2, lateRate: 4.5, sentOnDay: 10,
    style: { ...COMMON, heads: 'flat', unitIn: 'heads' },
    counties: [['220302', 36], ['220303', 26], ['220322', 14], ['220323', 11], ['220382', 13]],
  },
  {
    id: '220400', share: 3.4, growthGap: [0.4, -0.8, 0.2], rdFactor: 0.93, responseRate: 94.6, lateRate: 2.4, sentOnDay: 7,
    style: { ...COMMON, unit: '千元' },
    counties: [['220402', 46], ['220403', 18], ['220421', 20], ['220422', 16]],
  },
  {
    id: '220500', share: 8.5, growthGap: [2.5, 1.9, 1.1], rdFactor: 1.04, responseRate: 95.7, lateRate: 1.8, sentOnDay: 8, style: COMMON,
    counties: [['220502', 26], ['220503', 8], ['220521', 12], ['220523', 9], ['220524', 9], ['220581', 28], ['220582', 8]],
  },
  {
    id: '220600', share: 4.1, growthGap: [-1.4, -0.5, 0.6], rdFactor: 0.84, responseRate: 95.2, lateRate: 2.2, sentOnDay: 9,
    style: { ...COMMON, unit: '千元', heads: 'flat', unitIn: 'heads', periodColumn: true },
    counties: [['220602', 34], ['220605', 20], ['220621', 18], ['220622', 12], ['220623', 7], ['220681', 9]],
  },
  {
    id: '220700', share: 5.4, growthGap: [-8.9, -3.2, -1.4], rdFactor: 0.64, responseRate: 92.2, lateRate: 4.1, sentOnDay: 10,
    style: { ...COMMON, reportedOnColumn: true },
    counties: [['220702', 40], ['220771', 18], ['220721', 14], ['220722', 10], ['220723', 7], ['220781', 11]],
  },
  {
    id: '220800', share: 4.0, growthGap: [-11.7, -4.4, -2.2], rdFactor: 0.56, responseRate: 85, lateRate: 8, sentOnDay: 10,
    style: { ...COMMON, unit: '元', heads: 'flat', periodColumn: true },
    counties: [['220802', 38], ['220871', 14], ['220821', 11], ['220822', 9], ['220881', 15], ['220882', 13]],
  },
  {
    id: '222400', share: 9.0, growthGap: [3.3, 2.2, 1.3], rdFactor: 0.9, responseRate: 94.3, lateRate: 3.0, sentOnDay: 9, style: COMMON,
    counties: [['222401', 42], ['222402', 5], ['222403', 17], ['222404', 12], ['222405', 6], ['222406', 5], ['222424', 6], ['222426', 7]],
  },
  {
    id: 'changbaishan', share: 0.9, growthGap: [2.0, 1.0, 2.4], rdFactor: 0.7, responseRate: 95, lateRate: 2, sentOnDay: 8,
    style: { ...COMMON, unit: '元' },
    counties: [['changbaishan', 100]],
  },
];
