import { growthOf } from './indicator.js';

/** Growth of new orders on the year before in percent, over enterprises that filed both. */
export const newOrdersGrowth = growthOf({
  code: 'new-orders-growth',
  name: { zh: '新签订单同比', en: 'New orders growth, year on year' },
  meaning: {
    zh: '可比口径:两期都填报新签订单的企业,本期合计比上年同期合计增长的百分比。',
    en: 'Enterprises that filed new orders for both periods: growth of their total on the year before.',
  },
  direction: 'higher-is-better',
  field: 'new_orders',
});
