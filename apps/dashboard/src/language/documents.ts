import type { Twin } from './messages.js';

/** Workbooks that are made on request: the returned one, and templates. */
export const documentsZh = {
  returned: '下载退回件',
  returnedHint: '您传来的原表，错的格已批注、标色，另附清单；其余一字未动',
  making: '正在生成…',
  broken: '没有生成，已收的数据没有变动。再点一次即可。',
  template: '下载空表',
  templateNote: '表头与系统识别的一致，填好传回来即可',
  layout: '报表',
  period: '期间',
  prefill: '填好应报企业和去年同期数',
  prefillNote: (place: string) => `${place}这一期应报的企业各占一行；去年报过的数填在上年同期里，可以改。`,
  make: '生成并下载',
};

export const documentsEn: Twin<typeof documentsZh> = {
  returned: 'Download to correct',
  returnedHint: 'Your own workbook: wrong cells commented and coloured, a list beside; nothing else is touched',
  making: 'Making it…',
  broken: 'It was not made; nothing else changed. Try once more.',
  template: 'Download a form',
  templateNote: 'Its heads are those the product reads; fill it in and send it back',
  layout: 'Form',
  period: 'Period',
  prefill: 'With who owes it, and last year’s figures',
  prefillNote: place =>
    `One row for each enterprise of ${place} that owes a return; what it filed a year ago stands beside, and may be changed.`,
  make: 'Make and download',
};
