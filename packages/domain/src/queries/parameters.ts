import type { QueryParameter } from './canned.js';

/** The newest period there is, until another is chosen. */
export const period: QueryParameter = {
  name: 'period',
  title: { zh: '报告期', en: 'Period' },
  type: 'text',
  choices: 'period',
  preset: 'latest',
};

export const tier = (preset: string): QueryParameter => ({
  name: 'tier',
  title: { zh: '层级', en: 'Tier' },
  type: 'text',
  choices: 'tier',
  preset,
});

export const section: QueryParameter = {
  name: 'section',
  title: { zh: '行业门类', en: 'Section' },
  type: 'text',
  choices: 'section',
  preset: 'C',
};

export const number = (name: string, zh: string, en: string, preset: number): QueryParameter => ({
  name,
  title: { zh, en },
  type: 'number',
  choices: null,
  preset: String(preset),
});

export const text = (name: string, zh: string, en: string, preset: string): QueryParameter => ({
  name,
  title: { zh, en },
  type: 'text',
  choices: null,
  preset,
});
