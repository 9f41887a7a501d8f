/** What happened and what to do about it; `{found}` and `{expected}` are replaced by the facts of the case. */
export interface CodeTexts {
  readonly what: string;
  readonly advice: string;
}

/** The two languages of one code. */
export interface InputCode {
  readonly zh: CodeTexts;
  readonly en: CodeTexts;
}

/** One code: what happened and what to do, in both languages. */
export const say = (zhWhat: string, zhAdvice: string, enWhat: string, enAdvice: string): InputCode => ({
  zh: { what: zhWhat, advice: zhAdvice },
  en: { what: enWhat, advice: enAdvice },
});
