/** One line of business: its class of GB/T 4754-2017 with the section letter, how common it is, and what its firms are called after. */
export interface Trade {
  code: string;
  weight: number;
  season: Season;
  /** R&D intensity and electricity relative to the average firm. */
  rdFactor: number;
  powerFactor: number;
  products: readonly string[];
  /** Prefectures where the trade is at home: it is four times as common there. */
  home?: readonly string[];
}

/** How a year's revenue falls on its twelve months. */
export type Season = 'industry' | 'harvest' | 'building' | 'projects' | 'visitors' | 'heating';

/** Percent of a year's revenue per calendar month; each sums to 100. */
export const SEASONS: Record<Season, readonly number[]> = {
  industry: [7.2, 5.8, 8.6, 8.0, 8.2, 8.9, 8.0, 8.1, 8.9, 8.5, 8.9, 10.9],
  harvest: [8, 6, 6.5, 6.5, 7, 7, 7, 7.5, 9.5, 11, 11.5, 12.5],
  building: [3, 2, 5, 7.5, 9.5, 11, 11, 11, 11.5, 11, 9, 8.5],
  projects: [5.5, 5, 7.5, 7, 7.5, 9.5, 7, 7.5, 9, 8, 9.5, 17],
  visitors: [11, 11, 6, 5.5, 7, 8, 11, 12, 8, 7.5, 5, 8],
  heating: [11, 10, 9, 7, 6.5, 6.5, 7, 7, 7, 8.5, 10, 10.5],
};

const trade = (
  code: string,
  weight: number,
  season: Season,
  rdFactor: number,
  powerFactor: number,
  products: string,
  home?: readonly string[],
): Trade => ({ code, weight, season, rdFactor, powerFactor, products: products.split(' '), ...(home && { home }) });

