/** What a programme has to know of a filed field. */
export interface FieldFacts {
  key: string;
  zh: string;
  en: string;
  unit: string;
  kind: 'flow' | 'stock' | 'average';
  mayBeNegative: boolean;
}

/** What can be measured of an enterprise: the fields of the dictionary and the codes of the catalogue. */
export interface Measurables {
  fields: readonly FieldFacts[];
  indicators: readonly { code: string }[];
}
