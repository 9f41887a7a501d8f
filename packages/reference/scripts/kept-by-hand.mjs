/** What the division history does not hold: English names, days of changes, other words, and units without a GB/T 2260 code. */

/** English names: every province, every unit of Jilin. */
// prettier-ignore
export const ENGLISH = {
  '000000': 'China',
  110000: 'Beijing', 120000: 'Tianjin', 130000: 'Hebei', 140000: 'Shanxi', 150000: 'Inner Mongolia', 210000: 'Liaoning',
  220000: 'Jilin', 230000: 'Heilongjiang', 310000: 'Shanghai', 320000: 'Jiangsu', 330000: 'Zhejiang', 340000: 'Anhui',
  350000: 'Fujian', 360000: 'Jiangxi', 370000: 'Shandong', 410000: 'Henan', 420000: 'Hubei', 430000: 'Hunan',
  440000: 'Guangdong', 450000: 'Guangxi', 460000: 'Hainan', 500000: 'Chongqing', 510000: 'Sichuan', 520000: 'Guizhou',
  530000: 'Yunnan', 540000: 'Tibet', 610000: 'Shaanxi', 620000: 'Gansu', 630000: 'Qinghai', 640000: 'Ningxia',
  650000: 'Xinjiang', 710000: 'Taiwan', 810000: 'Hong Kong', 820000: 'Macao',
  220100: 'Changchun', 220102: 'Nanguan', 220103: 'Kuancheng', 220104: 'Chaoyang', 220105: 'Erdao', 220106: 'Lüyuan',
  220112: 'Shuangyang', 220113: 'Jiutai', 220122: "Nong'an", 220182: 'Yushu', 220183: 'Dehui', 220184: 'Gongzhuling',
  220200: 'Jilin City', 220202: 'Changyi', 220203: 'Longtan', 220204: 'Chuanying', 220211: 'Fengman', 220221: 'Yongji',
  220281: 'Jiaohe', 220282: 'Huadian', 220283: 'Shulan', 220284: 'Panshi',
  220300: 'Siping', 220302: 'Tiexi', 220303: 'Tiedong', 220322: 'Lishu', 220323: 'Yitong', 220382: 'Shuangliao',
  220400: 'Liaoyuan', 220402: 'Longshan', 220403: "Xi'an", 220421: 'Dongfeng', 220422: 'Dongliao',
  220500: 'Tonghua', 220502: 'Dongchang', 220503: 'Erdaojiang', 220521: 'Tonghua County', 220523: 'Huinan',
  220524: 'Liuhe', 220581: 'Meihekou', 220582: "Ji'an",
  220600: 'Baishan', 220602: 'Hunjiang', 220605: 'Jiangyuan', 220621: 'Fusong', 220622: 'Jingyu', 220623: 'Changbai',
  220681: 'Linjiang',
  220700: 'Songyuan', 220702: 'Ningjiang', 220721: 'Qian Gorlos', 220722: 'Changling', 220723: "Qian'an", 220781: 'Fuyu',
  220800: 'Baicheng', 220802: 'Taobei', 220821: 'Zhenlai', 220822: 'Tongyu', 220881: 'Taonan', 220882: "Da'an",
  222400: 'Yanbian', 222401: 'Yanji', 222402: 'Tumen', 222403: 'Dunhua', 222404: 'Hunchun', 222405: 'Longjing',
  222406: 'Helong', 222424: 'Wangqing', 222426: 'Antu',
};

/** Months of changes of which the history knows only the year; the day is set to the first. */
export const CHANGED_IN = { 220181: '2014-10-01', 220381: '2020-06-01' };

/** Further words for a unit. 梅河新区 was merged with 梅河口 in 2021 (市区合一) and is no unit of its own here. */
export const ALSO_CALLED = {
  '000000': ['全国', '中华人民共和国'],
  150000: ['内蒙'],
  220721: ['前郭县'],
  220581: ['梅河新区', '梅河口新区'],
};

const ZONE = { level: 'county', kind: 'zone' };
const statistical = (nbs, parent, name, shortName, nameEn, aliases) => ({
  ...ZONE,
  id: nbs,
  nbs,
  parent,
  name,
  shortName,
  nameEn,
  aliases,
});

/** Units enterprises report under that GB/T 2260 does not know. Where no founding month is known, valid_from stays empty. */
export const WITHOUT_CODE = [
  {
    id: 'changbaishan',
    parent: '220000',
    level: 'prefecture',
    kind: 'agency',
    name: '长白山保护开发区管理委员会',
    shortName: '长白山',
    nameEn: 'Changbai Mountain',
    validFrom: '2006-01-01',
    locatedIn: ['222426', '220621'],
    aliases: ['长白山管委会', '长白山保护开发区', '长白山保护开发区管委会', '池北区', '池西区', '池南区'],
  },
  {
    ...ZONE,
    id: 'changchun-xinqu',
    parent: '220100',
    name: '长春新区',
    shortName: '长春新区',
    nameEn: 'Changchun New Area',
    validFrom: '2016-02-01',
    locatedIn: ['220104', '220103', '220105', '220113'],
    aliases: ['长春新区管委会'],
  },
  {
    ...ZONE,
    id: 'zhonghan-shifanqu',
    parent: '220100',
    name: '中韩(长春)国际合作示范区',
    shortName: '中韩示范区',
    nameEn: 'China–ROK (Changchun) Demonstration Zone',
    validFrom: '2020-04-01',
    aliases: ['中韩国际合作示范区', '中韩(长春)示范区', '中韩长春国际合作示范区', '中韩示范区管委会'],
  },
  statistical('220171', '220100', '长春经济技术开发区', '长春经开区', 'Changchun Economic Zone', [
    '经开区',
    '长春经开',
  ]),
  statistical('220172', '220100', '长春净月高新技术产业开发区', '净月高新区', 'Jingyue High-tech Zone', [
    '净月区',
    '净月开发区',
    '长春净月高新区',
    '净月',
  ]),
  statistical('220173', '220100', '长春高新技术产业开发区', '长春高新区', 'Changchun High-tech Zone', [
    '高新区',
    '长春高新',
  ]),
  statistical('220174', '220100', '长春汽车经济技术开发区', '长春汽开区', 'Changchun Automotive Zone', [
    '汽开区',
    '长春汽开',
    '汽车经济技术开发区',
  ]),
  statistical('220271', '220200', '吉林经济技术开发区', '吉林经开区', 'Jilin Economic Zone', [
    '经开区',
    '吉林经济开发区',
    '吉林经开',
  ]),
  statistical('220272', '220200', '吉林高新技术产业开发区', '吉林高新区', 'Jilin High-tech Zone', [
    '高新区',
    '吉林高新',
  ]),
  {
    ...statistical('220273', '220200', '吉林中国新加坡食品区', '中新食品区', 'Sino-Singapore Food Zone', [
      '中新吉林食品区',
      '中新(吉林)食品区',
      '吉林(中国-新加坡)食品区',
    ]),
    locatedIn: ['220221'],
  },
  statistical('220771', '220700', '吉林松原经济开发区', '松原经开区', 'Songyuan Economic Zone', [
    '经开区',
    '松原经济技术开发区',
    '松原经济开发区',
  ]),
  statistical('220871', '220800', '吉林白城经济开发区', '白城经开区', 'Baicheng Economic Zone', [
    '经开区',
    '白城经济开发区',
  ]),
];