/** The lines of business of the demo, manufacturing first: about three firms in four. */
// prettier-ignore
export const TRADES: readonly Trade[] = [
  trade('C3670', 10, 'industry', 1.0, 1.0, '汽车零部件 汽车底盘 汽车电子 汽车内饰', ['220100']),
  trade('C3714', 2.0, 'industry', 1.25, 1.0, '轨道交通装备 轨道车辆配件', ['220100']),
  trade('C3571', 1.5, 'industry', 1.0, 0.9, '农机制造 拖拉机制造', ['220100', '220700']),
  trade('C3572', 2.0, 'industry', 1.0, 0.9, '农业机械 智能农机', ['220300', '220800']),
  trade('C2740', 4.0, 'industry', 1.05, 0.9, '中药制药 现代中药', ['220500', '222400']),
  trade('C2720', 2.5, 'industry', 1.35, 0.9, '制药 药业', ['220500', '220100']),
  trade('C2761', 2.0, 'industry', 1.7, 0.8, '生物制品 生物制药', ['220100']),
  trade('C2730', 1.5, 'harvest', 0.7, 0.7, '人参加工 中药饮片', ['222400', '220600', 'changbaishan']),
  trade('C3584', 1.5, 'industry', 1.35, 0.6, '医疗器械 医用设备'),
  trade('C4040', 2.0, 'projects', 1.8, 0.6, '光学仪器 精密光学', ['220100']),
  trade('C3976', 2.0, 'industry', 1.7, 0.8, '光电器件 光电子', ['220100']),
  trade('C3562', 1.0, 'projects', 1.8, 0.6, '半导体设备'),
  trade('C3983', 1.2, 'industry', 1.5, 0.6, '传感器 敏感元件'),
  trade('C3824', 1.2, 'industry', 1.2, 0.8, '电力电子', ['220200']),
  trade('C3821', 1.2, 'industry', 1.0, 1.0, '变压器 输变电设备', ['220300']),
  trade('C3823', 1.5, 'industry', 1.0, 0.8, '配电设备 电气成套'),
  trade('C4011', 1.5, 'projects', 1.45, 0.5, '自动化控制 智能装备'),
  trade('C2651', 1.5, 'industry', 0.9, 1.8, '高分子材料 合成树脂', ['220200']),
  trade('C2662', 2.5, 'industry', 0.95, 1.7, '专用化学品 精细化工', ['220200']),
  trade('C2829', 1.2, 'industry', 1.2, 2.2, '碳纤维 化学纤维', ['220200']),
  trade('C3091', 0.8, 'industry', 0.8, 2.4, '石墨制品 碳素材料', ['220200', '220600']),
  trade('C2831', 0.6, 'industry', 1.1, 1.8, '生物基纤维', ['220400', '220100']),
  trade('C1711', 0.8, 'industry', 0.6, 1.5, '纺织 棉纺', ['220400']),
  trade('C3033', 0.8, 'building', 0.7, 1.2, '防水材料', ['220300']),
  trade('C3042', 0.6, 'industry', 0.9, 1.9, '特种玻璃'),
  trade('C3311', 2.0, 'building', 0.7, 1.0, '钢结构 金属结构'),
  trade('C3484', 2.5, 'industry', 0.9, 1.1, '机械加工 精密机械'),
  trade('C3525', 1.5, 'industry', 1.0, 1.0, '模具 精密模具', ['220100']),
  trade('C3516', 0.8, 'projects', 1.0, 0.9, '冶金设备'),
  trade('C3415', 0.6, 'projects', 1.1, 0.8, '风电装备', ['220800', '220700']),
  trade('C1391', 1.2, 'harvest', 0.6, 1.4, '淀粉制品 玉米深加工', ['220300', '220100']),
  trade('C1311', 1.5, 'harvest', 0.4, 0.7, '米业 粮食加工', ['220700', '220800', '220200']),
  trade('C1371', 0.8, 'harvest', 0.5, 0.7, '蔬菜食品', ['220700']),
  trade('C1351', 0.9, 'harvest', 0.4, 0.8, '肉业 畜产品加工', ['220500', '220300']),
  trade('C1432', 0.8, 'harvest', 0.5, 0.9, '速冻食品', ['222400']),
  trade('C1492', 1.2, 'industry', 0.9, 0.6, '保健食品 健康食品', ['222400', '220600', 'changbaishan']),
  trade('C1529', 0.8, 'visitors', 0.5, 0.7, '饮品 矿泉饮料', ['220600', 'changbaishan']),
  trade('C1512', 0.5, 'harvest', 0.4, 0.7, '酒业', ['220800', '220500']),
  trade('C2034', 1.0, 'building', 0.5, 0.9, '木业 地板制造', ['220600', '222400']),
  trade('C2231', 0.8, 'industry', 0.5, 1.0, '包装制品'),
  trade('I6513', 5.0, 'projects', 2.2, 0.2, '软件 应用软件', ['220100']),
  trade('I6531', 3.5, 'projects', 1.7, 0.2, '系统集成 信息技术', ['220100']),
  trade('I6550', 1.5, 'projects', 1.6, 0.6, '数据服务 云计算', ['220100']),
  trade('M7320', 2.5, 'projects', 2.2, 0.2, '工程技术 技术开发', ['220100']),
  trade('M7452', 2.0, 'projects', 1.2, 0.3, '检测技术 检验检测'),
  trade('M7340', 1.0, 'projects', 2.4, 0.3, '医学研究 生物技术', ['220100']),
  trade('M7484', 1.2, 'projects', 1.0, 0.1, '工程设计'),
  trade('A0171', 1.5, 'harvest', 0.6, 0.2, '参业 中草药种植', ['220600', '222400', 'changbaishan']),
  trade('A0311', 1.0, 'harvest', 0.5, 0.2, '牧业 肉牛养殖', ['220700', '220800']),
  trade('A0514', 1.2, 'harvest', 0.4, 0.4, '农产品 农业科技'),
  trade('A0412', 0.4, 'harvest', 0.4, 0.3, '渔业', ['220700']),
  trade('E4813', 1.2, 'building', 0.6, 0.2, '市政工程 路桥工程'),
  trade('E4910', 1.2, 'building', 0.7, 0.2, '电气安装 机电工程'),
  trade('E5013', 0.6, 'building', 0.5, 0.1, '幕墙装饰'),
  trade('F5126', 0.8, 'industry', 0.3, 0.1, '健康产品商贸'),
  trade('F5176', 0.7, 'projects', 0.5, 0.1, '计算机设备商贸'),
  trade('D4415', 0.5, 'heating', 0.4, 0.6, '风力发电', ['220800', '220700']),
  trade('D4430', 0.6, 'heating', 0.3, 1.5, '热力'),
  trade('N7722', 0.8, 'projects', 0.9, 0.6, '环境治理 环保科技'),
  trade('G5930', 0.5, 'harvest', 0.3, 1.0, '冷链仓储'),
  trade('L7291', 0.4, 'visitors', 0.3, 0.1, '旅行服务', ['changbaishan', '222400']),
  trade('R9030', 0.4, 'visitors', 0.3, 0.2, '生态旅游 冰雪旅游', ['changbaishan', '220200']),
  trade('H6110', 0.3, 'visitors', 0.2, 0.5, '旅游饭店', ['changbaishan']),
];
